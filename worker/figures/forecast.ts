import { type Day, addMonths, daysIn, isoWeekday, monthOf, monthRange, startOfMonth } from '../platform/day.ts'
import { type Micros, micros } from '../platform/money.ts'
import { type Account, type Ledger, usedBetween } from './accounts.ts'
import type { Counted } from './counted.ts'
import { forecastHistoryDays } from './rows.ts'
import { type PastDay, type RunRate, runRate } from './run-rate.ts'

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

/** Where the running month and the one before lie in the ledger, and where a week begins. */
interface Calendar {
  at: Ledger['at']
  before: number
  from: number
  to: number
  /** 0 (Monday) to 6 (Sunday). */
  weekday(position: number): number
}

/** A source with what its days say of those to come, worked out once. Days are positions in the ledger. */
interface Source {
  account: Account
  longer: readonly (Counted & { position: number })[]
  through: number
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
export function forecastMonth({ accounts, at }: Ledger, completeThrough: ReadonlyMap<string, Day | null>, today: Day): Forecast {
  const month = monthRange(monthOf(today))
  const days = daysIn(month)
  const last = days.at(-1) ?? today
  const calendar = calendarOf(at, month.from, days.length)
  const sources = accounts.flatMap((account): Source[] => {
    const through = completeThrough.get(account.connection.id)
    return through ? [sourceOf(account, Math.min(at(through), calendar.to - 1), calendar)] : []
  })
  const nothing = { through: last, expected: null, low: null, high: null, days: [] }
  if (sources.length === 0) return { state: 'no_data', completeDays: 0, ...nothing }
  const completeDays = Math.max(...sources.map((source) => source.pastDays))
  if (completeDays < enoughDays) return { state: 'too_early', completeDays, ...nothing }
  const known = sources.reduce((sum, source) => sum + knownBetween(source, calendar.from, Math.min(source.through + 1, calendar.to)), 0)
  const ahead = days
    .map((day, index) => ({ day, position: calendar.from + index }))
    .filter(({ position }) => sources.some((source) => position > source.through))
    .map(({ day, position }) => ({ day, ...forecastDay(sources, position, calendar) }))
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

function calendarOf(at: Ledger['at'], first: Day, length: number): Calendar {
  const from = at(first)
  const weekdayOfFirst = isoWeekday(first) - 1
  return {
    ...{ at, from, to: from + length, before: at(startOfMonth(addMonths(monthOf(first), -1))) },
    weekday: (position) => (((position - from + weekdayOfFirst) % 7) + 7) % 7,
  }
}

function sourceOf(account: Account, through: number, calendar: Calendar): Source {
  const since = Math.min(calendar.before, through + 1 - forecastHistoryDays)
  const longer = account.longer.map((one) => ({ ...one, position: calendar.at(one.day) })).filter(({ position }) => position >= since)
  const past = pastDays(account, since, through, calendar)
  const recurringIn = (from: number, to: number) => {
    const parts = [...[...account.fixed].map(([position, { recurring }]) => ({ position, recurring })), ...longer]
    return parts.reduce((sum, { position, recurring }) => (position >= from && position < to ? sum + recurring : sum), 0)
  }
  return {
    ...{ account, longer, through },
    pastDays: past.length,
    rate: runRate(past),
    recurred: { before: recurringIn(calendar.before, calendar.from), now: recurringIn(calendar.from, calendar.to) },
  }
}

/** Used on the days from one position to before another, with months and cycles that begin there. */
const knownBetween = ({ account, longer }: Source, from: number, to: number): number =>
  (usedBetween(account, from, to) ?? 0) + longer.reduce((sum, one) => (one.position >= from && one.position < to ? sum + one.used : sum), 0)

/** The complete days of a source that its run rate is taken from. */
function pastDays({ used, fixed }: Account, since: number, through: number, { weekday }: Calendar): PastDay[] {
  let first = Math.max(0, since)
  while (first < through && used[first] === undefined) first += 1
  const from = Math.max(Math.min(first, through), through + 1 - forecastHistoryDays)
  const past = Array.from({ length: through + 1 - from }, (_, index): PastDay => {
    const { recurring = 0, oneTime = 0 } = fixed.get(from + index) ?? {}
    return { weekday: weekday(from + index), variable: (used[from + index] ?? 0) - recurring - oneTime }
  })
  return past.some((_, index) => used[from + index] !== undefined) ? past : []
}

interface Ahead {
  /** Of the sources that have not completed the day, */
  expected: number
  /** and of those that have. */
  settled: number
  variance: number
  levelError: number
}

/** One day that at least one source has not completed: known figures of those that have, the run rate of the others. */
function forecastDay(sources: readonly Source[], day: number, calendar: Calendar): Ahead {
  const parts = sources.filter((source) => day > source.through).map((source) => forecastSource(source, day, calendar))
  return {
    expected: parts.reduce((sum, part) => sum + part.expected, 0),
    settled: sources.reduce((sum, source) => (day > source.through ? sum : sum + knownBetween(source, day, day + 1)), 0),
    variance: parts.reduce((sum, part) => sum + part.variance, 0),
    levelError: Math.sqrt(parts.reduce((sum, part) => sum + part.levelError ** 2, 0)),
  }
}

function forecastSource(source: Source, day: number, calendar: Calendar): Omit<Ahead, 'settled'> {
  const { account, pastDays: days, rate, recurred } = source
  const { recurring = 0, oneTime = 0 } = account.fixed.get(day) ?? {}
  const fixed = recurring + oneTime
  const seen = (account.used[day] ?? 0) - fixed
  // A recurring charge of the same day last month, unless this month has already had as much.
  const lastMonth = recurred.now >= recurred.before ? 0 : recurringOn(source, calendar.before + (day - calendar.from), calendar)
  const expectedFixed = Math.max(fixed, lastMonth)
  if (days === 0) return { expected: seen + expectedFixed, variance: 0, levelError: 0 }
  // An incomplete day only grows: what has been seen of it already is its least.
  const mean = rate.means[calendar.weekday(day)] ?? 0
  return { expected: Math.max(mean, seen) + expectedFixed, variance: rate.variance, levelError: Math.sqrt(rate.variance / days) }
}

/** Recurring charges of a day of the month before, which may have none of that number. */
function recurringOn({ account, longer }: Source, day: number, { from }: Calendar): number {
  if (day >= from) return 0
  return longer.reduce((sum, one) => (one.position === day ? sum + one.recurring : sum), account.fixed.get(day)?.recurring ?? 0)
}
