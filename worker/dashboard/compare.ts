import { type Day, addDays, daysBetween, minDay } from '../platform/day.ts'
import { type Micros, micros } from '../platform/money.ts'
import { type Counted, sumOf } from './counted.ts'
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
export function compare(rows: readonly Counted[], range: Range, standings: Standings): Comparison {
  const present = new Set<string>()
  for (const row of rows)
    if (row.grain === 'day' && row.day >= range.previousFrom && row.day <= range.previousTo) present.add(row.connection.id)
  const fresh = rows.filter((row) => row.grain === 'day' && row.day >= range.from && row.day <= range.to && !present.has(row.connection.id))
  const newSources = fresh.length > 0 ? sumOf(fresh, 'used') : null
  const comparable = [...present].filter((id) => {
    const standing = standings.get(id)
    if (standing?.completeThrough == null || standing.knownFrom === null) return false
    return !standing.late && standing.completeThrough >= range.from && standing.knownFrom <= range.previousFrom
  })
  if (comparable.length === 0) return { change: null, newSources }
  const through = comparable.reduce<Day>((day, id) => minDay(day, standings.get(id)?.completeThrough ?? day), range.to)
  const days = Math.min(daysBetween(range.from, through), daysBetween(range.previousFrom, range.previousTo)) + 1
  if (days <= 0) return { change: null, newSources }
  const ids = new Set(comparable)
  const sum = (from: Day) => {
    const end = addDays(from, days)
    const compared = rows.filter((row) => row.grain === 'day' && row.day >= from && row.day < end && ids.has(row.connection.id))
    return sumOf(compared, 'used')
  }
  const now = sum(range.from)
  const then = sum(range.previousFrom)
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
