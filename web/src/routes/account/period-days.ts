import { addDays } from '../../lib/format-dates.ts'
import type { Period } from '../../lib/period.ts'

const monthsBefore = (today: string, months: number): string => {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10)
}

/** The first and the last day of a period, as the Overview counts them. */
export function daysOfPeriod(period: Period, today: string): { from: string; to: string } {
  if (typeof period === 'object') return period
  switch (period) {
    case '7d':
      return { from: addDays(today, -6), to: today }
    case '30d':
      return { from: addDays(today, -29), to: today }
    case '90d':
      return { from: addDays(today, -89), to: today }
    case 'mtd':
      return { from: monthsBefore(today, 0), to: today }
    case 'last_month':
      return { from: monthsBefore(today, 1), to: addDays(monthsBefore(today, 0), -1) }
    case '12m':
      return { from: monthsBefore(today, 11), to: today }
    default:
      return period satisfies never
  }
}
