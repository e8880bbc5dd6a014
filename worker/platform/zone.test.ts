import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from './day.ts'
import { dayInZone, endOfDay, isTimeZone, startOfDay } from './zone.ts'

const zones = fc.constantFrom('UTC', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata', 'America/Sao_Paulo', 'Africa/Cairo')
const instants = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2030-01-01') })
const hours = (zone: string, value: string) => (endOfDay(day(value), zone) - startOfDay(day(value), zone)) / 3_600_000

test('every instant lies in exactly the day that it is said to lie in', () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const value = dayInZone(instant, zone)
      expect(startOfDay(value, zone)).toBeLessThanOrEqual(instant)
      expect(endOfDay(value, zone)).toBeGreaterThan(instant)
    }),
  )
})

test('a day ends where the next begins, and its first and last instants are its own', () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const value = dayInZone(instant, zone)
      expect(endOfDay(value, zone)).toBe(startOfDay(addDays(value, 1), zone))
      expect(dayInZone(startOfDay(value, zone), zone)).toBe(value)
      expect(dayInZone(endOfDay(value, zone) - 1, zone)).toBe(value)
    }),
  )
})

test('a day is an hour shorter or longer where clocks change', () => {
  expect(hours('America/Los_Angeles', '2026-03-08')).toBe(23)
  expect(hours('America/Los_Angeles', '2026-11-01')).toBe(25)
  expect(hours('Pacific/Auckland', '2026-09-27')).toBe(23)
  expect(hours('Pacific/Auckland', '2026-04-05')).toBe(25)
  expect(hours('UTC', '2026-03-08')).toBe(24)
})

test('where clocks change at midnight the day begins at one', () => {
  expect(new Date(startOfDay(day('2018-11-04'), 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z')
  expect(hours('America/Sao_Paulo', '2018-11-04')).toBe(23)
})

test('one instant is another day at the two ends of the world', () => {
  const instant = Date.parse('2026-11-20T07:30:00Z')
  expect([dayInZone(instant, 'America/Los_Angeles'), dayInZone(instant + 4 * 3_600_000, 'Pacific/Auckland')]).toEqual([
    '2026-11-19',
    '2026-11-21',
  ])
})

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'])('%s is a time zone', (name) => expect(isTimeZone(name)).toBe(true))
test.each(['', '+02:00', 'Mars/Olympus', 'Europe', '../UTC', 'Europe/Berlin '])('%j is no time zone', (name) =>
  expect(isTimeZone(name)).toBe(false),
)
