import { earlierDay } from '../lib/format-dates.ts'
import { byAmount, sumAmounts } from '../lib/micros.ts'
import { type Slot, assignSlots } from '../lib/provider-colours.ts'
import { grainFor, intoBuckets } from './buckets.ts'
import type { ChartData, ChartSeries, ChartSource, ForecastDay, Grain } from './chart-data.ts'

export const restId = 'rest'

const mostSeries = 7

interface ChartInput {
  days: readonly string[]
  sources: readonly ChartSource[]
  /** Of all sources together, day by day. It may begin within the days and go on after them. */
  forecast?: readonly ForecastDay[]
  /** What the columns are; left out, as fine as can be told apart. */
  grain?: Grain
}

/**
 * Turns daily figures into what the chart and its table both show: at most eight series, of which the last holds what has no
 * colour of its own, in days, weeks or months. Sums are exact. Keep the result in a memo: it is made once for each answer.
 */
export function shapeChart({ days, sources, forecast = [], grain = grainFor(days) }: ChartInput): ChartData {
  const groups = intoBuckets(days, grain)
  const ranked = rank(sources)
  const own = ranked.length > mostSeries + 1 ? ranked.slice(0, mostSeries) : ranked
  const slots = assignSlots(own.filter(({ slot }) => slot === undefined).map(({ id }) => id))
  const series = own.map((source) =>
    toSeries({ id: source.id, name: source.name, slot: source.slot ?? slots.get(source.id) ?? 'rest' }, [source], days, groups),
  )
  const others = ranked.slice(own.length)
  if (others.length > 0) series.push(toSeries({ id: restId, name: `${others.length} others`, slot: 'rest' }, others, days, groups))

  const lastDay = days.at(-1)
  const daily = grain === 'day' && lastDay !== undefined ? forecast : []
  const ahead = daily.filter((one) => one.day > (lastDay ?? ''))
  const known = groups.map((group) => ({ from: days[group[0] ?? 0] ?? '', to: days[group.at(-1) ?? 0] ?? '' }))
  const buckets = [...known, ...ahead.map(({ day }) => ({ from: day, to: day }))]
  const expected = new Map(daily.map((one) => [one.day, one]))
  const padding = ahead.map(() => null)
  return {
    grain,
    buckets,
    series: series.map((one) => ({
      ...one,
      amounts: [...one.amounts, ...padding],
      complete: [...one.complete, ...padding.map(() => true)],
    })),
    totals: buckets.map((_, index) => sumAmounts(series.map((one) => one.amounts[index]))),
    forecast: buckets.map(({ from }) => {
      const day = expected.get(from)
      return day && { expected: day.expected.amount, low: day.low.amount, high: day.high.amount }
    }),
  }
}

const rank = (sources: readonly ChartSource[]): ChartSource[] =>
  sources
    .map((source) => ({ source, total: sumAmounts(source.amounts) ?? '0.000000' }))
    .toSorted((a, b) => byAmount(a.total, b.total) || a.source.name.localeCompare(b.source.name))
    .map(({ source }) => source)

const endOfTime = '9999-12-31'

function toSeries(
  named: { id: string; name: string; slot: Slot },
  sources: readonly ChartSource[],
  days: readonly string[],
  groups: readonly (readonly number[])[],
): ChartSeries {
  const through = sources.reduce(
    (earliest, { completeThrough }) => earlierDay(earliest, completeThrough === undefined ? endOfTime : (completeThrough ?? '')),
    endOfTime,
  )
  return {
    ...named,
    amounts: groups.map((group) => sumAmounts(group.flatMap((index) => sources.map((source) => source.amounts[index]))) ?? null),
    complete: groups.map((group) => (days[group.at(-1) ?? 0] ?? '') <= through),
  }
}
