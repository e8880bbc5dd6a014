import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  day,
  daysBetween,
  daysIn,
  isDay,
  isoWeekday,
  monthOf,
  monthRange,
  splitRange,
  startOfMonth,
  startOfWeek,
  utcDay,
  utcDayOfSeconds,
} from './day.ts'

const days = fc.integer({ min: 0, max: 40_000 }).map((offset) => utcDay(offset * 86_400_000))

test('a day plus so many days lies that many days away', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -2_000, max: 2_000 }), (start, count) => {
      expect(daysBetween(start, addDays(start, count))).toBe(count)
      expect(addDays(addDays(start, count), -count)).toBe(start)
    }),
  )
})

test('days compare as text as they do in time', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0)
    }),
  )
})

test('weeks begin on Monday, and hold their day', () => {
  fc.assert(
    fc.property(days, (value) => {
      const monday = startOfWeek(value)
      expect(isoWeekday(monday)).toBe(1)
      expect(daysBetween(monday, value)).toBe(isoWeekday(value) - 1)
    }),
  )
  expect(startOfWeek(day('2026-11-22'))).toBe('2026-11-16')
})

test('months follow each other without a gap, leap years included', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -30, max: 30 }), (value, count) => {
      const month = addMonths(monthOf(value), count)
      expect(monthRange(month).to).toBe(monthRange(addMonths(month, 1)).from)
      expect(addMonths(month, -count)).toBe(monthOf(value))
    }),
  )
  expect(daysIn(monthRange(monthOf(day('2028-02-10'))))).toHaveLength(29)
  expect(startOfMonth(day('2026-12-31'))).toBe('2026-12-01')
})

test.each(['2026-02-30', '2026-13-01', '2026-1-01', '', '20261101', 'invalid'])('%j is no day', (text) => {
  expect(isDay(text)).toBe(false)
  expect(() => day(text)).toThrow()
})

test('an instant that is none makes no day', () => {
  expect(isDay(utcDay(Number.NaN))).toBe(false)
  expect(() => utcDayOfSeconds(Number.NaN)).toThrow()
  expect(day('2026-11-01T23:59:59Z')).toBe('2026-11-01')
})

test('the pieces of a range cover it once, newest first, and none is too wide', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 100 }), (from, length, width) => {
      const pieces = splitRange({ from, to: addDays(from, length) }, width)
      const covered = pieces.toReversed().flatMap((piece) => daysIn(piece))
      expect(covered).toEqual(daysIn({ from, to: addDays(from, length) }))
      expect(pieces.every((piece) => daysBetween(piece.from, piece.to) <= width)).toBe(true)
    }),
  )
})

test('the pieces of a range of months never cut a month', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 200 }), (start, months, width) => {
      const from = startOfMonth(start)
      const to = startOfMonth(addMonths(monthOf(from), months))
      const pieces = splitRange({ from, to }, width, true)
      expect(pieces.toReversed().flatMap((piece) => daysIn(piece))).toEqual(daysIn({ from, to }))
      expect(pieces.every((piece) => piece.from.endsWith('-01'))).toBe(true)
    }),
  )
})
