import type { Grain } from './chart-data.ts'

/** More columns than these are no longer told apart on a phone. */
const mostDays = 100
const mostWeeks = 60

/** Days while they can be told apart, then weeks, then months. */
export const grainFor = (days: readonly string[]): Grain =>
  days.length <= mostDays ? 'day' : days.length <= mostWeeks * 7 ? 'week' : 'month'

/** The positions of the days of each column. Weeks begin on Monday; those at the edges may be short, and so may months. */
export function intoBuckets(days: readonly string[], grain: Grain): number[][] {
  const groups: number[][] = []
  days.forEach((day, index) => {
    const group = groups.at(-1)
    if (!group || beginsBucket(day, grain)) groups.push([index])
    else group.push(index)
  })
  return groups
}

function beginsBucket(day: string, grain: Grain): boolean {
  if (grain === 'day') return true
  return grain === 'month' ? day.endsWith('-01') : new Date(`${day}T00:00:00Z`).getUTCDay() === 1
}
