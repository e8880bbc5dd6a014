import { describe, expect, test } from 'vitest'
import { dayAfter, startOfDay } from './calendar.ts'
import { fixedTruth } from './fixed-truth.ts'
import { seededTruth } from './truth.ts'
import type { TruthSeed } from './world.ts'

const hour = 3_600_000
const since = '2025-10-20'
const now = Date.parse('2026-11-20T12:00:00Z')
const seed: TruthSeed = {
  lines: [
    { service: 'Models', model: 'large', meter: 'input', unit: 'tokens', unitMicros: 3, micros: 6_000_000 },
    { service: 'Storage', micros: 1_500_000 },
  ],
  delayHours: 6,
  creditService: 'Goodwill',
}
const truthOf = (change: Partial<TruthSeed> = {}, account = 'demo') =>
  seededTruth({ id: 'acme', seed: { ...seed, ...change } }, account, { since })
const all = { from: since, to: '2026-11-21', at: now }
const sum = (rows: { micros: number }[]) => rows.reduce((total, { micros }) => total + micros, 0)
const dayRows = (truth: ReturnType<typeof truthOf>, day: string, at: number) => truth.rows({ from: day, to: dayAfter(day), at })

describe('seeded truth', () => {
  test('the same account spends the same, however it is asked', () => {
    const whole = truthOf().rows(all)
    const truth = truthOf()
    const byDay = [...Array(397).keys()].toReversed().map((index) => dayRows(truth, dayAfter(since, index), now))
    expect(byDay.toReversed().flat()).toEqual(whole)
  })

  test('another account spends something else', () => {
    expect(sum(truthOf({}, 'other').rows(all))).not.toBe(sum(truthOf().rows(all)))
  })

  test('amounts are whole micro-units, and what has a price is a whole number of units', () => {
    for (const row of truthOf().rows(all)) {
      expect(Number.isSafeInteger(row.micros)).toBe(true)
      if (row.service === 'Models') expect(row.micros).toBe((row.quantity ?? 0) * 3)
    }
  })

  test('a provider that tells cents is never owed less than one', () => {
    const rows = truthOf({ stepMicros: 10_000 }).rows(all)
    expect(rows.filter(({ micros }) => micros % 10_000 !== 0)).toEqual([])
  })

  test('weekends are quieter, and a year later there is more', () => {
    const rows = truthOf()
      .rows(all)
      .filter(({ micros }) => micros > 0)
    const onDays = (weekdays: number[]) => rows.filter(({ day }) => weekdays.includes(new Date(day).getUTCDay()))
    expect(sum(onDays([0, 6])) / 2).toBeLessThan((sum(onDays([1, 2, 3, 4, 5])) / 5) * 0.7)
    const spend = (from: string, to: string) => sum(truthOf().rows({ from, to, at: now }))
    expect(spend('2026-10-01', '2026-11-01')).toBeGreaterThan(spend('2025-11-01', '2025-12-01') * 1.1)
  })

  test('some days are silent and some hold a credit', () => {
    const rows = truthOf().rows(all)
    const silent = [...Array(390).keys()].map((index) => dayAfter(since, index)).filter((day) => !rows.some((row) => row.day === day))
    expect(silent.length).toBeGreaterThan(0)
    expect(silent.length).toBeLessThan(20)
    expect(rows.filter(({ category }) => category === 'Credit').every(({ micros }) => micros < 0)).toBe(true)
    expect(rows.some(({ category }) => category === 'Credit')).toBe(true)
    expect(
      truthOf({ creditService: undefined })
        .rows(all)
        .some(({ category }) => category === 'Credit'),
    ).toBe(false)
  })

  test.each(['UTC', 'America/Los_Angeles', 'Pacific/Auckland'])(
    'a day in %s only grows until the delay after its end, and is then whole',
    (timeZone) => {
      const truth = truthOf({ timeZone, creditService: undefined })
      const day = '2026-11-04'
      const [start, whole] = [startOfDay(day, timeZone), startOfDay(dayAfter(day), timeZone) + seed.delayHours * hour]
      expect(dayRows(truth, day, start + seed.delayHours * hour)).toEqual([])
      const seen = [1, 6, 12, 18, 23].map((hours) => sum(dayRows(truth, day, start + (seed.delayHours + hours) * hour)))
      expect(seen.toSorted((a, b) => a - b)).toEqual(seen)
      expect(sum(dayRows(truth, day, whole))).toBeGreaterThan(seen.at(-1) ?? 0)
      expect(dayRows(truth, day, whole)).toEqual(dayRows(truth, day, whole + 40 * hour))
    },
  )

  test('some days are corrected two to five days after they were whole, and then never again', () => {
    const truth = truthOf()
    const days = [...Array(120).keys()].map((index) => dayAfter('2026-06-01', index))
    const figures = days.map((day) => {
      const whole = startOfDay(dayAfter(day)) + seed.delayHours * hour
      return [0, 47, 121, 2_000].map((hours) => sum(dayRows(truth, day, whole + hours * hour)))
    })
    for (const [first, before, after, later] of figures) {
      expect(before).toBe(first)
      expect(later).toBe(after)
    }
    expect(figures.filter(([first, , after]) => first !== after).length).toBeGreaterThan(3)
  })

  test('the balance is what was bought less what was spent, and is never below nothing', () => {
    const truth = truthOf({ topUpMicros: 100_000_000, creditService: undefined })
    for (let at = Date.parse('2026-01-01T00:00:00Z'); at < now; at += 61 * hour) {
      const bought = (truth.movements?.(at) ?? []).reduce((total, { micros }) => total + micros, 0)
      expect(truth.balance?.(at)).toBe(bought - sum(truth.rows({ ...all, at })))
      expect(truth.balance?.(at)).toBeGreaterThanOrEqual(0)
    }
    expect(truth.movements?.(now).length).toBeGreaterThan(5)
  })
})

describe('fixed truth', () => {
  test('a row is told from the instant at which it is known', () => {
    const truth = fixedTruth([
      { day: '2026-11-01', service: 'Builds', micros: 100 },
      { day: '2026-11-01', service: 'Builds', micros: 20, visibleFrom: now },
    ])
    expect(sum(truth.rows({ ...all, at: now - 1 }))).toBe(100)
    expect(sum(truth.rows(all))).toBe(120)
    expect(truth.rows({ from: '2026-11-02', to: '2026-11-03', at: now })).toEqual([])
  })
})
