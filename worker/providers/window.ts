import { type DayRange, addDays } from '../platform/day.ts'
import { type TimeZone, startOfDay } from '../platform/zone.ts'
import type { Window } from './contract.ts'

/** The range as an adapter is given it, with its instants in the provider's zone. */
export const windowOf = (range: DayRange, timeZone: TimeZone): Window => ({
  from: range.from,
  to: range.to,
  last: addDays(range.to, -1),
  startsAt: startOfDay(range.from, timeZone),
  endsAt: startOfDay(range.to, timeZone),
  timeZone,
})
