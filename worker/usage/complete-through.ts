import { type Day, addDays, daysBetween, maxDay, minDay } from '../platform/day.ts'
import { dayInZone, endOfDay } from '../platform/zone.ts'

interface Arrival {
  /** The day that was complete so far. */
  previous: Day | null
  /** Days with figures, ascending, as known after this sync: at least the last two months. */
  daysWithFigures: readonly Day[]
  /** Whether the source ever had figures. */
  now: number
  timeZone: string
  usualDelayHours: number
}

const hour = 3_600_000

/** The last day whose figures are normally there by now: it ended at least the usual delay ago. */
export function dueDay(now: number, timeZone: string, usualDelayHours: number): Day {
  return addDays(dayInZone(now - usualDelayHours * hour, timeZone), -1)
}

/**
 * Up to which day a source may be called complete. The usual delay says how far it could be; what arrived says how far
 * it is. A source that has been silent for some days before may be silent as long again (nobody works on Sundays), but an
 * empty answer from one that never was does not move it. Figures of a day that is not due yet show that the source has
 * gone past those before. It never goes back.
 */
export function completeThrough({ previous, daysWithFigures, now, timeZone, usualDelayHours }: Arrival): Day | null {
  const due = dueDay(now, timeZone, usualDelayHours)
  const past = daysWithFigures.filter((day) => day <= due)
  const newest = daysWithFigures.at(-1)
  if (newest === undefined) return previous
  const reached = minDay(due, addDays(newest, longestSilence(past)))
  return previous === null ? reached : maxDay(previous, reached)
}

/** The longest run of days without figures between days with figures. */
export function longestSilence(days: readonly Day[]): number {
  return days.reduce((longest, day, index) => {
    const before = days[index - 1]
    return before === undefined ? longest : Math.max(longest, daysBetween(before, day) - 1)
  }, 0)
}

/** Product rule: beyond one and a half times its usual delay (the provider's and the wait for our sync) a source is late. */
export function isLate(source: {
  completeThrough: Day | null
  now: number
  timeZone: string
  usualDelayHours: number
  syncEveryHours: number
}): boolean {
  if (source.completeThrough === null) return false
  const next = addDays(source.completeThrough, 1)
  return source.now > endOfDay(next, source.timeZone) + 1.5 * (source.usualDelayHours + source.syncEveryHours) * hour
}

/** "Noticed after about N hours": what a leak takes to show. */
export const noticedAfter = (usualDelayHours: number, syncEveryHours: number) => ({
  provider: usualDelayHours,
  sync: syncEveryHours,
  total: usualDelayHours + syncEveryHours,
})
