/** A calendar day `YYYY-MM-DD`, as a provider or a workspace counts it. Says nothing of a time zone. */
export type Day = string & { readonly __brand: 'Day' }

/** A calendar month `YYYY-MM`. */
export type Month = string & { readonly __brand: 'Month' }

/** A half-open span of days: `to` is the first day after it. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

const MS_PER_DAY = 86_400_000
const dayShape = /^\d{4}-\d{2}-\d{2}$/

export const isDay = (text: string): text is Day => dayShape.test(text) && utcDay(Date.parse(`${text}T00:00:00Z`)) === text

export function day(text: string): Day {
  const head = text.slice(0, 10)
  if (!isDay(head)) throw new RangeError('not a day')
  return head
}

/** The UTC day that an instant (ms) falls in; `NaN` gives a string that is no day. */
export function utcDay(instant: number): Day {
  return (Number.isFinite(instant) ? new Date(instant).toISOString().slice(0, 10) : 'invalid') as Day
}

/** The UTC day of a Unix time in seconds. */
export const utcDayOfSeconds = (seconds: number): Day => day(utcDay(seconds * 1000))

/** Midnight UTC of the day, in ms. For arithmetic, and for providers whose days are UTC. */
export const utcStart = (value: Day): number => Date.parse(`${value}T00:00:00Z`)

export const addDays = (value: Day, days: number): Day => utcDay(utcStart(value) + days * MS_PER_DAY)

/** How many days lie from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utcStart(to) - utcStart(from)) / MS_PER_DAY)

export const minDay = (a: Day, b: Day): Day => (a < b ? a : b)
export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b)

/** Every day of the range, in order. */
export function daysIn(range: DayRange): Day[] {
  const start = utcStart(range.from)
  return Array.from({ length: Math.max(0, daysBetween(range.from, range.to)) }, (_, index) => utcDay(start + index * MS_PER_DAY))
}

/** 1 (Monday) to 7 (Sunday). */
export const isoWeekday = (value: Day): number => ((new Date(utcStart(value)).getUTCDay() + 6) % 7) + 1

/** The Monday of the ISO week. */
export const startOfWeek = (value: Day): Day => addDays(value, 1 - isoWeekday(value))

export const monthOf = (value: Day): Month => value.slice(0, 7) as Month

export const startOfMonth = (value: Day | Month): Day => `${value.slice(0, 7)}-01` as Day

export function addMonths(value: Month, months: number): Month {
  const [year = 0, month = 1] = value.split('-').map(Number)
  return utcDay(Date.UTC(year, month - 1 + months, 1)).slice(0, 7) as Month
}

/** The range of one calendar month. */
export const monthRange = (value: Month): DayRange => ({ from: startOfMonth(value), to: startOfMonth(addMonths(value, 1)) })

/**
 * Cuts a range into pieces of at most `days` days, newest first, so that the present is read before history.
 * Months of a monthly grain are never cut: pass `wholeMonths`.
 */
export function splitRange(range: DayRange, days: number, wholeMonths = false): DayRange[] {
  const pieces: DayRange[] = []
  let to = range.to
  while (to > range.from) {
    const wanted = addDays(to, -days)
    const cut = wholeMonths ? minDay(startOfMonth(addDays(to, -1)), nextMonthStart(wanted)) : wanted
    const from = maxDay(range.from, cut)
    pieces.push({ from, to })
    to = from
  }
  return pieces
}

const nextMonthStart = (value: Day): Day => (value.endsWith('-01') ? value : startOfMonth(addMonths(monthOf(value), 1)))
