import { beforeEach, expect, test } from 'vitest'
import { type LedgerWorld, createLedgerWorld, startAfresh } from '../../test/support/ledger-world.ts'

beforeEach(startAfresh)

const at = (instant: string, dollars: number) => ({ at: Date.parse(instant), micros: dollars * 1_000_000 })
const topUp = (instant: string, dollars: number) => ({ id: instant, kind: 'purchase' as const, ...at(instant, dollars) })

/** Reads every six hours until an instant. */
async function liveUntil(world: LedgerWorld, instant: string): Promise<void> {
  while (world.state.now < Date.parse(instant)) {
    await world.cron()
    await world.drain()
    world.advance(6)
  }
}

const days = async (world: LedgerWorld) =>
  Object.fromEntries(
    (
      await world.db
        .prepare('select day, grain, period_end, used, estimated from spend_day where workspace_id = ? order by day')
        .bind(world.workspaceId)
        .all<Record<string, string | number>>()
    ).results.map(({ day, grain, period_end, used, estimated }) => [
      grain === 'day' ? day : `${day}/${period_end}`,
      used === estimated ? Number(used) / 1e6 : 'not all estimated',
    ]),
  )

test('what a prepaid balance lost is spent on the day it was missed, as an estimate', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_prepaid',
    account: {
      topUps: [topUp('2026-11-01T00:00:00Z', 100)],
      spends: [at('2026-11-20T14:00:00Z', 3), at('2026-11-20T20:00:00Z', 2), at('2026-11-21T09:00:00Z', 4)],
    },
  })
  await world.connect()
  await liveUntil(world, '2026-11-22T00:00:00Z')
  expect(await days(world)).toEqual({ '2026-11-20': 3, '2026-11-21': 6 })
  expect(await world.signal('cost')).toBeNull()
})

test('a top-up is a top-up: it neither is spend nor hides any', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_prepaid',
    account: {
      topUps: [topUp('2026-11-01T00:00:00Z', 20), topUp('2026-11-21T02:00:00Z', 50)],
      spends: [at('2026-11-20T14:00:00Z', 5), at('2026-11-21T03:00:00Z', 8)],
    },
  })
  await world.connect()
  await liveUntil(world, '2026-11-22T00:00:00Z')
  expect(await days(world)).toEqual({ '2026-11-20': 5, '2026-11-21': 8 })
})

test('what a balance lost after standing still for days is spent on its own day', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_prepaid',
    account: { topUps: [topUp('2026-11-01T00:00:00Z', 20)], spends: [at('2026-11-23T14:00:00Z', 5)] },
  })
  await world.connect()
  await liveUntil(world, '2026-11-24T12:00:00Z')
  expect(await days(world)).toEqual({ '2026-11-23': 5 })
  expect(await world.count('balances')).toBe(3)
})

test('spend estimated months ago does not change when its first reading leaves the days that are looked at again', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_prepaid',
    account: {
      topUps: [topUp('2026-11-01T00:00:00Z', 900)],
      spends: [at('2026-11-20T14:00:00Z', 1), at('2026-11-21T10:00:00Z', 2), at('2026-11-22T10:00:00Z', 4), at('2027-02-19T02:00:00Z', 8)],
    },
  })
  await world.connect()
  await liveUntil(world, '2026-11-23T00:00:00Z')
  const early = await days(world)
  world.advance(24 * 87)
  await liveUntil(world, '2027-02-21T00:00:00Z')
  expect(await days(world)).toMatchObject(early)
  expect(await world.sum('spend_day', 'used')).toBe(15_000_000)
})

test('two readings of a counter make the day between them, and a month starts anew', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_counter',
    now: '2026-11-29T22:00:00Z',
    account: {
      spends: [at('2026-11-10T00:00:00Z', 40), at('2026-11-30T01:00:00Z', 3), at('2026-12-01T05:00:00Z', 7), at('2026-12-02T08:00:00Z', 2)],
    },
  })
  await world.connect()
  await liveUntil(world, '2026-12-03T00:00:00Z')
  expect(await days(world)).toEqual({ '2026-11-01/2026-11-30': 40, '2026-11-30': 3, '2026-12-01': 7, '2026-12-02': 2 })
})

test('days without a reading are one span, not invented days', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_counter',
    now: '2026-11-03T12:00:00Z',
    account: { spends: [at('2026-11-02T00:00:00Z', 1), at('2026-11-05T00:00:00Z', 6), at('2026-11-08T00:00:00Z', 3)] },
  })
  await world.connect()
  await world.drain()
  world.advance(24 * 6)
  await world.cron()
  await world.drain()
  expect(await days(world)).toEqual({ '2026-11-01/2026-11-04': 1, '2026-11-04/2026-11-10': 9 })
})
