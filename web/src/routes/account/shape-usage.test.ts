import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UsageAnswer } from '../../../../worker/providers/summary-schemas.ts'
import { shapeChart } from '../../charts/shape.ts'
import { addDays } from '../../lib/format-dates.ts'
import { fromMicros, sumAmounts } from '../../lib/micros.ts'
import { measuresOf, shapeUsage, shareOf } from './shape-usage.ts'

type Item = UsageAnswer['items'][number]

const usd = { currency: 'USD' }

const item = (period: string, group: string | null, amount: string, more: Partial<Item> = {}): Item => ({
  ...{ period, grain: 'day', connectionId: 'con_1', group, groupName: null },
  ...{ used: { amount, currency: 'USD' }, toPay: null, quantity: null, unit: null, meter: null, provenance: 'reported' },
  ...more,
})

const answer = (items: Item[], more: Partial<UsageAnswer> = {}): UsageAnswer => ({
  ...{ providerId: 'openai', metric: 'cost', granularity: 'day', groupBy: 'service', timeZone: 'UTC' },
  ...{ from: '2026-11-01', to: '2026-11-05', completeThrough: '2026-11-04', items, beside: [] },
  totals: [
    { used: { amount: '0.000000', currency: 'USD' }, toPay: { amount: '0.000000', currency: 'USD' }, notReported: usdOf('0.000000') },
  ],
  ...more,
})

const usdOf = (amount: string) => ({ amount, currency: 'USD' })

describe('shaping the figures of a connection', () => {
  it('keeps every micro-unit: parts, their sum, and the bars with what is in none', () => {
    const items = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 4 }),
        group: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', null),
        micros: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        grain: fc.constantFrom('day' as const, 'month' as const),
      }),
    )
    fc.assert(
      fc.property(items, (rows) => {
        const given = rows.map(({ day, group, micros, grain }) => item(addDays('2026-11-01', day), group, fromMicros(micros), { grain }))
        const shaped = shapeUsage(answer(given), usd, 'day')
        const whole = sumAmounts(given.map((one) => one.used?.amount))
        const chart = shapeChart({ days: shaped.days, sources: shaped.groups.map(({ source }) => source) })
        expect(shaped.total).toBe(whole)
        expect(sumAmounts([...chart.totals, shaped.withoutDay])).toBe(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves a day without a figure empty', () => {
    const { groups } = shapeUsage(answer([item('2026-11-02', 'API', '1.000000')]), usd, 'day')
    expect(groups[0]?.source.amounts).toEqual([null, '1.000000', null, null, null])
  })

  it('puts a week that begins before the range on its first day', () => {
    const { groups } = shapeUsage(answer([item('2026-10-26', 'API', '7.000000')], { granularity: 'week' }), usd, 'day')
    expect(groups[0]?.source.amounts[0]).toBe('7.000000')
  })

  it('draws no bar for a month’s figure beside days, and draws it where months are all there is', () => {
    const items = [item('2026-11-01', 'Seats', '171.000000', { grain: 'month' })]
    expect(shapeUsage(answer(items), usd, 'day')).toMatchObject({ total: '171.000000', withoutDay: '171.000000' })
    expect(shapeUsage(answer(items), usd, 'month')).toMatchObject({ total: '171.000000', withoutDay: undefined })
  })

  it('adds no currency to another, and no meter', () => {
    const items = [
      item('2026-11-01', 'A', '1.000000'),
      item('2026-11-01', 'A', '5.000000', { used: { amount: '5.000000', currency: 'EUR' } }),
    ]
    expect(shapeUsage(answer(items), usd, 'day').total).toBe('1.000000')
    const counted = (meter: string, quantity: number) => item('2026-11-01', 'A', '0', { used: null, quantity, meter, unit: 'tokens' })
    const usage = answer([counted('input', 5), counted('output', 7)], { metric: 'quantity', totals: [] })
    expect(measuresOf(usage)).toEqual([
      { unit: 'tokens', meter: 'input' },
      { unit: 'tokens', meter: 'output' },
    ])
    expect(shapeUsage(usage, { unit: 'tokens', meter: 'output' }, 'day').total).toBe('7.000000')
  })

  it('says that a group has no name instead of leaving it out', () => {
    expect(shapeUsage(answer([item('2026-11-01', null, '1.000000')]), usd, 'day').groups[0]?.name).toBe('No service named')
  })
})

describe('the share of a part', () => {
  it('is in percent, and is none of a sum that is not above zero, or below zero itself', () => {
    expect(shareOf('1.000000', '8.000000')).toBe(12.5)
    expect(shareOf('1.000000', '0.000000')).toBeUndefined()
    expect(shareOf('-1.000000', '8.000000')).toBeUndefined()
    expect(shareOf('1.000000', undefined)).toBeUndefined()
  })
})
