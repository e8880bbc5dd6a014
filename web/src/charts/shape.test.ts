import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mockDashboard } from '../../dev/mock-dashboard.ts'
import { addDays } from '../lib/format-dates.ts'
import { fromMicros, sumAmounts } from '../lib/micros.ts'
import { readoutOf } from './column.ts'
import { restId, shapeChart } from './shape.ts'
import { extentOf, stackColumn } from './stack.ts'
import { trendOf } from './trend.ts'

const days = (count: number, from = '2026-11-01') => Array.from({ length: count }, (_, index) => addDays(from, index))
const source = (id: string, amounts: (string | null)[], completeThrough: string | null = '2026-12-31') => ({
  id,
  name: id,
  amounts,
  completeThrough,
})
const nothing: ReadonlySet<string> = new Set()

describe('shaping the chart', () => {
  it('shows every micro-unit of the figures it was given, by day and by week', () => {
    const amounts = fc
      .integer({ min: 1, max: 130 })
      .chain((count) =>
        fc.array(
          fc.array(fc.option(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map(fromMicros)), { minLength: count, maxLength: count }),
          { maxLength: 12 },
        ),
      )
    fc.assert(
      fc.property(amounts, (rows) => {
        const shaped = shapeChart({
          days: days(rows[0]?.length ?? 1),
          sources: rows.map((used, index) => source(`p${index}`, used)),
          forecast: [],
        })
        expect(sumAmounts(shaped.totals)).toBe(sumAmounts(rows.flat()))
        expect(sumAmounts(shaped.series.flatMap((one) => one.amounts))).toBe(sumAmounts(rows.flat()))
      }),
      { numRuns: 40 },
    )
  })

  it('adds up to the headline of the overview', () => {
    for (const range of ['7d', '30d', 'mtd', '90d', '12m'] as const) {
      const { series, totals, forecast, byProvider } = mockDashboard(range, 'full')
      const shaped = shapeChart({
        days: series.days,
        sources: series.providers.map(({ providerId: id, used: amounts, ...source }) => ({ id, amounts, ...source })),
        forecast: forecast.days,
      })
      expect(sumAmounts(shaped.totals)).toBe(totals.used.amount)
      expect(sumAmounts(byProvider.map((line) => line.used.amount))).toBe(totals.used.amount)
    }
  })

  it('leaves a day without a figure empty instead of drawing it at zero', () => {
    const shaped = shapeChart({ days: days(2), sources: [source('aws', ['1.000000', null])], forecast: [] })
    expect(shaped.series[0]?.amounts).toEqual(['1.000000', null])
    expect(shaped.totals).toEqual(['1.000000', undefined])
    expect(stackColumn(shaped, 1, nothing)).toEqual([])
  })

  it('marks the days after "complete through" as incomplete, source by source', () => {
    const input = [source('aws', ['1.000000', '1.000000'], '2026-11-01'), source('openai', ['1.000000', '1.000000'], null)]
    const shaped = shapeChart({ days: days(2), sources: input, forecast: [] })
    expect(shaped.series.find((one) => one.id === 'aws')?.complete).toEqual([true, false])
    expect(shaped.series.find((one) => one.id === 'openai')?.complete).toEqual([false, false])
  })

  it('draws the smallest together once there are more than eight, and says how many', () => {
    const sources = Array.from({ length: 10 }, (_, index) => source(`p${index}`, [`${100 - index}.000000`]))
    const shaped = shapeChart({ days: days(1), sources, forecast: [] })
    expect(shaped.series).toHaveLength(8)
    expect(shaped.series.at(-1)).toMatchObject({ id: restId, name: '3 others', amounts: ['276.000000'], slot: 'rest' })
  })

  it('turns a long span into weeks that begin on Monday', () => {
    const shaped = shapeChart({
      days: days(120, '2026-08-01'),
      sources: [
        source(
          'aws',
          days(120).map(() => '1.000000'),
        ),
      ],
      forecast: [],
    })
    expect(shaped.grain).toBe('week')
    expect(shaped.buckets[0]).toEqual({ from: '2026-08-01', to: '2026-08-02' })
    expect(shaped.buckets[1]).toEqual({ from: '2026-08-03', to: '2026-08-09' })
    expect(shaped.series[0]?.amounts.slice(0, 2)).toEqual(['2.000000', '7.000000'])
  })

  it('continues the days with those that are only forecast', () => {
    const money = (amount: string) => ({ amount })
    const forecast = [{ day: '2026-11-03', expected: money('5.000000'), low: money('4.000000'), high: money('6.000000') }]
    const shaped = shapeChart({ days: days(2), sources: [source('aws', ['1.000000', '1.000000'])], forecast })
    expect(shaped.buckets.map((bucket) => bucket.from)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
    expect(shaped.forecast[2]).toEqual({ expected: '5.000000', low: '4.000000', high: '6.000000' })
    expect(shaped.series[0]?.amounts[2]).toBeNull()
  })
})

describe('stacking and reading a column', () => {
  const shaped = shapeChart({
    days: days(1),
    sources: [source('aws', ['10.000000']), source('openai', ['30.000000']), source('github', ['-5.000000'])],
    forecast: [],
  })

  it('piles charges up from zero and hangs credits down from it', () => {
    expect(stackColumn(shaped, 0, nothing).map(({ from, to }) => [from, to])).toEqual([
      [0, 30],
      [30, 40],
      [0, -5],
    ])
  })

  it('makes room on the axis for the highest pile and the deepest credit', () => {
    const [low, high] = extentOf(shaped, nothing)
    expect(low).toBeLessThan(-5)
    expect(high).toBeGreaterThan(40)
  })

  it('lists what is under the crosshair by amount, without what the legend hides', () => {
    expect(readoutOf({ data: shaped, index: 0, hidden: nothing }).map((line) => line.series.id)).toEqual(['openai', 'aws', 'github'])
    expect(readoutOf({ data: shaped, index: 0, hidden: new Set(['openai']) }).map((line) => line.series.id)).toEqual(['aws', 'github'])
  })
})

describe('the trend of a source', () => {
  it('ends with its last complete day', () => {
    const used = ['1.000000', null, '3.000000', '0.100000']
    expect(trendOf(days(4), source('aws', used, '2026-11-03'))).toEqual(['1.000000', null, '3.000000'])
    expect(trendOf(days(4), source('aws', used, null))).toEqual([])
  })

  it('is drawn by whole weeks over a year', () => {
    const year = days(365, '2025-11-24')
    const trend = trendOf(
      year,
      source(
        'aws',
        year.map(() => '1.000000'),
        '2026-11-20',
      ),
    )
    expect(trend).toHaveLength(51)
    expect(new Set(trend)).toEqual(new Set(['7.000000']))
  })
})
