import { type Day, type DayRange, addDays, addMonths, maxDay, minDay, monthOf, startOfMonth } from '../platform/day.ts'
import { dayInZone, startOfDay } from '../platform/zone.ts'
import type { Provider, Signal, Window } from '../providers/contract.ts'
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

const order: readonly Signal[] = ['cost', 'credits', 'limits', 'usage', 'invoices']

/** What is due now, most useful first: present before history, money before quantities. */
export function planWork(provider: Provider, connection: ConnectionRow, signals: readonly SignalRow[], now: number): Work | undefined {
  const sorted = [...signals].sort((a, b) => order.indexOf(a.signal) - order.indexOf(b.signal))
  const today = dayInZone(now, connection.timeZone)
  const recent = sorted.find((signal) => signal.nextSyncAt <= now)
  if (recent) return { signal: recent, reason: 'recent', range: recentRange(provider, recent, today) }
  const history = sorted.find((signal) => signal.nextHistoryAt !== null && signal.nextHistoryAt <= now)
  return history && { signal: history, reason: 'history', range: historyRange(provider, history) }
}

function recentRange(provider: Provider, row: SignalRow, today: Day): DayRange | undefined {
  if (row.signal === 'credits' || row.signal === 'limits') return undefined
  const earliest = (row.readBackTo ?? row.historyStart) as Day
  if (row.signal === 'invoices') return { from: startOfMonth(row.historyStart as Day), to: addDays(today, 1) }
  const facts = provider[row.signal]
  if (!facts) return undefined
  const restated = addDays(today, -facts.restatesDays)
  const wanted = row.completeThrough === null ? addDays(today, 1 - firstDays) : minDay(restated, addDays(row.completeThrough as Day, 1))
  const from = (row.recentCursor as Day | null) ?? maxDay(earliest, wanted)
  return facts.grain === 'month' ? wholeMonths({ from, to: minDay(addDays(from, row.windowDays), addDays(today, 1)) }) : { from, to: minDay(addDays(from, row.windowDays), addDays(today, 1)) }
}

function historyRange(provider: Provider, row: SignalRow): DayRange {
  const to = (row.readBackTo ?? row.historyStart) as Day
  const from = maxDay(row.historyStart as Day, addDays(to, -row.windowDays))
  const facts = row.signal === 'cost' || row.signal === 'usage' ? provider[row.signal] : undefined
  return facts?.grain === 'month' ? { from: startOfMonth(from), to } : { from, to }
}

const wholeMonths = (range: DayRange): DayRange => ({
  from: startOfMonth(range.from),
  to: startOfMonth(addMonths(monthOf(addDays(range.to, -1)), 1)),
})

/** The range as an adapter is given it, with its instants in the provider's zone. */
export const windowOf = (range: DayRange, timeZone: string): Window => ({
  ...range,
  last: addDays(range.to, -1),
  startsAt: startOfDay(range.from, timeZone),
  endsAt: startOfDay(range.to, timeZone),
  timeZone,
})

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
