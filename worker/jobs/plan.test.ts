import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, type DayRange, addDays, day, daysBetween, maxDay, minDay } from '../platform/day.ts'
import { dayInZone } from '../platform/zone.ts'
import type { Provider } from '../providers/contract.ts'
import type { ConnectionRow, SignalRow } from '../providers/sync-store.ts'
import { firstDays, nextStanding, planWork } from './plan.ts'

const hour = 3_600_000

interface Facts {
  grain: 'day' | 'month'
  maxWindowDays: number
  restatesDays: number
  historyDays: number
  timeZone: string
  now: number
}

const facts = fc.record<Facts>({
  grain: fc.constantFrom('day', 'day', 'month'),
  maxWindowDays: fc.integer({ min: 1, max: 120 }),
  restatesDays: fc.integer({ min: 0, max: 45 }),
  historyDays: fc.integer({ min: 0, max: 200 }),
  timeZone: fc.constantFrom('UTC', 'America/Los_Angeles', 'Pacific/Auckland'),
  now: fc.integer({ min: Date.parse('2026-02-20'), max: Date.parse('2026-12-20') }),
})

/** A connection with one signal, and its windows as a consumer would work them off. */
function start({ timeZone, now: begun, ...series }: Facts) {
  const provider = { cost: { ...series, usualDelayHours: 6, dimensions: [], about: '' }, notExposed: {} } as unknown as Provider
  const connection = { timeZone } as ConnectionRow
  let now = begun
  let row = {
    ...{
      signal: 'cost',
      nextSyncAt: now,
      recentCursor: null,
      nextHistoryAt: null,
      completeThrough: null,
      readBackTo: null,
      lastSuccessAt: null,
    },
    ...{ historyStart: addDays(dayInZone(now, timeZone), -series.historyDays), windowDays: series.maxWindowDays },
  } as unknown as SignalRow
  return {
    row: () => row,
    today: () => dayInZone(now, timeZone),
    wait(hours: number) {
      now += hours * hour
    },
    change(change: Partial<SignalRow>) {
      row = { ...row, ...change }
    },
    /** Reads whatever is due until nothing is; answers the windows in their order. */
    readAll(): { reason: string; range: DayRange }[] {
      const windows: { reason: string; range: DayRange }[] = []
      for (let work = planWork(provider, connection, [row], now); work?.range; work = planWork(provider, connection, [row], now)) {
        windows.push({ reason: work.reason, range: work.range })
        row = { ...row, lastSuccessAt: now, ...nextStanding(work, now, dayInZone(now, timeZone), 1) }
        if (windows.length > 500) throw new Error('the windows never end')
      }
      return windows
    },
  }
}

const isMonthStart = (value: Day) => value.endsWith('-01')

/** That windows, put in the order of their days, touch and never overlap. */
function expectSeamless(ranges: readonly DayRange[]): void {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1))
  for (const [index, range] of sorted.entries()) {
    expect(range.from < range.to).toBe(true)
    const next = sorted[index + 1]
    if (next) expect(next.from).toBe(range.to)
  }
}

test('a new connection is read from the start of its history to today, each day once', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const signal = start(given)
      const ranges = signal.readAll().map(({ range }) => range)
      expectSeamless(ranges)
      const from = ranges.map((range) => range.from).reduce(minDay)
      const to = ranges.map((range) => range.to).reduce(maxDay)
      expect(from <= signal.row().historyStart).toBe(true)
      expect(to > signal.today()).toBe(true)
      expect(signal.row()).toMatchObject({ nextHistoryAt: null, recentCursor: null, readBackTo: from })
    }),
  )
})

test('the last thirty days come first, then history from the newest to the oldest', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const signal = start(given)
      const windows = signal.readAll()
      const reasons = windows.map(({ reason }) => reason)
      expect(reasons).toEqual([...reasons].sort().toReversed())
      const [first] = windows
      const wanted = maxDay(addDays(signal.today(), 1 - firstDays), signal.row().historyStart as Day)
      if (first) expect(first.range.from <= wanted && daysBetween(first.range.from, wanted) < 31).toBe(true)
      const history = windows.filter(({ reason }) => reason === 'history').map(({ range }) => range.from)
      expect(history).toEqual([...history].sort().toReversed())
    }),
  )
})

