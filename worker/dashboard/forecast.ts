import { type Day, addDays, addMonths, daysIn, isoWeekday, maxDay, minDay, monthOf, monthRange } from '../platform/day.ts'
import { type Micros, micros } from '../platform/money.ts'
import type { Counted } from './counted.ts'
import { forecastHistoryDays } from './read-store.ts'

export interface DayForecast {
  day: Day
  expected: Micros
  low: Micros
  high: Micros
}

export interface Forecast {
  state: 'ready' | 'too_early' | 'no_data'
  through: Day
  expected: Micros | null
  low: Micros | null
  high: Micros | null
  completeDays: number
  days: DayForecast[]
}

/** Fewer complete days than this say nothing of a run rate. */
const enoughDays = 5
/** Half the width of an interval that holds eight of ten, in standard deviations. */
const eightOfTen = 1.2816

interface Source {
  rows: Counted[]
  through: Day
}

/**
 * What the running month will come to: what is known, plus the run rate by weekday of the variable part for the days not
 * complete yet, plus recurring charges that came last month and have not come yet. One-off charges, tax and refunds are
 * not extrapolated. The bounds hold in eight of ten such months.
 */
export function forecastMonth(rows: readonly Counted[], completeThrough: ReadonlyMap<string, Day | null>, today: Day): Forecast {
  const month = monthRange(monthOf(today))
  const last = addDays(month.to, -1)
  const sources = [...Map.groupBy(rows, (row) => row.connection.id)].flatMap(([id, own]): Source[] => {
    const through = completeThrough.get(id)
    return through ? [{ rows: own, through: minDay(through, last) }] : []
  })
  const nothing = { through: last, expected: null, low: null, high: null, days: [] }
  if (sources.length === 0) return { state: 'no_data', completeDays: 0, ...nothing }
  const completeDays = Math.max(...sources.map((source) => pastDays(source).length))
  if (completeDays < enoughDays) return { state: 'too_early', completeDays, ...nothing }
  const known = sources.reduce((sum, source) => sum + usedIn(source.rows, month.from, minDay(addDays(source.through, 1), month.to)), 0)
  const ahead = daysIn(month)
    .filter((day) => sources.some((source) => day > source.through))
    .map((day) => forecastDay(sources, day))
  const expected = known + ahead.reduce((sum, one) => sum + one.expected, 0)
  const level = Math.sqrt(ahead.reduce((sum, one) => sum + one.variance, 0) + ahead.reduce((sum, one) => sum + one.levelError, 0) ** 2)
  const spread = eightOfTen * level
  return {
    state: 'ready',
    through: last,
    completeDays,
    expected: round(expected),
    low: round(Math.max(Math.min(known, expected), expected - spread)),
    high: round(expected + spread),
    days: ahead.map(({ day, expected: mean, variance }) => {
      const half = eightOfTen * Math.sqrt(variance)
      return { day, expected: round(mean), low: round(mean > 0 ? Math.max(0, mean - half) : mean - half), high: round(mean + half) }
    }),
  }
}

const round = (value: number): Micros => micros(Math.round(value))

const usedIn = (rows: readonly Counted[], from: Day, to: Day): number =>
  rows.reduce((sum, row) => (row.day >= from && row.day < to ? sum + row.used : sum), 0)

/** The complete days of a source that its run rate is taken from, with their variable part. */
function pastDays(source: Source): { day: Day; variable: number }[] {
  const first = source.rows.reduce((day, row) => (row.grain === 'day' && row.day < day ? row.day : day), source.through)
  const from = maxDay(first, addDays(source.through, 1 - forecastHistoryDays))
  const byDay = new Map<Day, number>()
  for (const row of source.rows) {
    if (row.grain === 'day' && row.day >= from && row.day <= source.through)
      byDay.set(row.day, (byDay.get(row.day) ?? 0) + row.used - row.recurring - row.oneTime)
  }
  return byDay.size === 0 ? [] : daysIn({ from, to: addDays(source.through, 1) }).map((day) => ({ day, variable: byDay.get(day) ?? 0 }))
}

interface Ahead {
  day: Day
  expected: number
  variance: number
  levelError: number
}

/** One day that at least one source has not completed: known figures of those that have, the run rate of the others. */
function forecastDay(sources: readonly Source[], day: Day): Ahead {
  const parts = sources.filter((source) => day > source.through).map((source) => forecastSource(source, day))
  return {
    day,
    expected: parts.reduce((sum, part) => sum + part.expected, 0),
    variance: parts.reduce((sum, part) => sum + part.variance, 0),
    levelError: Math.sqrt(parts.reduce((sum, part) => sum + part.levelError ** 2, 0)),
  }
}

function forecastSource(source: Source, day: Day): Omit<Ahead, 'day'> {
  const past = pastDays(source)
  const today = source.rows.filter((row) => row.day === day && row.grain === 'day')
  const fixed = today.reduce((sum, row) => sum + row.recurring + row.oneTime, 0)
  const seen = usedIn(today, day, addDays(day, 1)) - fixed
  const expectedFixed = Math.max(fixed, recurringOn(source, day))
  if (past.length === 0) return { expected: seen + expectedFixed, variance: 0, levelError: 0 }
  const { mean, variance } = runRate(past, isoWeekday(day))
  // An incomplete day only grows: what has been seen of it already is its least.
  return { expected: Math.max(mean, seen) + expectedFixed, variance, levelError: Math.sqrt(variance / past.length) }
}

/** Mean of the same weekday, drawn towards the mean of all days while there are few of it. */
function runRate(past: readonly { day: Day; variable: number }[], weekday: number): { mean: number; variance: number } {
  const all = past.reduce((sum, one) => sum + one.variable, 0) / past.length
  const means = [1, 2, 3, 4, 5, 6, 7].map((number) => {
    const same = past.filter((one) => isoWeekday(one.day) === number)
    return (same.reduce((sum, one) => sum + one.variable, 0) + all) / (same.length + 1)
  })
  const residuals = past.map((one) => one.variable - (means[isoWeekday(one.day) - 1] ?? all))
  const variance = residuals.reduce((sum, residual) => sum + residual ** 2, 0) / Math.max(1, past.length - 1)
  return { mean: means[weekday - 1] ?? all, variance }
}

/** A recurring charge of the same day last month, unless this month has already had as much. */
function recurringOn(source: Source, day: Day): number {
  const month = monthOf(day)
  const before = addMonths(month, -1)
  const recurring = (test: (row: Counted) => boolean) => source.rows.reduce((sum, row) => (test(row) ? sum + row.recurring : sum), 0)
  const lastMonth = recurring((row) => monthOf(row.day) === before)
  const thisMonth = recurring((row) => monthOf(row.day) === month)
  return thisMonth >= lastMonth ? 0 : recurring((row) => row.day === `${before}${day.slice(7)}`)
}
