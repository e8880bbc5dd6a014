import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { addDays, daysBetween, earlierDay } from '../../lib/format-dates.ts'
import { type Money, fromMicros, sumAmounts, toMicros } from '../../lib/micros.ts'

/** What a budget can be made of, or why there is nothing to make one of. */
export type BudgetOffer =
  | { kind: 'month'; used: Money; budget: Money; atLeast: boolean }
  | { kind: 'run_rate'; used: Money; budget: Money; days: number; from: string; to: string; atLeast: boolean }
  | { kind: 'reading'; daysDone: number; daysWanted: number }
  | { kind: 'no_figures' }
  | { kind: 'too_early'; days: number }
  | { kind: 'nothing_used' }

type Account = Pick<AccountAnswer, 'status' | 'progress'> & {
  signals: readonly Pick<AccountAnswer['signals'][number], 'signal' | 'state'>[]
}

interface Facts {
  accounts: readonly Account[]
  /** The dashboard of the last full month. */
  month: Pick<Dashboard, 'range' | 'totals' | 'today'>
  /** The dashboard of a range that begins before that month. */
  around: Pick<Dashboard, 'series' | 'freshness'>
}

const leastDays = 5
const mostDays = 28
const daysOfAMonth = 30n
const stopped = new Set<AccountAnswer['status']>(['credentials_rejected', 'paused', 'degraded'])

/** Last full month and a quarter; without one, 30 days at the rate of the latest complete days and a quarter, said as such. */
export function offerBudget({ accounts, month, around }: Facts): BudgetOffer {
  const wanted = daysBetween(month.range.from, month.today) + 1
  const reading = accounts.find((account) => isReading(account, wanted))
  if (reading) return { kind: 'reading', daysDone: Math.min(wanted, reading.progress?.daysDone ?? 0), daysWanted: wanted }

  const { days, providers } = around.series
  const perDay = days.map((_, index) => sumAmounts(providers.map(({ used }) => used[index])))
  const first = days[perDay.findIndex((amount) => amount !== undefined)]
  const through = around.freshness.completeThrough
  if (first === undefined || through === null) return { kind: 'no_figures' }
  const { atLeast } = month.totals
  if (first <= month.range.from && through >= month.range.to) {
    const { used } = month.totals
    return toMicros(used.amount) > 0n ? { kind: 'month', used, budget: raise(used), atLeast } : { kind: 'nothing_used' }
  }

  const to = earlierDay(through, days.at(-1) ?? through)
  const from = first > addDays(to, 1 - mostDays) ? first : addDays(to, 1 - mostDays)
  const count = daysBetween(from, to) + 1
  if (count < leastDays) return { kind: 'too_early', days: Math.max(0, count) }
  const sum = toMicros(sumAmounts(perDay.filter((_, index) => isWithin(days[index], from, to))) ?? '0')
  if (sum <= 0n) return { kind: 'nothing_used' }
  const used = { amount: fromMicros((sum * daysOfAMonth) / BigInt(count)), currency: month.totals.used.currency }
  return { kind: 'run_rate', used, budget: raise(used), days: count, from, to, atLeast }
}

/** Whether days of the last full month are still to come by themselves. */
function isReading({ status, progress, signals }: Account, wanted: number): boolean {
  if (stopped.has(status)) return false
  if (progress) return progress.daysDone < Math.min(wanted, progress.daysWanted)
  return status === 'syncing' && signals.some((one) => one.signal === 'cost' && one.state === 'pending')
}

const isWithin = (day: string | undefined, from: string, to: string): boolean => day !== undefined && day >= from && day <= to

/** A quarter more, up to the next whole unit; to the next hundredth where a unit would be most of it. */
function raise({ amount, currency }: Money): Money {
  const more = (toMicros(amount) * 5n) / 4n
  const step = more >= 10_000_000n ? 1_000_000n : 10_000n
  return { amount: fromMicros(((more + step - 1n) / step) * step), currency }
}
