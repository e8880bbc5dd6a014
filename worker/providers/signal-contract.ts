import type { Api, Balance, Charge, Dimension, Invoice, Limit, Movement, Reading, UsagePoint, Wait, Window } from './contract.ts'

interface SignalFacts {
  /** One sentence for "what you will see". */
  about: string
  /** Hours after which a day's figures are normally there. */
  usualDelayHours: number
  /** Default 1. More where a request costs money or the source moves once a day. */
  syncAtMostEveryHours?: number
}

interface SeriesFacts extends SignalFacts {
  grain: 'day' | 'month' | 'cycle'
  /** The widest span one fetch may ask for. */
  maxWindowDays: number
  /** How far back the provider remembers. */
  historyDays: number
  /** How many past days are read again at every sync, because they still change. */
  restatesDays: number
  dimensions: readonly Dimension[]
}

export interface CostSignal extends SeriesFacts {
  /** What one sync costs at the provider, for the screen: `"$0.01 a request"`. */
  costPerSync?: string
  fetch(api: Api, window: Window, resume?: string): AsyncGenerator<Charge | Reading | Wait>
}

export interface UsageSignal extends SeriesFacts {
  fetch(api: Api, window: Window, resume?: string): AsyncGenerator<UsagePoint | Wait>
}

export interface CreditsSignal extends SignalFacts {
  fetch(api: Api): Promise<Balance[]>
  movements?(api: Api, window: Window): Promise<Movement[]>
  /** Drops between two readings of the balance are spend, marked estimated: for providers without a cost endpoint. */
  spendFromDrops?: boolean
}

export interface LimitsSignal extends SignalFacts {
  fetch(api: Api): Promise<Limit[]>
}

export interface InvoicesSignal extends SignalFacts {
  historyDays: number
  fetch(api: Api, window: Window): Promise<Invoice[]>
}
