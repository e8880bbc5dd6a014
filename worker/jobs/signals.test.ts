import { beforeEach, expect, test } from 'vitest'
import { createLedgerWorld, dailyRows, rowOf, startAfresh } from '../../test/support/ledger-world.ts'
import { listAccounts } from '../providers/accounts.ts'
import { charge, defineProvider } from '../providers/define.ts'
import { ProviderFailure } from '../providers/failure.ts'
import { findProvider, providersById } from '../providers/registry.ts'
import type { Provider } from '../providers/contract.ts'
import { usd } from '../platform/money.ts'
import type { Day, Month } from '../platform/day.ts'

beforeEach(startAfresh)

/** A provider like the plain one, whose costs come out of a function. */
function put(id: string, cost: Partial<NonNullable<Provider['cost']>>): void {
  const plain = findProvider('sim_plain')
  if (plain?.cost) providersById.set(id, defineProvider({ ...plain, id, cost: { ...plain.cost, ...cost } }))
}

test('a missing permission switches off one signal only, and it comes back by itself', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_daily', account: { forbidden: new Set(['/usage']) } })
  await world.connect()
  await world.drain()
  expect(await world.signal('usage')).toMatchObject({ state: 'off', reason: 'permission_missing' })
  expect(await world.signal('limits')).toMatchObject({ state: 'on' })
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
  world.account.forbidden.clear()
  for (let hours = 0; hours < 25; hours += 5) {
    world.advance(5)
    await world.cron()
    await world.drain()
  }
  expect(await world.signal('usage')).toMatchObject({ state: 'on', reason: null })
  expect(await world.count('usage_points')).toBeGreaterThan(0)
})

test('a signal that has no data yet waits, and holds no other back', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_daily' })
  const daily = findProvider('sim_daily')
  if (!daily?.cost) throw new Error('the simulation lost its daily provider')
  providersById.set('sim_daily', {
    ...daily,
    cost: {
      ...daily.cost,
      async *fetch() {
        if (world.state.now > 0) throw new ProviderFailure('not_yet')
        yield charge({ period: '2026-11-19' as Day, billed: usd('1') })
      },
    },
  })
  await world.connect()
  await world.drain()
  expect(await world.signal('cost')).toMatchObject({ reason: 'not_yet', failures: 0, next_sync_at: world.state.now + 6 * 3_600_000 })
  expect(await world.signal('limits')).toMatchObject({ state: 'on' })
  const [account] = await listAccounts(world.newCtx(), world.workspaceId)
  expect(account).toMatchObject({ status: 'waiting' })
})

test('a window that is too much is halved until it fits, and every charge comes once', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_plain' })
  put('sim_plain', {
    async *fetch(api, window) {
      if (window.endsAt - window.startsAt > 9 * 86_400_000) throw new ProviderFailure('over_budget')
      for (const row of world.account.rows) {
        if (row.day >= window.from && row.day < window.to)
          yield charge({ period: row.day as typeof window.from, billed: usd(String((row.versions[0]?.micros ?? 0) / 1e6)) })
      }
    },
  })
  await world.connect()
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
  expect(Number((await world.signal('cost'))['window_days'])).toBeLessThan(10)
})

test('a single day that is too much is marked partial and passed over; a later whole answer clears the mark', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_plain', rows: dailyRows('2026-11-19', 20) })
  const isTooMuch = { now: true }
  put('sim_plain', {
    async *fetch(api, window) {
      const days = world.account.rows.filter(({ day }) => day >= window.from && day < window.to)
      if (isTooMuch.now && days.some(({ day }) => day === '2026-11-18')) throw new ProviderFailure('over_budget')
      for (const row of days)
        yield charge({ period: row.day as typeof window.from, billed: usd(String((row.versions[0]?.micros ?? 0) / 1e6)) })
    },
  })
  await world.connect()
  for (let hours = 0; hours < 24; hours += 1) {
    await world.cron()
    await world.drain()
    world.advance(1)
  }
  const partial = () => world.first<{ days: string | null }>('select group_concat(period_start) as days from ledger_periods where partial')
  expect(await partial()).toEqual({ days: '2026-11-18' })
  expect(await world.sum('spend_day', 'used')).toBe(world.truth() - 1_000_004)
  isTooMuch.now = false
  world.advance(13)
  for (let round = 0; round < 12; round += 1) {
    await world.cron()
    await world.drain()
    world.advance(0.5)
  }
  expect(await partial()).toEqual({ days: null })
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})

test('a month that is too much is marked partial: months are never cut', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_monthly' })
  const monthly = findProvider('sim_monthly')
  if (!monthly?.cost) throw new Error('the simulation lost its monthly provider')
  providersById.set('sim_monthly', {
    ...monthly,
    cost: {
      ...monthly.cost,
      async *fetch(_api, window) {
        if (window.from <= '2026-10-15' && window.to > '2026-10-15') throw new ProviderFailure('over_budget')
        yield charge({ period: window.from.slice(0, 7) as Month, billed: usd('1') })
      },
    },
  })
  await world.connect()
  for (let hours = 0; hours < 6; hours += 1) {
    await world.drain()
    world.advance(1)
    await world.cron()
  }
  expect(await world.first('select period_start, grain from ledger_periods where partial')).toEqual({
    period_start: '2026-10-01',
    grain: 'month',
  })
  expect(await world.signal('cost')).toMatchObject({ recent_cursor: null })
  expect(await world.count('spend_day')).toBe(1)
})

test('reports that take a while are asked for once for each window, though messages come twice and the day changes', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_report', now: '2026-11-20T23:50:00Z', rows: dailyRows('2026-11-19', 30) })
  const connectionId = await world.connect()
  const body = { workspaceId: world.workspaceId, connectionId }
  await world.deliver(body)
  await world.deliver(body)
  expect(world.account.reports.size).toBe(1)
  world.advance(0.3)
  await world.deliver(body)
  expect(world.account.reports.size).toBe(1)
  world.advance(0.3)
  await world.deliver(body)
  expect(await world.sum('spend_day', 'used')).toBeGreaterThan(0)
  for (let round = 0; round < 10; round += 1) {
    await world.drain()
    world.advance(0.5)
    await world.cron()
  }
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
  const windows = [...world.account.reports.values()].map(({ from, to }) => `${from}/${to}`)
  expect(new Set(windows).size).toBe(windows.length)
})

test('a consumer that dies while a report is being made asks for no second one', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_report', rows: [rowOf('2026-10-25', 5)] })
  const connectionId = await world.connect()
  const body = { workspaceId: world.workspaceId, connectionId }
  await world.deliver(body)
  world.advance(0.5)
  const died = Promise.withResolvers<void>()
  world.state.intercept = (path) => (path.startsWith('/reports/') ? (died.resolve(), new Promise<Response>(() => undefined)) : undefined)
  void world.deliver(body)
  await died.promise
  world.state.intercept = () => undefined
  world.advance(0.5)
  await world.deliver(body)
  expect(world.account.reports.size).toBe(1)
  expect(await world.sum('spend_day', 'used')).toBe(5)
})
