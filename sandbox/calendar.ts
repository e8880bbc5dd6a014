import { Temporal } from 'temporal-polyfill'

const msPerDay = 86_400_000

export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10)

/** The first instant (ms) of a day in a zone. */
export const startOfDay = (day: string, timeZone = 'UTC'): number =>
  timeZone === 'UTC'
    ? Date.parse(`${day}T00:00:00Z`)
    : Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).startOfDay().epochMilliseconds

/** The day that an instant (ms) falls in, in a zone. */
export const dayAt = (instant: number, timeZone = 'UTC'): string =>
  timeZone === 'UTC'
    ? new Date(instant).toISOString().slice(0, 10)
    : Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()

export const daysFromTo = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / msPerDay)

/** 0 (Sunday) to 6. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
