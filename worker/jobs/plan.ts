import { type Day, type DayRange, addDays, addMonths, daysBetween, maxDay, minDay, monthOf, startOfMonth } from '../platform/day.ts'
import { dayInZone } from '../platform/zone.ts'
import type { Provider, Signal } from '../providers/contract.ts'
import type { ConnectionRow, SignalRow } from '../providers/sync-store.ts'

/** One thing to do for a connection: one window of one signal, or its present state. */
export interface Work {
  signal: SignalRow
  reason: 'recent' | 'history'
  /** Absent for signals without days: balances, limits. */
  range: DayRange | undefined
}

/** How many days the first pass reads, so that the first screen is full within a minute. */
export const firstDays = 30

/** A pass of several windows that stands still for longer than this begins anew. */
const passMs = 24 * 3_600_000

const order: readonly Signal[] = ['cost', 'credits', 'limits', 'usage', 'invoices']

/** What is due now, most useful first: present before history, money before quantities. */
export function planWork(provider: Provider, connection: ConnectionRow, signals: readonly SignalRow[], now: number): Work | undefined {
  const sorted = [...signals].sort((a, b) => order.indexOf(a.signal) - order.indexOf(b.signal))
  const today = dayInZone(now, connection.timeZone)
  const recent = sorted.find((signal) => signal.nextSyncAt <= now)
  if (recent)
    return { signal: recent, reason: 'recent', range: recentRange(provider, recent, { today, now, timeZone: connection.timeZone }) }
  const history = sorted.find((signal) => signal.nextHistoryAt !== null && signal.nextHistoryAt <= now)
  return history && { signal: history, reason: 'history', range: historyRange(provider, history) }
}

function recentRange(
  provider: Provider,
  row: SignalRow,
  { today, now, timeZone }: { today: Day; now: number; timeZone: string },
): DayRange | undefined {
  if (row.signal === 'credits' || row.signal === 'limits') return undefined
  if (row.signal === 'invoices') return { from: startOfMonth(row.historyStart as Day), to: addDays(today, 1) }
  const facts = provider[row.signal]
  if (!facts) return undefined
  // A pass that was broken off long ago starts again: what it had read may have changed since.
  const goesOn = row.recentCursor !== null && (row.lastSuccessAt === null || now - row.lastSuccessAt < passMs)
  const from = goesOn ? (row.recentCursor as Day) : startOfPass(facts.restatesDays, row, today, timeZone)
  return pieceFrom(facts.grain, from, row.windowDays, addDays(today, 1))
}

/** The first day of a pass: all that may have changed since the signal was last read, and all that is not complete. */
function startOfPass(restatesDays: number, row: SignalRow, today: Day, timeZone: string): Day {
  const lastRead = row.lastSuccessAt === null ? today : dayInZone(row.lastSuccessAt, timeZone)
  const firstMissing = row.completeThrough === null ? addDays(today, 1 - firstDays) : addDays(row.completeThrough as Day, 1)
  const wanted = row.readBackTo === null ? firstMissing : minDay(firstMissing, addDays(lastRead, -restatesDays))
  return maxDay((row.readBackTo ?? row.historyStart) as Day, wanted)
}

const nextMonth = (value: Day): Day => startOfMonth(addMonths(monthOf(value), 1))
const monthBefore = (value: Day): Day => startOfMonth(addDays(value, -1))

/** At most `days` from `from` on, not beyond `end`. A month is never cut, and one is the least. */
function pieceFrom(grain: string, from: Day, days: number, end: Day): DayRange {
  if (grain !== 'month') return { from, to: minDay(addDays(from, days), end) }
  const first = startOfMonth(from)
  let to = nextMonth(first)
  while (to < end && daysBetween(first, nextMonth(to)) <= days) to = nextMonth(to)
  return { from: first, to }
}

/** The next older piece, up to what has been read. */
function historyRange(provider: Provider, row: SignalRow): DayRange {
  const to = (row.readBackTo ?? row.historyStart) as Day
  const start = row.historyStart as Day
  const facts = row.signal === 'cost' || row.signal === 'usage' ? provider[row.signal] : undefined
  if (facts?.grain !== 'month') return { from: maxDay(start, addDays(to, -row.windowDays)), to }
  let from = monthBefore(to)
  while (from > start && daysBetween(monthBefore(from), to) <= row.windowDays) from = monthBefore(from)
  return { from, to }
}

/** Where the signal stands once `work` is done: the next piece of the same pass, history after it, or the next pass. */
export function nextStanding(work: Work, now: number, today: Day, everyHours: number): Partial<SignalRow> {
  const { signal, range } = work
  // A little early, so that the dispatcher's quarter hours do not add up to one more.
  const nextPass = now + everyHours * 3_600_000 - 300_000
  if (!range || signal.signal === 'invoices') return { nextSyncAt: nextPass, recentCursor: null }
  if (work.reason === 'history') {
    return { readBackTo: range.from, nextHistoryAt: range.from <= signal.historyStart ? null : now }
  }
  const readBackTo = signal.readBackTo === null ? range.from : minDay(signal.readBackTo as Day, range.from)
  const whole = range.to > today
  return {
    readBackTo,
    recentCursor: whole ? null : range.to,
    nextSyncAt: whole ? nextPass : now,
    ...(signal.readBackTo === null && readBackTo > signal.historyStart ? { nextHistoryAt: now } : {}),
  }
}
