import { type Day, addDays, startOfMonth } from '../platform/day.ts'
import { type Currency, type Micros, asDecimal, micros } from '../platform/money.ts'
import { dayInZone } from '../platform/zone.ts'
import type { ChargeItem } from './rows.ts'

/** A reading of a cumulative counter, as stored. */
export interface StoredReading {
  meter: string
  at: number
  total: Micros
  currency: Currency
  resets: 'month' | 'never'
}

/**
 * Turns readings of one meter, oldest first, into estimated charges: the difference of two readings belongs to the day of
 * the later one. Where days lie between them, the difference stands for that whole span and is not divided. The first
 * reading of a counter that resets monthly stands for the month so far.
 */
export function chargesFromReadings(readings: readonly StoredReading[], timeZone: string): ChargeItem[] {
  return readings.flatMap((current, index) => {
    const span = spanOf(readings[index - 1], current, timeZone)
    if (!span || span.difference === 0) return []
    const { from, to, difference } = span
    const amount = { value: asDecimal(micros(difference)), currency: current.currency }
    return [
      {
        start: from,
        end: addDays(to, 1),
        grain: from === to ? ('day' as const) : ('cycle' as const),
        category: 'Usage',
        frequency: 'Usage-Based',
        meter: current.meter,
        billed: amount,
        effective: amount,
        provenance: 'estimated',
      },
    ]
  })
}

function spanOf(
  before: StoredReading | undefined,
  current: StoredReading,
  timeZone: string,
): { from: Day; to: Day; difference: number } | undefined {
  const to = dayInZone(current.at, timeZone)
  const began = startOfMonth(to)
  const last = before && dayInZone(before.at, timeZone)
  if (current.resets === 'month' && (!before || !last || last < began)) return { from: began, to, difference: current.total }
  if (!before || !last) return undefined
  // Midnight falls between two hourly readings every day; only a longer silence makes a span.
  const from = last === to || addDays(last, 1) === to ? to : addDays(last, 1)
  return { from, to, difference: current.total - before.total }
}

/** A balance as stored: drops are spend, and what is known of top-ups is taken out of them. */
export interface StoredBalance {
  at: number
  amount: Micros
  currency: Currency
}

/**
 * A never-resetting counter made of a prepaid balance: it grows by each drop. A top-up between two readings is added to
 * the drop; without a record of it, a rise counts as a top-up of at least that much.
 */
export function readingsFromBalance(
  meter: string,
  balances: readonly StoredBalance[],
  topUps: readonly { at: number; amount: Micros }[],
): StoredReading[] {
  let total = 0
  return balances.map((current, index) => {
    const before = balances[index - 1]
    if (before) {
      const added = topUps.filter((topUp) => topUp.at > before.at && topUp.at <= current.at).reduce((sum, topUp) => sum + topUp.amount, 0)
      total += Math.max(0, before.amount + added - current.amount)
    }
    return { meter, at: current.at, total: micros(total), currency: current.currency, resets: 'never' }
  })
}
