import { type Day, utcStart } from '../platform/day.ts'
import { micros } from '../platform/money.ts'
import { type Converter, type Counted, countFigure, firstBilledDays, isCovered, isSeenThrough } from './counted.ts'
import type { DashboardConnection, DashboardRows } from './rows.ts'

/** What counts of an account in a range. */
export interface Sums {
  used: number
  toPay: number
  calculated: number
  estimated: number
  manual: number
}

/**
 * One connection's figures in the workspace's currency. A year of a heavy workspace is ten thousand of them, most of them
 * one number for a day: those are kept as numbers in a row of days, and no object is made for each.
 */
export interface Account {
  connection: DashboardConnection
  /** Used of each day, from the ledger's first day on; a hole where the provider said nothing, which is not zero. */
  used: (number | undefined)[]
  /** Parts of some days' used. */
  fixed: Map<number, { recurring: number; oneTime: number }>
  /** Figures of months and cycles, which have no day. */
  longer: Counted[]
  /** Undefined when nothing of it counts in the range. */
  shown: Sums | undefined
}

/** What cannot be in a total, in its own currency. */
export interface Left {
  kind: 'no_rate' | 'seen_through'
  connection: DashboardConnection
  day: Day
  currency: string
  used: number
  paidTo: string
}

export interface Ledger {
  /** Where a day stands in `used`. */
  at(day: Day): number
  /** Every account with a figure that counts, in the order of their first. */
  accounts: Account[]
  /** Those with something in the range, likewise. */
  shown: Account[]
  /** Months and cycles that the range covers in part, and figures of it that no total can hold. */
  uncovered: Counted[]
  left: Left[]
}

const dayMs = 86_400_000

/** Sorts the ledger's figures by account, converted, and those that do not count beside them. */
export function countLedger(rows: DashboardRows, range: { from: Day; to: Day }, today: Day, converter: Converter): Ledger {
  const byId = new Map(rows.connections.map((connection) => [connection.id, emptyAccount(connection)]))
  const billed = firstBilledDays(rows)
  const start = rows.spend[0] ? utcStart(rows.spend[0].day) : 0
  const at = (day: Day) => Math.round((utcStart(day) - start) / dayMs)
  const ledger: Ledger = { at, accounts: [], shown: [], uncovered: [], left: [] }
  for (const { day, figures } of rows.spend) {
    const position = at(day)
    const inRange = day >= range.from && day <= range.to
    for (const figure of figures) {
      const account = byId.get(figure[0])
      if (!account) continue
      if (figure.length === 2) {
        addDay(ledger, account, position, figure[1])
        if (inRange) show(ledger, account, figure[1], figure[1])
        continue
      }
      const paidTo = figure[6] ?? ''
      const { connection } = account
      const counted = isSeenThrough(billed, paidTo, day) ? 'seen_through' : (countFigure(figure, connection, day, converter) ?? 'no_rate')
      if (typeof counted === 'string') {
        if (inRange) ledger.left.push({ kind: counted, connection, day, currency: figure[3], used: figure[1], paidTo })
        continue
      }
      addCounted(ledger, account, position, counted)
      if (inRange && isCovered(counted, range, today)) showCounted(ledger, account, counted)
      else if (inRange) ledger.uncovered.push(counted)
    }
  }
  return ledger
}

const emptyAccount = (connection: DashboardConnection): Account => ({
  ...{ connection, used: [], fixed: new Map(), longer: [], shown: undefined },
})

function addDay(ledger: Ledger, account: Account, position: number, used: number): void {
  if (account.used.length === 0 && account.longer.length === 0) ledger.accounts.push(account)
  account.used[position] = micros((account.used[position] ?? 0) + used)
}

function addCounted(ledger: Ledger, account: Account, position: number, counted: Counted): void {
  if (counted.grain !== 'day') {
    if (account.used.length === 0 && account.longer.length === 0) ledger.accounts.push(account)
    account.longer.push(counted)
    return
  }
  addDay(ledger, account, position, counted.used)
  if (counted.recurring === 0 && counted.oneTime === 0) return
  const { recurring, oneTime } = account.fixed.get(position) ?? { recurring: 0, oneTime: 0 }
  account.fixed.set(position, { recurring: recurring + counted.recurring, oneTime: oneTime + counted.oneTime })
}

/** Adds to what an account comes to in the range, and answers that. */
function show(ledger: Ledger, account: Account, used: number, toPay: number): Sums {
  if (!account.shown) {
    account.shown = { used: 0, toPay: 0, calculated: 0, estimated: 0, manual: 0 }
    ledger.shown.push(account)
  }
  account.shown.used += used
  account.shown.toPay += toPay
  return account.shown
}

function showCounted(ledger: Ledger, account: Account, counted: Counted): void {
  const sums = show(ledger, account, counted.used, counted.toPay)
  sums.calculated += counted.calculated
  sums.estimated += counted.estimated
  sums.manual += counted.manual
}

/** Used on the days from one position to before another; undefined when none of them has a figure. */
export function usedBetween({ used }: Account, from: number, to: number): number | undefined {
  let sum: number | undefined
  for (let position = Math.max(0, from); position < Math.min(to, used.length); position += 1) {
    const one = used[position]
    if (one !== undefined) sum = (sum ?? 0) + one
  }
  return sum
}
