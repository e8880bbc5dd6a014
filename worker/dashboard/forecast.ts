import {
  type Day,
  type Month,
  addDays,
  addMonths,
  daysIn,
  isoWeekday,
  maxDay,
  minDay,
  monthOf,
  monthRange,
  startOfMonth,
} from '../platform/day.ts'
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

/** A source with what its days say of those to come, worked out once. */
interface Source {
  byDay: ReadonlyMap<Day, readonly Counted[]>
  through: Day
  /** How many complete days its run rate is taken from. */
  pastDays: number
  rate: RunRate
  /** Recurring charges so far, of the month before and of this one. */
  recurred: { before: number; now: number }
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
    return through ? [sourceOf(own, minDay(through, last), monthOf(today))] : []
  })
  const nothing = { through: last, expected: null, low: null, high: null, days: [] }
  if (sources.length === 0) return { state: 'no_data', completeDays: 0, ...nothing }
  const completeDays = Math.max(...sources.map((source) => source.pastDays))
  if (completeDays < enoughDays) return { state: 'too_early', completeDays, ...nothing }
  const known = sources.reduce((sum, source) => sum + usedBetween(source, month.from, minDay(addDays(source.through, 1), month.to)), 0)
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
    days: ahead.map(({ day, expected: open, settled, variance }) => {
      const mean = settled + open
      const half = eightOfTen * Math.sqrt(variance)
      return { day, expected: round(mean), low: round(mean > 0 ? Math.max(0, mean - half) : mean - half), high: round(mean + half) }
    }),
  }
}

const round = (value: number): Micros => micros(Math.round(value))

const usedBetween = ({ byDay }: Source, from: Day, to: Day): number => {
  let sum = 0
  for (const [day, rows] of byDay) if (day >= from && day < to) sum += sumOn(rows, (row) => row.used)
  return sum
}

const sumOn = (rows: readonly Counted[] | undefined, figure: (row: Counted) => number): number =>
  rows?.reduce((sum, row) => sum + figure(row), 0) ?? 0

function sourceOf(all: readonly Counted[], through: Day, month: Month): Source {
  const since = minDay(startOfMonth(addMonths(month, -1)), addDays(through, 1 - forecastHistoryDays))
  const rows = all.filter((row) => row.day >= since)
  const byDay = Map.groupBy(rows, (row) => row.day)
  const past = pastDays(rows, byDay, through)
  const recurringIn = (wanted: Month) =>
    rows.reduce((sum, row) => (row.recurring !== 0 && monthOf(row.day) === wanted ? sum + row.recurring : sum), 0)
  return {
    byDay,
    through,
    pastDays: past.length,
    rate: runRate(past),
    recurred: { before: recurringIn(addMonths(month, -1)), now: recurringIn(month) },
  }
}

interface PastDay {
  weekday: number
  /** What is neither recurring nor one-off. */
  variable: number
}

/** The complete days of a source that its run rate is taken from. */
function pastDays(rows: readonly Counted[], byDay: Source['byDay'], through: Day): PastDay[] {
  const earliest = addDays(through, 1 - forecastHistoryDays)
  const first = rows.reduce((day, row) => (row.grain === 'day' && row.day < day ? row.day : day), through)
  const days = daysIn({ from: maxDay(first, earliest), to: addDays(through, 1) })
  const startsOn = days[0] ? isoWeekday(days[0]) : 1
  const past = days.map((day, index) => {
    const own = byDay.get(day)?.filter((row) => row.grain === 'day')
    return {
      weekday: ((startsOn - 1 + index) % 7) + 1,
      known: own !== undefined && own.length > 0,
      variable: sumOn(own, (row) => row.used - row.recurring - row.oneTime),
    }
  })
  return past.some((day) => day.known) ? past : []
}

interface Ahead {
  day: Day
  /** Of the sources that have not completed the day, */
  expected: number
  /** and of those that have. */
  settled: number
  variance: number
  levelError: number
}

/** One day that at least one source has not completed: known figures of those that have, the run rate of the others. */
function forecastDay(sources: readonly Source[], day: Day): Ahead {
  const parts = sources.filter((source) => day > source.through).map((source) => forecastSource(source, day))
  return {
    day,
    expected: parts.reduce((sum, part) => sum + part.expected, 0),
    settled: sources.reduce((sum, source) => (day > source.through ? sum : sum + sumOn(source.byDay.get(day), (row) => row.used)), 0),
    variance: parts.reduce((sum, part) => sum + part.variance, 0),
    levelError: Math.sqrt(parts.reduce((sum, part) => sum + part.levelError ** 2, 0)),
  }
}

function forecastSource({ byDay, pastDays: days, rate, recurred }: Source, day: Day): Omit<Ahead, 'day' | 'settled'> {
  const today = byDay.get(day)?.filter((row) => row.grain === 'day')
  const fixed = sumOn(today, (row) => row.recurring + row.oneTime)
  const seen = sumOn(today, (row) => row.used) - fixed
  // A recurring charge of the same day last month, unless this month has already had as much.
  const lastMonth =
    recurred.now >= recurred.before ? 0 : sumOn(byDay.get(`${addMonths(monthOf(day), -1)}${day.slice(7)}` as Day), (row) => row.recurring)
  const expectedFixed = Math.max(fixed, lastMonth)
  if (days === 0) return { expected: seen + expectedFixed, variance: 0, levelError: 0 }
  // An incomplete day only grows: what has been seen of it already is its least.
  const mean = rate.means[isoWeekday(day) - 1] ?? 0
  return { expected: Math.max(mean, seen) + expectedFixed, variance: rate.variance, levelError: Math.sqrt(rate.variance / days) }
}

interface RunRate {
  /** Monday to Sunday. */
  means: readonly number[]
  variance: number
}

/** Means of the same weekday, drawn towards the mean of all days while there are few of it. */
function runRate(past: readonly PastDay[]): RunRate {
  if (past.length === 0) return { means: [], variance: 0 }
  const all = past.reduce((sum, one) => sum + one.variable, 0) / past.length
  const means = [1, 2, 3, 4, 5, 6, 7].map((number) => {
    const same = past.filter((one) => one.weekday === number)
    return (same.reduce((sum, one) => sum + one.variable, 0) + all) / (same.length + 1)
  })
  const variance = past.reduce((sum, one) => sum + (one.variable - (means[one.weekday - 1] ?? all)) ** 2, 0) / Math.max(1, past.length - 1)
  return { means, variance }
}
