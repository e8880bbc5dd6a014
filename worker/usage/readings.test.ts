import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, monthOf } from '../platform/day.ts'
import { currency, micros, toMicros } from '../platform/money.ts'
import { dayInZone } from '../platform/zone.ts'
import { type StoredReading, chargesFromReadings, readingsFromBalance } from './readings.ts'

const hour = 3_600_000
const USD = currency('USD')
const begin = Date.parse('2026-10-20T00:00:00Z')
const read = (at: string, dollars: number, resets: StoredReading['resets'] = 'month'): StoredReading => ({
  ...{ meter: 'm', at: Date.parse(at), currency: USD, resets },
  total: micros(dollars * 1_000_000),
})
const told = (readings: StoredReading[], zone = 'UTC') =>
  chargesFromReadings(readings, zone).map(({ start, end, grain, billed }) => `${start}/${end} ${grain} ${toMicros(billed.value) / 1e6}`)

const instants = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 1, maxLength: 40 })
  .map((hours) => hours.sort((a, b) => a - b).map((value) => begin + value * hour))
const zones = fc.constantFrom('UTC', 'America/Los_Angeles', 'Pacific/Auckland')

test('the estimates of a month add up to its last reading', () => {
  fc.assert(
    fc.property(instants, zones, fc.array(fc.integer({ min: -50, max: 500 }), { minLength: 40, maxLength: 40 }), (times, zone, steps) => {
      const readings: StoredReading[] = []
      for (const [index, at] of times.entries()) {
        const before = readings.at(-1)
        const isSameMonth = before !== undefined && monthOf(dayInZone(before.at, zone)) === monthOf(dayInZone(at, zone))
        readings.push({
          meter: 'm',
          at,
          currency: USD,
          resets: 'month',
          total: micros((isSameMonth ? before.total : 0) + (steps[index] ?? 0)),
        })
      }
      const sums = Map.groupBy(chargesFromReadings(readings, zone), ({ start }) => monthOf(start))
      for (const [month, same] of Map.groupBy(readings, ({ at }) => monthOf(dayInZone(at, zone)))) {
        const sum = (sums.get(month) ?? []).reduce((total, { billed }) => total + toMicros(billed.value), 0)
        expect(sum).toBe(same.at(-1)?.total)
      }
    }),
  )
})

test('estimates of one meter follow each other: none begins before the last day of the one before', () => {
  fc.assert(
    fc.property(instants, zones, (times, zone) => {
      const charges = chargesFromReadings(
        times.map((at, index) => ({ meter: 'm', at, currency: USD, resets: 'never', total: micros(index) })),
        zone,
      )
      for (const [index, charge] of charges.entries()) {
        expect(charge.start < charge.end).toBe(true)
        const before = charges[index - 1]
        if (before) expect(addDays(before.end, -1) <= charge.start).toBe(true)
        if (charge.grain === 'day') expect(daysBetween(charge.start, charge.end)).toBe(1)
      }
    }),
  )
})

test('a counter that starts anew stands for the month so far', () => {
  expect(told([read('2026-10-31T20:00:00Z', 90), read('2026-11-02T08:00:00Z', 4)])).toEqual([
    '2026-10-01/2026-11-01 cycle 90',
    '2026-11-01/2026-11-03 cycle 4',
  ])
})

test('the month begins in the zone of the provider', () => {
  expect(told([read('2026-11-01T03:00:00Z', 90), read('2026-11-01T09:00:00Z', 2)], 'America/Los_Angeles')).toEqual([
    '2026-10-01/2026-11-01 cycle 90',
    '2026-11-01/2026-11-02 day 2',
  ])
})

test('a correction downwards is taken back on the day it was seen', () => {
  expect(told([read('2026-11-01T03:00:00Z', 5), read('2026-11-02T03:00:00Z', 9), read('2026-11-03T03:00:00Z', 7)])).toEqual([
    '2026-11-01/2026-11-02 day 5',
    '2026-11-02/2026-11-03 day 4',
    '2026-11-03/2026-11-04 day -2',
  ])
})

test('what was spent between two distant readings is one span', () => {
  expect(told([read('2026-11-03T03:00:00Z', 5, 'never'), read('2026-11-09T03:00:00Z', 9, 'never')])).toEqual([
    '2026-11-04/2026-11-10 cycle 4',
  ])
})

test('the first reading of a counter that never starts anew says nothing', () => {
  expect(told([read('2026-11-03T03:00:00Z', 500, 'never')])).toEqual([])
})

test('a balance tells what was spent, exactly, whatever was topped up in between', () => {
  const events = fc.array(fc.record({ spent: fc.nat(900), topped: fc.option(fc.integer({ min: 1, max: 5_000 }), { freq: 3 }) }), {
    minLength: 1,
    maxLength: 30,
  })
  fc.assert(
    fc.property(events, (all) => {
      let balance = 10_000
      const balances = [{ at: begin, amount: micros(balance), currency: USD }]
      const topUps: { at: number; amount: ReturnType<typeof micros> }[] = []
      for (const [index, { spent, topped }] of all.entries()) {
        const at = begin + (index + 1) * hour
        balance += (topped ?? 0) - spent
        if (topped !== null) topUps.push({ at: at - 60_000, amount: micros(topped) })
        balances.push({ at, amount: micros(balance), currency: USD })
      }
      const readings = readingsFromBalance('b', balances, topUps)
      expect(readings.at(-1)?.total).toBe(all.reduce((sum, { spent }) => sum + spent, 0))
    }),
  )
})

test('a rise without a record is a top-up of at least that much, never negative spend', () => {
  const at = (index: number, amount: number) => ({ at: begin + index * hour, amount: micros(amount), currency: USD })
  expect(readingsFromBalance('b', [at(0, 50), at(1, 20), at(2, 90), at(3, 80)], []).map(({ total }) => total)).toEqual([0, 30, 30, 40])
})

test('credit that expired is not spend', () => {
  const at = (index: number, amount: number) => ({ at: begin + index * hour, amount: micros(amount), currency: USD })
  expect(readingsFromBalance('b', [at(0, 50), at(2, 10)], [{ at: begin + hour, amount: micros(-30) }]).map(({ total }) => total)).toEqual([
    0, 10,
  ])
})