test('no window is wider than the provider allows, and a month is never cut', () => {
  fc.assert(
    fc.property(facts, (given) => {
      for (const { range } of start(given).readAll()) {
        const isOneMonth = given.grain === 'month' && daysBetween(range.from, range.to) <= 31
        expect(isOneMonth || daysBetween(range.from, range.to) <= given.maxWindowDays).toBe(true)
        if (given.grain === 'month') expect(isMonthStart(range.from) && isMonthStart(range.to)).toBe(true)
      }
    }),
  )
})

test('the next pass reads again whatever may have changed since the last, after however long', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 1, max: 24 * 100 }), (given, hours) => {
      const signal = start(given)
      signal.readAll()
      const lastRead = signal.today()
      signal.change({ completeThrough: addDays(lastRead, -1) })
      signal.wait(hours)
      const ranges = signal.readAll().map(({ range }) => range)
      expectSeamless(ranges)
      const from = ranges.map((range) => range.from).reduce(minDay)
      expect(from <= maxDay(addDays(lastRead, -given.restatesDays), signal.row().readBackTo as Day)).toBe(true)
      expect(ranges.map((range) => range.to).reduce(maxDay) > signal.today()).toBe(true)
    }),
  )
})

test('days that are not complete are read again, however long ago they were', () => {
  const signal = start({
    grain: 'day',
    maxWindowDays: 31,
    restatesDays: 3,
    historyDays: 100,
    timeZone: 'UTC',
    now: Date.parse('2026-11-20T12:00:00Z'),
  })
  signal.readAll()
  signal.change({ completeThrough: day('2026-11-02') })
  signal.wait(2)
  expect(signal.readAll()[0]?.range.from).toBe('2026-11-03')
})

test('a pass that stood still for more than a day begins anew', () => {
  const signal = start({
    grain: 'day',
    maxWindowDays: 7,
    restatesDays: 3,
    historyDays: 100,
    timeZone: 'UTC',
    now: Date.parse('2026-11-20T12:00:00Z'),
  })
  signal.readAll()
  signal.change({ completeThrough: day('2026-11-19'), recentCursor: '2026-11-20' })
  signal.wait(2)
  expect(signal.readAll()[0]?.range.from).toBe('2026-11-20')
  signal.change({ recentCursor: '2026-11-20' })
  signal.wait(24 * 4)
  expect(signal.readAll()[0]?.range.from).toBe('2026-11-17')
})

test('money is read before quantities, and the present before history', () => {
  const provider = {
    cost: { grain: 'day', restatesDays: 1, maxWindowDays: 31 },
    usage: { grain: 'day', restatesDays: 1, maxWindowDays: 31 },
    credits: {},
    notExposed: {},
  } as unknown as Provider
  const now = Date.parse('2026-11-20T12:00:00Z')
  const row = (signal: string, change: Partial<SignalRow> = {}) =>
    ({
      signal,
      nextSyncAt: now,
      nextHistoryAt: null,
      recentCursor: null,
      completeThrough: null,
      readBackTo: null,
      lastSuccessAt: null,
      historyStart: '2026-01-01',
      windowDays: 31,
      ...change,
    }) as SignalRow
  const later = { nextSyncAt: now + 1, nextHistoryAt: now, readBackTo: '2026-10-21' }
  const pick = (...rows: SignalRow[]) => {
    const work = planWork(provider, { timeZone: 'UTC' } as ConnectionRow, rows, now)
    return work && `${work.signal.signal} ${work.reason}`
  }
  expect(pick(row('usage'), row('credits'), row('cost'))).toBe('cost recent')
  expect(pick(row('usage'), row('cost', later))).toBe('usage recent')
  expect(pick(row('usage', later), row('cost', later))).toBe('cost history')
  expect(pick(row('cost', { nextSyncAt: now + 1 }))).toBeUndefined()
})
