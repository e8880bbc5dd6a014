import { addDays } from '../src/lib/format-dates.ts'
import { fromMicros } from '../src/lib/micros.ts'
import { mockToday } from './mock-accounts.ts'

/** A small generator that gives the same figures every time. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

const sources = [
  { providerId: 'aws', name: 'AWS', daily: 95, completeThrough: '2026-11-20' },
  { providerId: 'anthropic', name: 'Anthropic', daily: 71, completeThrough: '2026-11-21' },
  { providerId: 'openai', name: 'OpenAI', daily: 35, completeThrough: '2026-11-21' },
  { providerId: 'vercel', name: 'Vercel', daily: 18, completeThrough: '2026-11-21' },
  { providerId: 'openrouter', name: 'OpenRouter', daily: 9.4, completeThrough: '2026-11-21' },
  { providerId: 'github', name: 'GitHub', daily: 7.6, completeThrough: '2026-11-21' },
] as const

export interface MockSource {
  providerId: string
  name: string
  completeThrough: string
  /** Micro-units by day; a day that is missing has no figure. */
  used: Map<string, bigint>
}

/** Four hundred days of every source, up to today. */
export const mockSources: MockSource[] = sources.map((source, index) => {
  const random = seeded(7 + index * 1_013)
  const used = new Map<string, bigint>()
  for (let back = 400; back >= 0; back -= 1) {
    const day = addDays(mockToday, -back)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const weekend = weekday === 0 || weekday === 6 ? 0.62 : 1
    const growth = source.providerId === 'anthropic' ? 1.15 - back * 0.0022 : 1
    const known = day <= source.completeThrough ? 1 : day === mockToday ? 0 : 0.45
    const amount = source.daily * weekend * Math.max(0.2, growth) * (0.82 + random() * 0.36) * known
    if (amount > 0) used.set(day, BigInt(Math.round(amount * 1e6)))
  }
  return { ...source, used }
})

export const sumOver = (source: MockSource, days: readonly string[]): bigint =>
  days.reduce((sum, day) => sum + (source.used.get(day) ?? 0n), 0n)

export const usd = (micros: bigint) => ({ amount: fromMicros(micros), currency: 'USD' })
