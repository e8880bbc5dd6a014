import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { formatDay, formatMonth, formatWeekday } from '../../lib/format-dates.ts'
import { formatChange, formatMoney } from '../../lib/format-money.ts'
import { fromMicros, toMicros } from '../../lib/micros.ts'

type Restatement = Summary['restatements'][number]

/** What one sync found changed. */
export interface RestatementGroup {
  seenAt: string
  sentences: string[]
}

/** The restatements by the sync that saw them, newest first; within it, the latest day first. */
export function groupRestatements(restatements: readonly Restatement[], today: string): RestatementGroup[] {
  // A sync writes its days one after the other: within a minute it is the same look.
  const byLook = Map.groupBy(restatements, ({ seenAt }) => seenAt.slice(0, 16))
  return [...byLook]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([, same]) => ({
      seenAt: same.reduce((latest, { seenAt }) => (seenAt > latest ? seenAt : latest), ''),
      sentences: same.toSorted((a, b) => (a.day < b.day ? 1 : -1)).map((one) => describeRestatement(one, today)),
    }))
}

/** `Tue 18 Nov is now $212.40, was $187.10 (↑ $25.30)`. */
export function describeRestatement({ day, grain, before, after }: Restatement, today: string): string {
  const change = { amount: fromMicros(toMicros(after.amount) - toMicros(before.amount)), currency: after.currency }
  return `${nameOf(day, grain, today)} is now ${formatMoney(after)}, was ${formatMoney(before)} (${formatChange(change)})`
}

function nameOf(day: string, grain: Restatement['grain'], today: string): string {
  if (grain === 'month') return formatMonth(day)
  if (grain === 'cycle') return `The cycle from ${formatDay(day, today)}`
  return day.slice(0, 4) === today.slice(0, 4) ? formatWeekday(day) : formatDay(day, today)
}
