import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decimal, add, divide, formatDecimal, isZero, multiply, negate, parseDecimal, roundTo, subtract, zero } from './decimal.ts'

const decimals = fc.record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.integer({ min: 0, max: 14 }) })
const equal = (a: Decimal, b: Decimal) => isZero(subtract(a, b))

test('a decimal that is written and read again is the same number', () => {
  fc.assert(
    fc.property(decimals, (value) => {
      expect(equal(parseDecimal(formatDecimal(value)), value)).toBe(true)
    }),
  )
})

test('sums do not depend on their order or grouping', () => {
  fc.assert(
    fc.property(decimals, decimals, decimals, (a, b, c) => {
      expect(equal(add(a, b), add(b, a))).toBe(true)
      expect(equal(add(add(a, b), c), add(a, add(b, c)))).toBe(true)
      expect(equal(add(a, zero), a)).toBe(true)
      expect(isZero(add(a, negate(a)))).toBe(true)
    }),
  )
})

test('products are exact: multiplying distributes over adding', () => {
  fc.assert(
    fc.property(decimals, decimals, decimals, (a, b, c) => {
      expect(equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true)
    }),
  )
})

test('rounding is off by at most half a unit, and half goes to the even neighbour', () => {
  fc.assert(
    fc.property(decimals, fc.integer({ min: 0, max: 10 }), (value, places) => {
      const rest = subtract(value, { units: roundTo(value, places), scale: places })
      const twice = add(rest, rest)
      const size = twice.units < 0n ? negate(twice) : twice
      expect(subtract(size, { units: 1n, scale: places }).units <= 0n).toBe(true)
    }),
  )
  expect(['0.5', '1.5', '2.5', '-0.5', '-1.5', '-2.5'].map((text) => roundTo(parseDecimal(text), 0))).toEqual([0n, 2n, 2n, 0n, -2n, -2n])
})

test('a quotient times its divisor is the dividend again, to the last place asked for', () => {
  fc.assert(
    fc.property(
      decimals,
      decimals.filter((value) => !isZero(value)),
      (a, b) => {
        const off = subtract(multiply(divide(a, b, 20), b), a)
        const allowed = multiply({ units: 1n, scale: 20 }, b.units < 0n ? negate(b) : b)
        const size = off.units < 0n ? negate(off) : off
        expect(subtract(size, allowed).units <= 0n).toBe(true)
      },
    ),
  )
  expect(() => divide(parseDecimal('1'), zero, 6)).toThrow('division by zero')
})

test('JSON numbers are read by their shortest decimal form', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
      expect(Number(formatDecimal(parseDecimal(value)))).toBe(value === 0 ? 0 : value)
    }),
  )
  expect(formatDecimal(parseDecimal(0.1))).toBe('0.1')
})
