import type { Slot } from '../lib/provider-colours.ts'

/** One part of every column, as it comes from an answer: a provider, a service, a model. */
export interface ChartSource {
  id: string
  name: string
  /** Decimal strings aligned with the days; `null`: no figure, which is not zero. */
  amounts: readonly (string | null)[]
  /** Later days are hatched. `null`: no day is complete yet; left out: every day is. */
  completeThrough?: string | null
  /** Its colour; left out, it is given one by its id. */
  slot?: Slot
}

export interface ForecastDay {
  day: string
  expected: { amount: string }
  low: { amount: string }
  high: { amount: string }
}

export interface ChartSeries {
  id: string
  name: string
  slot: Slot
  amounts: readonly (string | null)[]
  /** Whether the figure of that bucket is whole. */
  complete: readonly boolean[]
}

export type Grain = 'day' | 'week' | 'month'

/** First and last day of a column. */
export interface Bucket {
  from: string
  to: string
}

export interface ChartData {
  grain: Grain
  buckets: readonly Bucket[]
  /** Largest first; what has no colour of its own comes last, together. */
  series: readonly ChartSeries[]
  totals: readonly (string | undefined)[]
  forecast: readonly ({ expected: string; low: string; high: string } | undefined)[]
}
