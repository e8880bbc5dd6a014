import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import { usd } from '../platform/money.ts'
import { type ChargeItem, type LedgerPeriod, chargePeriods, keyPosition, pointPeriods } from './rows.ts'

const start = day('2026-11-01')

function item(fields: Partial<ChargeItem> & { offset?: number; dollars: string }): ChargeItem {
  const { offset = 0, dollars, ...rest } = fields
  const at = addDays(start, offset)
  const base = {
    start: at,
    end: addDays(at, 1),
    grain: 'day',
    category: 'Usage',
    frequency: 'Usage-Based',
    provenance: 'reported',
  } as const
  return { ...base, billed: usd(dollars), effective: usd(dollars), ...rest }
}

/** Parts of a cent, so that rounding each of them would show. */
const charges = fc.array(
  fc
    .record({
      offset: fc.integer({ min: 0, max: 3 }),
      service: fc.constantFrom('a', 'b', undefined),
      tenths: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
    })
    .map(({ offset, service, tenths }) =>
      item({ offset, service, dollars: (BigInt(tenths) < 0n ? '-' : '') + `0.${String(Math.abs(tenths)).padStart(10, '0')}` }),
    ),
  { maxLength: 30 },
)

const billedPosition = 13
const totalOf = (periods: readonly LedgerPeriod[]) =>
  periods.flatMap(({ rows }) => rows).reduce((sum, row) => sum + Number(row[billedPosition]), 0)

test('rows come out the same in whatever order the charges came', () => {
  fc.assert(
    fc.property(charges, (items) => {
      expect(chargePeriods(items.toReversed())).toEqual(chargePeriods(items))
    }),
  )
  const named = ['Web', undefined, 'web site'].map((name, index) =>
    item({ dollars: '1', quantity: index + 0.1, subAccount: { id: 'p', name } }),
  )
  expect(chargePeriods(named.toReversed())).toEqual(chargePeriods(named))
})

test('many small quantities and a large one add up the same in any order', () => {
  const quantities = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 12 })
  const sumOf = (all: number[]) =>
    pointPeriods(all.map((quantity) => ({ start, end: addDays(start, 1), grain: 'day' as const, meter: 'm', unit: 'u', quantity })))[0]
      ?.digest
  fc.assert(
    fc.property(quantities, (all) => {
      expect(sumOf(all.toReversed())).toBe(sumOf(all))
    }),
  )
})

test('what has the same dimensions is summed exactly and rounded once', () => {
  fc.assert(
    fc.property(charges, (items) => {
      const periods = chargePeriods(items)
      const exact = items.reduce((sum, { billed }) => sum + billed.value.units, 0n)
      const rows = periods.flatMap((period) => period.rows).length
      // Each row is off by half a micro-unit at most; the exact sum is in ten places.
      expect(Math.abs(totalOf(periods) - Number(exact) / 10_000)).toBeLessThanOrEqual(rows / 2 + 1e-6)
      expect(rows).toBe(new Set(items.map(({ start: at, service }) => `${at} ${service}`)).size)
    }),
  )
  expect(totalOf(chargePeriods(Array.from({ length: 10 }, () => item({ dollars: '0.0000001' }))))).toBe(1)
})

test('a digest names the figures: it changes with any of them and with nothing else', () => {
  const digest = (items: ChargeItem[]) => chargePeriods(items)[0]?.digest
  const one = item({ dollars: '1', service: 'a', subAccount: { id: 'p', name: 'Project' } })
  expect(digest([one])).toBe(digest([{ ...one }]))
  const others = [
    { ...one, billed: usd('1.000001') },
    { ...one, effective: usd('2') },
    { ...one, service: 'b' },
    { ...one, subAccount: { id: 'p', name: 'Renamed' } },
    { ...one, provenance: 'estimated' },
    { ...one, quantity: 3 },
  ]
  const digests = others.map((other) => digest([other]))
  expect(new Set([digest([one]), ...digests]).size).toBe(others.length + 1)
  expect(
    digest([
      item({ dollars: '0.5', service: 'a', subAccount: one.subAccount }),
      item({ dollars: '0.5', service: 'a', subAccount: one.subAccount }),
    ]),
  ).toBe(digest([one]))
})

test('a row keeps its key when its figures change, so that it is updated and not replaced', () => {
  const keyOf = (dollars: string) => chargePeriods([item({ dollars, service: 'a' })])[0]?.rows[0]?.[keyPosition]
  expect(keyOf('1')).toBe(keyOf('7'))
})

test('periods come in order, and a month beside a day of the same date is a period of its own', () => {
  const month = { ...item({ dollars: '5' }), grain: 'month' as const, end: day('2026-12-01') }
  const periods = chargePeriods([item({ offset: 2, dollars: '1' }), month, item({ dollars: '2' })])
  expect(periods.map(({ start: at, grain }) => `${at} ${grain}`)).toEqual(['2026-11-01 day', '2026-11-01 month', '2026-11-03 day'])
  expect(periods.at(-1)?.start).toBe('2026-11-03')
})

test('a quantity that one of the parts lacks is unknown, not smaller', () => {
  const [period] = chargePeriods([item({ dollars: '1', quantity: 5, unit: 'GB' }), item({ dollars: '1', unit: 'GB' })])
  expect(period?.rows).toHaveLength(1)
  expect(period?.rows[0]?.[17]).toBeNull()
})

test('a charge whose amounts are in two currencies is refused', () => {
  expect(() =>
    chargePeriods([item({ dollars: '1', effective: { ...usd('1'), currency: 'EUR' as ReturnType<typeof usd>['currency'] } })]),
  ).toThrow('two currencies')
})

test('quantities are added without the tail of binary fractions', () => {
  const point = { start, end: addDays(start, 1), grain: 'day' as const, meter: 'storage', unit: 'GB' }
  const [period] = pointPeriods([
    { ...point, quantity: 0.1 },
    { ...point, quantity: 0.2 },
  ])
  expect(period?.rows[0]?.[6]).toBe(0.3)
})
