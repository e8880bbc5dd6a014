import { sumAmounts } from '../lib/micros.ts'
import { grainFor, intoBuckets } from './buckets.ts'
import type { ChartSource } from './chart-data.ts'

/** One source's trend in a few pixels: by day or whole week, as far as it is complete. Half a day would look like a fall. */
export function trendOf(
  days: readonly string[],
  { amounts, completeThrough }: Pick<ChartSource, 'amounts' | 'completeThrough'>,
): (string | null)[] {
  const complete = days.filter((day) => completeThrough === undefined || day <= (completeThrough ?? ''))
  if (grainFor(days) === 'day') return amounts.slice(0, complete.length)
  const weeks = intoBuckets(complete, 'week').filter((week) => week.length === 7)
  return weeks.map((week) => sumAmounts(week.map((index) => amounts[index])) ?? null)
}
