import { toPixels } from '../lib/micros.ts'
import type { Slot } from '../lib/provider-colours.ts'
import type { ChartData } from './chart-data.ts'

export interface Segment {
  slot: Slot
  /** Where it begins and ends on the money axis. */
  from: number
  to: number
  complete: boolean
}

/** The bars of one column: charges pile up from zero, credits hang down from it. */
export function stackColumn(data: ChartData, index: number, hidden: ReadonlySet<string>): Segment[] {
  let up = 0
  let down = 0
  return data.series.flatMap((series) => {
    const amount = series.amounts[index]
    if (amount === null || amount === undefined || hidden.has(series.id)) return []
    const height = toPixels(amount)
    const from = height < 0 ? down : up
    const to = from + height
    if (height < 0) down = to
    else up = to
    return [{ slot: series.slot, from, to, complete: series.complete[index] ?? true }]
  })
}

/** The span that the money axis must show: every bar, the forecast while nothing is filtered, and zero. */
export function extentOf(data: ChartData, hidden: ReadonlySet<string>): [low: number, high: number] {
  let [low, high] = [0, 0]
  data.buckets.forEach((_, index) => {
    for (const { to } of stackColumn(data, index, hidden)) {
      low = Math.min(low, to)
      high = Math.max(high, to)
    }
    const ahead = hidden.size === 0 ? data.forecast[index] : undefined
    if (ahead) {
      low = Math.min(low, toPixels(ahead.low))
      high = Math.max(high, toPixels(ahead.high))
    }
  })
  return [low * 1.08, high === 0 && low === 0 ? 1 : high * 1.08]
}
