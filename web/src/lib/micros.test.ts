import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byAmount, fromMicros, sumAmounts, toMicros } from './micros.ts'

describe('micro-units', () => {
  it('writes back every amount it can read', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (micros) => toMicros(fromMicros(micros)) === micros))
  })

  it('adds a thousand tenths to exactly a hundred', () => {
    expect(sumAmounts(Array.from({ length: 1000 }, () => '0.100000'))).toBe('100.000000')
  })

  it('adds amounts beyond the integers a float can hold', () => {
    expect(sumAmounts(['9007199254.740993', '0.000001'])).toBe('9007199254.740994')
  })

  it('gives the same sum in any order', () => {
    const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(fromMicros)
    fc.assert(fc.property(fc.array(amount, { minLength: 1 }), (amounts) => sumAmounts(amounts) === sumAmounts(amounts.toReversed())))
  })

  it('has no sum where no figure is, and leaves missing figures out elsewhere', () => {
    expect(sumAmounts([null, undefined])).toBeUndefined()
    expect(sumAmounts([null, '0.000000'])).toBe('0.000000')
  })

  it('refuses what is not an amount instead of counting it as nothing', () => {
    for (const text of ['', 'NaN', '1e5', '1,000.00', '1.1234567']) expect(() => toMicros(text)).toThrow(RangeError)
  })

  it('orders amounts from the largest to the smallest, credits last', () => {
    expect(['0.500000', '-2.000000', '10.000000'].toSorted(byAmount)).toEqual(['10.000000', '0.500000', '-2.000000'])
  })
})
