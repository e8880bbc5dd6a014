import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import { addDays, daysBetween, earlierDay } from '../../src/lib/format-dates.ts'
import { span } from '../mock-range.ts'
import { type MockLedger, completeThroughOf, sumOf } from './ledger.ts'

type Amount = (micros: bigint) => Dashboard['totals']['used']

const tinyBase = 1_000_000n

/** Compares the days that are complete now with the same days of the period before, of sources that have both. */
export function compareLedgers(
  ledgers: readonly MockLedger[],
  { from, to, previousFrom }: Dashboard['range'],
  money: Amount,
): Dashboard['totals']['change'] {
  const through = completeThroughOf(ledgers.filter((one) => !one.account.late))
  if (through === null || through < from) return null
  const days = span(from, earlierDay(through, to))
  const shift = daysBetween(previousFrom, from)
  const against = days.map((day) => addDays(day, -shift))
  const both = ledgers.filter((one) => !one.account.late && against.some((day) => one.used.has(day)))
  if (both.length === 0) return null
  const sum = (over: readonly string[]) => both.reduce((total, one) => total + sumOf(one.used, over), 0n)
  const [now, then] = [sum(days), sum(against)]
  return {
    used: money(now - then),
    percent: then > tinyBase ? Math.round((Number(now - then) / Number(then)) * 1000) / 10 : null,
    comparableDays: days.length,
    ...{ againstFrom: against[0] ?? from, againstTo: against.at(-1) ?? from },
  }
}
