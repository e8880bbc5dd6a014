import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, addDays, day, utcDay } from '../platform/day.ts'
import { endOfDay } from '../platform/zone.ts'
import { completeThrough, dueDay, isLate, longestSilence } from './complete-through.ts'

const hour = 3_600_000
const zones = fc.constantFrom('UTC', 'America/Los_Angeles', 'Pacific/Auckland')
const moments = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2028-01-01') })
const delays = fc.integer({ min: 0, max: 72 })
const figures = (now: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 }).map((ages) => ages.map((age) => addDays(utcDay(now), -age)).sort())

test('a day is due once it has ended for as long as the provider usually takes, and not before', () => {
  fc.assert(
    fc.property(moments, zones, delays, (now, zone, delay) => {
      const due = dueDay(now, zone, delay)
      expect(endOfDay(due, zone) + delay * hour).toBeLessThanOrEqual(now)
      expect(endOfDay(addDays(due, 1), zone) + delay * hour).toBeGreaterThan(now)
    }),
  )
})

const situations = moments.chain((now) =>
  fc.record({
    now: fc.constant(now),
    timeZone: zones,
    usualDelayHours: delays,
    daysWithFigures: figures(now),
    back: fc.option(fc.integer({ min: 1, max: 90 })),
  }),
)

test('what is complete never goes back and never passes what is due', () => {
  fc.assert(
    fc.property(situations, ({ back, ...situation }) => {
      const due = dueDay(situation.now, situation.timeZone, situation.usualDelayHours)
      const previous = back === null ? null : addDays(due, -back)
      const reached = completeThrough({ ...situation, previous })
      if (reached !== null) expect(reached <= due).toBe(true)
      if (previous !== null) expect(reached !== null && reached >= previous).toBe(true)
    }),
  )
})

const noon = Date.parse('2026-11-20T12:00:00Z')
const through = (days: string[], previous: Day | null = null) =>
  completeThrough({ previous, daysWithFigures: days.map(day), now: noon, timeZone: 'UTC', usualDelayHours: 6 })

test('figures up to the day that is due complete it', () => {
  expect(through(['2026-11-17', '2026-11-18', '2026-11-19'])).toBe('2026-11-19')
})

test('a source without figures completes nothing', () => {
  expect(through([])).toBeNull()
  expect(through([], day('2026-11-02'))).toBe('2026-11-02')
})

test('a source that was never silent is not complete beyond its last figures', () => {
  expect(through(['2026-11-12', '2026-11-13', '2026-11-14'], day('2026-11-14'))).toBe('2026-11-14')
})

test('a source may be silent again for as long as it has been before', () => {
  const weekdays = ['2026-11-09', '2026-11-10', '2026-11-13', '2026-11-16', '2026-11-17']
  expect(longestSilence(weekdays.map(day))).toBe(2)
  expect(through(weekdays)).toBe('2026-11-19')
  expect(through(weekdays.slice(0, -1))).toBe('2026-11-18')
})

test('figures of today show that the days before have come', () => {
  expect(through(['2026-11-17', '2026-11-20'])).toBe('2026-11-19')
})

test('a source is late beyond one and a half times its delay and the wait for a sync, not within', () => {
  const source = { completeThrough: day('2026-11-18'), timeZone: 'America/Los_Angeles', usualDelayHours: 6, syncEveryHours: 2 }
  const limit = endOfDay(day('2026-11-19'), source.timeZone) + 12 * hour
  expect(isLate({ ...source, now: limit })).toBe(false)
  expect(isLate({ ...source, now: limit + 1 })).toBe(true)
  expect(isLate({ ...source, completeThrough: null, now: limit + 1 })).toBe(false)
})
