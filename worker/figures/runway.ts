import { isoInstant, isoOrNull } from '../platform/answers.ts'
import { type Day, addDays } from '../platform/day.ts'
import { type Currency, type Micros, micros, toJson } from '../platform/money.ts'
import type { CurrentBalance } from '../usage/read-store.ts'
import type { DashboardRows } from './rows.ts'

type Money = ReturnType<typeof toJson>

/** A balance, and how long it lasts. */
export interface Credit {
  connectionId: string
  providerId: string
  label: string
  name: string
  amount: Money | null
  quantity: number | null
  unit: string | null
  /** Mean of the last seven complete days. */
  perDay: Money | null
  runwayDays: number | null
  runsOutOn: Day | null
  /** RFC 3339, as are the two below. */
  at: string
  expiresAt: string | null
  resetsAt: string | null
}

/** How many complete days the daily use of a balance is averaged over. */
const averagedDays = 7

/** Every balance with how long it will last at the pace of the last seven complete days, in the balance's own currency. */
export function describeCredits(rows: DashboardRows, completeThrough: ReadonlyMap<string, Day | null>, today: Day): Credit[] {
  return rows.balances.flatMap((balance): Credit[] => {
    const connection = rows.connections.find((one) => one.id === balance.connectionId)
    if (!connection || connection.state === 'disconnected') return []
    // Only a prepaid account is known to be paid from its balance; other credits may cover a part of it.
    const perDay = connection.payment === 'prepaid' ? paceOf(rows, balance, completeThrough.get(connection.id) ?? null) : null
    const runwayDays = balance.amount !== null && perDay !== null && perDay > 0 ? Math.max(0, Math.floor(balance.amount / perDay)) : null
    return [
      {
        ...{ connectionId: connection.id, providerId: connection.providerId, label: connection.label, name: balance.name },
        ...{ quantity: balance.quantity, unit: balance.unit, runwayDays },
        amount: balance.amount === null ? null : moneyOf(balance.amount, balance.currency),
        perDay: perDay === null ? null : moneyOf(perDay, balance.currency),
        runsOutOn: runwayDays === null ? null : addDays(today, runwayDays),
        ...{ at: isoInstant(balance.at), expiresAt: isoOrNull(balance.expiresAt), resetsAt: isoOrNull(balance.resetsAt) },
      },
    ]
  })
}

const moneyOf = (value: number, currency: string | null) => toJson({ micros: micros(value), currency: (currency ?? '') as Currency })

/** Mean use a day in the balance's currency; null when fewer than the averaged days are complete. */
function paceOf(rows: DashboardRows, balance: CurrentBalance, through: Day | null): Micros | null {
  if (through === null || balance.currency === null) return null
  const from = addDays(through, 1 - averagedDays)
  let [known, used] = [false, 0]
  for (const { day, figures } of rows.spend) {
    if (day > through) continue
    for (const [id, value, , currency = rows.profile.currency, grain = 'day'] of figures) {
      if (id !== balance.connectionId || currency !== balance.currency || grain !== 'day') continue
      known ||= day <= from
      if (day >= from) used += value
    }
  }
  if (!known) return null
  return micros(Math.round(used / averagedDays))
}
