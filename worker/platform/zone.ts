import { Temporal } from 'temporal-polyfill'
import { type Day, addDays, utcDay, utcStart } from './day.ts'

/** An IANA time zone name. */
export type TimeZone = string

/** Whether it is a name of the IANA database; offsets such as `+02:00` are not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== ''
  } catch {
    return false
  }
}

/** The day that an instant (ms) falls in, in a zone. */
export const dayInZone = (instant: number, zone: TimeZone): Day =>
  zone === 'UTC'
    ? utcDay(instant)
    : (Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as Day)

/** The first instant (ms) of a day in a zone; not always midnight, where clocks change at midnight. */
export const startOfDay = (value: Day, zone: TimeZone): number =>
  zone === 'UTC' ? utcStart(value) : Temporal.PlainDate.from(value).toZonedDateTime({ timeZone: zone }).startOfDay().epochMilliseconds

/** The first instant (ms) after a day in a zone. */
export const endOfDay = (value: Day, zone: TimeZone): number => startOfDay(addDays(value, 1), zone)
