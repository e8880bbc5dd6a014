import { type Day, type DayRange, addDays, isDay, monthRange, type Month, startOfMonth } from '../platform/day.ts'
import { roundToMoney, type Amount } from '../platform/money.ts'
import type { Api, Charge, Period, Reading, UsagePoint, Wait, Window } from '../providers/contract.ts'
import type { CostSignal, UsageSignal } from '../providers/signal-contract.ts'
import type { StoredReading } from '../usage/readings.ts'
import type { ChargeItem, PointItem } from '../usage/rows.ts'
import type { Measure } from '../usage/snapshot-store.ts'

export interface Collected<Item> {
  items: Item[]
  readings: StoredReading[]
  /** Set when the provider is still preparing: nothing else was read. */
  wait: Wait | undefined
}

/** Reads one window of costs whole before anything is written. Rows outside of it are left out: their periods would be half. */
export const collectCosts = (signal: CostSignal, api: Api, window: Window, resume: string | undefined) =>
  collect(signal.fetch(api, window, resume), (item: Charge) => toChargeItem(item, signal.grain), window)

export const collectUsage = (signal: UsageSignal, api: Api, window: Window, resume: string | undefined) =>
  collect(signal.fetch(api, window, resume), (item: UsagePoint) => toPointItem(item, signal.grain), window)

async function collect<Raw extends { type: string }, Item extends { start: Day }>(
  source: AsyncGenerator<Raw | Reading | Wait>,
  convert: (item: Raw) => Item,
  window: DayRange,
): Promise<Collected<Item>> {
  const collected: Collected<Item> = { items: [], readings: [], wait: undefined }
  for await (const item of source) {
    if (isWait(item)) return { items: [], readings: [], wait: item }
    if (isReading(item)) collected.readings.push(toStoredReading(item))
    else {
      const converted = convert(item as Raw)
      if (converted.start >= window.from && converted.start < window.to) collected.items.push(converted)
    }
  }
  return collected
}

const isWait = (item: { type: string }): item is Wait => item.type === 'wait'
const isReading = (item: { type: string }): item is Reading => item.type === 'reading'

function spanOf(period: Period): { start: Day; end: Day } {
  if (typeof period === 'object') return { start: period.from, end: period.to }
  if (isDay(period)) return { start: period, end: addDays(period, 1) }
  const { from, to } = monthRange(period as Month)
  return { start: from, end: to }
}

const grainOf = (period: Period, grain: 'day' | 'month' | 'cycle') => {
  if (typeof period === 'object') return 'cycle' as const
  return isDay(period) ? ('day' as const) : grain === 'day' ? ('month' as const) : grain
}

function toChargeItem({ period, type: _, ...rest }: Charge, grain: CostSignal['grain']): ChargeItem {
  return { ...rest, ...spanOf(period), grain: grainOf(period, grain) }
}

function toPointItem({ period, type: _, ...rest }: UsagePoint, grain: UsageSignal['grain']): PointItem {
  return { ...rest, ...spanOf(period), grain: grainOf(period, grain) }
}

function toStoredReading({ meter, at, total, resets }: Reading): StoredReading {
  const { micros, currency } = roundToMoney(total)
  return { meter, at, total: micros, currency, resets }
}

/** Money as rounded micro-units, anything else as it is. */
export function toMeasure(value: Amount | { quantity: number; unit: string }): Measure {
  return 'quantity' in value ? value : roundToMoney(value)
}

/** The first day that readings can still change: they are derived again from the month that holds the window's first day. */
export const readingsFrom = (window: DayRange): Day => startOfMonth(window.from)
