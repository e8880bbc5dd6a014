import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import type { AccountAnswer } from '../../../worker/providers/schemas.ts'
import { addDays, earlierDay } from '../../src/lib/format-dates.ts'
import { mockToday } from '../mock-accounts.ts'
import { seeded } from '../mock-series.ts'

/** A connection with what it was used for. Every answer about a world is derived from these, so that all of them agree. */
export interface MockLedger {
  account: AccountAnswer
  /** Micro-units of the workspace's currency by day; a day that is missing has no figure. */
  used: ReadonlyMap<string, bigint>
  /** Refunds and credits by day, which count in to pay alone. */
  adjustments: ReadonlyMap<string, bigint>
  /** What it is used for; the first has the largest share. */
  services: readonly string[]
  /** What its figures are, unless the provider reports them. */
  calculated: boolean
}

export interface MockWorld {
  workspace: { name: string; currency: string }
  ledgers: readonly MockLedger[]
  credits: Dashboard['credits']
  beside: Dashboard['beside']
}

/** How far back the history of a world goes. */
export const historyDays = 400

const noDays: ReadonlyMap<string, bigint> = new Map()

export const ledger = (account: AccountAnswer, more: Partial<Omit<MockLedger, 'account'>> = {}): MockLedger => ({
  ...{ account, used: noDays, adjustments: noDays, services: ['Usage'], calculated: false },
  ...more,
})

interface DailyOptions {
  seed: number
  /** What a usual day costs, in units of the currency. */
  daily: number
  /** The last day with a whole figure; those after it are partly known until today. */
  completeThrough: string
  days?: number
}

/** A plausible history: weekends are quieter, no two days are equal, what is not complete yet is smaller, today has no figure. */
export function dailyFigures({ seed, daily, completeThrough, days = historyDays }: DailyOptions): Map<string, bigint> {
  const random = seeded(seed)
  const used = new Map<string, bigint>()
  for (let back = days; back >= 1; back -= 1) {
    const day = addDays(mockToday, -back)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const known = day <= completeThrough ? 1 : 0.45
    used.set(day, BigInt(Math.round(daily * (weekday % 6 === 0 ? 0.62 : 1) * (0.8 + random() * 0.4) * known * 1e6)))
  }
  return used
}

/** Figures that end on their last complete day: nothing came since. */
export const endingOn = (used: ReadonlyMap<string, bigint>, last: string): Map<string, bigint> =>
  new Map([...used].filter(([day]) => day <= last))

export const sumOf = (figures: ReadonlyMap<string, bigint>, days: readonly string[]): bigint =>
  days.reduce((sum, day) => sum + (figures.get(day) ?? 0n), 0n)

/** One day's figure by service, exactly: each has half of what is left, and the last has the rest. */
export function byServiceOn({ used, services }: MockLedger, day: string): [service: string, micros: bigint][] {
  let left = used.get(day)
  if (left === undefined) return []
  return services.map((service, index) => {
    const part = index === services.length - 1 ? (left ?? 0n) : (left ?? 0n) / 2n
    left = (left ?? 0n) - part
    return [service, part]
  })
}

/** The earliest "complete through" of those that have charges. */
export const completeThroughOf = (ledgers: readonly MockLedger[]): string | null =>
  ledgers.reduce<string | null>((least, { account: { completeThrough }, used }) => {
    if (used.size === 0 || completeThrough === null) return least
    return least === null ? completeThrough : earlierDay(least, completeThrough)
  }, null)
