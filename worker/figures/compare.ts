import { type Day, addDays, daysBetween, minDay } from '../platform/day.ts'
import { type Micros, micros } from '../platform/money.ts'
import { type Account, type Ledger, usedBetween } from './accounts.ts'
import type { Range } from './ranges.ts'

export interface Change {
  used: Micros
  percent: number | null
  comparableDays: number
  againstFrom: Day
  againstTo: Day
}

export interface Comparison {
  change: Change | null
  /** Used by sources that had nothing in the period before; null when there is none. */
  newSources: Micros | null
}

/** Below this base a percentage says nothing. */
const tinyBase = 1_000_000

/** How a source stands: from and up to which day it is complete, and whether it is late. */
export type Standings = ReadonlyMap<string, { knownFrom: Day | null; completeThrough: Day | null; late: boolean }>

/**
 * Compares only days complete in both periods, of sources present in both. All sources are compared on the same days; one
 * that is late, or whose history begins within the period before, would leave none or few, and is left out. Monthly figures
 * have no days and are left out too.
 */
export function compare(accounts: readonly Account[], at: Ledger['at'], range: Range, standings: Standings): Comparison {
  const [from, previousFrom] = [at(range.from), at(range.previousFrom)]
  const isPresent = (account: Account) => usedBetween(account, previousFrom, at(range.previousTo) + 1) !== undefined
  const { present = [], absent = [] } = Object.groupBy(accounts, (account) => (isPresent(account) ? 'present' : 'absent'))
  const fresh = absent.map((account) => usedBetween(account, from, at(range.to) + 1)).filter((used) => used !== undefined)
  const newSources = fresh.length > 0 ? micros(fresh.reduce((sum, used) => sum + used, 0)) : null
  const comparable = present.filter(({ connection }) => {
    const standing = standings.get(connection.id)
    if (standing?.completeThrough == null || standing.knownFrom === null) return false
    return !standing.late && standing.completeThrough >= range.from && standing.knownFrom <= range.previousFrom
  })
  if (comparable.length === 0) return { change: null, newSources }
  const through = comparable.reduce<Day>(
    (day, { connection }) => minDay(day, standings.get(connection.id)?.completeThrough ?? day),
    range.to,
  )
  const days = Math.min(daysBetween(range.from, through), daysBetween(range.previousFrom, range.previousTo)) + 1
  if (days <= 0) return { change: null, newSources }
  const sum = (first: number) => comparable.reduce((total, account) => total + (usedBetween(account, first, first + days) ?? 0), 0)
  const now = sum(from)
  const then = sum(previousFrom)
  return {
    change: {
      used: micros(now - then),
      percent: Math.abs(then) < tinyBase ? null : Math.round(((now - then) / Math.abs(then)) * 1000) / 10,
      comparableDays: days,
      againstFrom: range.previousFrom,
      againstTo: addDays(range.previousFrom, days - 1),
    },
    newSources,
  }
}
