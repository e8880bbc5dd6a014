import { earlierDay } from '../lib/format-dates.ts'
import { byAmount, sumAmounts } from '../lib/micros.ts'
import { type Slot, assignSlots } from '../lib/provider-colours.ts'

interface SourceSeries {
  providerId: string
  name: string
  completeThrough: string | null
  /** Decimal strings aligned with the days; `null`: no figure, which is not zero. */
  used: readonly (string | null)[]
}

interface ForecastDay {
  day: string
  expected: { amount: string }
  low: { amount: string }
  high: { amount: string }
}

export interface ChartSeries {
  id: string
  name: string
  slot: Slot
  amounts: readonly (string | null)[]
  /** Whether the figure of that bucket is whole. */
  complete: readonly boolean[]
}

export interface ChartData {
  grain: 'day' | 'week'
  /** First and last day of each column. */
  buckets: readonly { from: string; to: string }[]
  /** Largest first; what has no colour of its own comes last, together. */
  series: readonly ChartSeries[]
  totals: readonly (string | undefined)[]
  forecast: readonly ({ expected: string; low: string; high: string } | undefined)[]
}

export const restId = 'rest'

const mostColumns = 100
const mostSeries = 7

/** Turns the daily figures into what the chart and its table both show. Sums are exact. */
export function shapeChart(input: {
  days: readonly string[]
  sources: readonly SourceSeries[]
  forecast: readonly ForecastDay[]
}): ChartData {
  const { days } = input
  const weekly = days.length > mostColumns
  const groups = weekly ? intoWeeks(days) : days.map((_, index) => [index])
  const ranked = rank(input.sources)
  const own = ranked.length > mostSeries + 1 ? ranked.slice(0, mostSeries) : ranked
  const slots = assignSlots(own.map((source) => source.providerId))
  const series = own.map((source) =>
    toSeries(source.providerId, source.name, slots.get(source.providerId) ?? 'rest', [source], days, groups),
  )
  const others = ranked.slice(own.length)
  if (others.length > 0) series.push(toSeries(restId, `${others.length} others`, 'rest', others, days, groups))

  const lastDay = days.at(-1)
  const ahead = weekly || lastDay === undefined ? [] : input.forecast.filter((one) => one.day > lastDay)
  const known = groups.map((group) => ({ from: days[group[0] ?? 0] ?? '', to: days[group.at(-1) ?? 0] ?? '' }))
  const buckets = [...known, ...ahead.map(({ day }) => ({ from: day, to: day }))]
  const expected = new Map(weekly ? [] : input.forecast.map((one) => [one.day, one]))
  const padding = ahead.map(() => null)
  return {
    grain: weekly ? 'week' : 'day',
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

/** Days by calendar week, Monday first; the weeks at the edges may be short. */
function intoWeeks(days: readonly string[]): number[][] {
  const weeks: number[][] = []
  days.forEach((day, index) => {
    const monday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1
    const week = weeks.at(-1)
    if (!week || monday) weeks.push([index])
    else week.push(index)
  })
  return weeks
}

const rank = (sources: readonly SourceSeries[]): SourceSeries[] =>
  sources
    .map((source) => ({ source, total: sumAmounts(source.used) ?? '0.000000' }))
    .toSorted((a, b) => byAmount(a.total, b.total) || a.source.name.localeCompare(b.source.name))
    .map(({ source }) => source)

function toSeries(
  id: string,
  name: string,
  slot: Slot,
  sources: readonly SourceSeries[],
  days: readonly string[],
  groups: readonly (readonly number[])[],
): ChartSeries {
  const through = sources.reduce((earliest, source) => earlierDay(earliest, source.completeThrough ?? ''), '9999-12-31')
  return {
    id,
    name,
    slot,
    amounts: groups.map((group) => sumAmounts(group.flatMap((index) => sources.map((source) => source.used[index]))) ?? null),
    complete: groups.map((group) => (days[group.at(-1) ?? 0] ?? '') <= through),
  }
}

/** One source's trend in a few pixels: by day or whole week, as far as it is complete. Half a day would look like a fall. */
export function trendOf(
  days: readonly string[],
  { used, completeThrough }: Pick<SourceSeries, 'used' | 'completeThrough'>,
): (string | null)[] {
  const complete = days.filter((day) => day <= (completeThrough ?? ''))
  if (days.length <= mostColumns) return used.slice(0, complete.length)
  const weeks = intoWeeks(complete).filter((week) => week.length === 7)
  return weeks.map((week) => sumAmounts(week.map((index) => used[index])) ?? null)
}

/** What stands at one column, largest first: the readout, and what a screen reader hears. */
export const readoutOf = (data: ChartData, index: number, hidden: ReadonlySet<string>) =>
  data.series
    .flatMap((series) => {
      const amount = series.amounts[index]
      return hidden.has(series.id) || amount === null || amount === undefined
        ? []
        : [{ series, amount, complete: series.complete[index] ?? true }]
    })
    .toSorted((a, b) => byAmount(a.amount, b.amount))
