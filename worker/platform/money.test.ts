import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, formatDecimal, parseDecimal, roundTo } from './decimal.ts'
import { cents, convert, formatMicros, micros, money, roundToMoney, sumAmounts, toMicros, usd } from './money.ts'

test('a decimal string of ten places is read exactly and rounded half-even once', () => {
  expect(roundToMoney(usd('1.2345678901')).micros).toBe(1_234_568)
  expect(toMicros(parseDecimal('0.0000005'))).toBe(0)
  expect(toMicros(parseDecimal('0.0000015'))).toBe(2)
  expect(toMicros(parseDecimal('-0.0000015'))).toBe(-2)
})

test('amounts in exponent form and fractional cents keep every digit', () => {
  expect(formatDecimal(parseDecimal('6.2E-7'))).toBe('0.00000062')
  expect(formatDecimal(parseDecimal('1.5e3'))).toBe('1500')
  expect(roundToMoney(cents('1234.5678')).micros).toBe(12_345_678)
})

test.each(['', '.', 'abc', 'NaN', '1,000.00', '--1', '1e', 'Infinity'])('%j is no amount and is refused rather than read as 0', (text) => {
  expect(() => parseDecimal(text)).toThrow()
})

test('rounding a sum once equals the exact sum, whatever the order', () => {
  const amount = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 12 }))
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (parts) => {
      const decimals = parts.map(([units, scale]) => ({ units, scale }))
      const forward = decimals.reduce(add)
      const backward = [...decimals].reverse().reduce(add)
      expect(roundTo(forward, 6)).toBe(roundTo(backward, 6))
      const exact = parts.reduce((sum, [units, scale]) => sum + units * 10n ** BigInt(12 - scale), 0n)
      expect(roundTo(forward, 12)).toBe(exact)
    }),
  )
})

test('a stored amount reads back as the decimal string of the API', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      expect(toMicros(parseDecimal(formatMicros(micros(value))))).toBe(value)
    }),
  )
  expect(formatMicros(micros(-1))).toBe('-0.000001')
})

test('different currencies are never added', () => {
  expect(() => sumAmounts([usd('1'), money('1', 'EUR')])).toThrow()
})

test('conversion goes through the euro with exact rates', () => {
  expect(convert(micros(10_000_000), parseDecimal('1.08'), parseDecimal('1'))).toBe(9_259_259)
})
