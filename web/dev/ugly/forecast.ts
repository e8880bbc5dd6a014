import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import { addDays } from '../../src/lib/format-dates.ts'
import { mockToday } from '../mock-accounts.ts'
import { span } from '../mock-range.ts'
import { type MockLedger, sumOf } from './ledger.ts'

const firstDay = '2026-11-01'
const lastDay = '2026-11-30'
const enoughDays = 5
const lookBack = 14n

/** The month's end at the pace of the last two weeks, a fifth up and down. */
export function forecastWorld(
  ledgers: readonly MockLedger[],
  range: Dashboard['range'],
  money: (micros: bigint) => Dashboard['totals']['used'],
): Dashboard['forecast'] {
  const none = { through: lastDay, expected: null, low: null, high: null, days: [] }
  const spending = ledgers.filter((one) => one.used.size > 0)
  const longest = Math.max(0, ...spending.map((one) => [...one.used.keys()].filter((day) => day >= firstDay).length))
  if (range.to < mockToday) return { state: 'not_this_range', completeDays: longest, ...none }
  if (longest === 0) return { state: 'no_data', completeDays: 0, ...none }
  if (longest < enoughDays) return { state: 'too_early', completeDays: longest, ...none }
  const recent = span(addDays(mockToday, -Number(lookBack)), addDays(mockToday, -1))
  const sum = (days: readonly string[]) => spending.reduce((total, one) => total + sumOf(one.used, days), 0n)
  const pace = sum(recent) / lookBack
  const spread = (pace < 0n ? -pace : pace) / 5n
  const ahead = span(mockToday, lastDay)
  const expected = sum(span(firstDay, mockToday)) + pace * BigInt(ahead.length)
  const reach = spread * BigInt(ahead.length)
  return {
    ...{ state: 'ready', through: lastDay, completeDays: longest },
    ...{ expected: money(expected), low: money(expected - reach), high: money(expected + reach) },
    days: ahead.map((day) => ({ day, expected: money(pace), low: money(pace - spread), high: money(pace + spread) })),
  }
}
