import { beforeEach, expect, test } from 'vitest'
import { type LedgerWorld, createLedgerWorld, startAfresh } from '../../test/support/ledger-world.ts'

beforeEach(startAfresh)

const plain = () => createLedgerWorld({ providerId: 'sim_plain' })

async function expectTruth(world: LedgerWorld): Promise<void> {
  for (const [table, column] of [
    ['charges', 'billed_cost'],
    ['spend_day', 'used'],
    ['spend_day_service', 'to_pay'],
    ['spend_month', 'used'],
  ] as const) {
    expect(await world.sum(table, column), table).toBe(world.truth())
  }
}

test('a message delivered twice counts every charge once', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  const body = { workspaceId: world.workspaceId, connectionId }
  expect([await world.deliver(body), await world.deliver(body)]).toEqual(['acked', 'acked'])
  await world.drain()
  await expectTruth(world)
})

test('a message delivered twice at once is worked on by one consumer', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  const body = { workspaceId: world.workspaceId, connectionId }
  await Promise.all([world.deliver(body), world.deliver(body), world.deliver(body)])
  expect(await world.count('syncs')).toBe(1)
  await world.drain()
  await expectTruth(world)
})

test('messages delivered in the reverse order leave the same ledger', async () => {
  const world = await plain()
  await world.connect()
  world.advance(0.5)
  await world.cron()
  world.state.queue.reverse()
  await world.drain()
  await expectTruth(world)
})

test('a message for a connection that has nothing due does nothing and is acknowledged', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  await world.drain()
  const syncs = await world.count('syncs')
  expect(await world.deliver({ workspaceId: world.workspaceId, connectionId })).toBe('acked')
  expect(await world.count('syncs')).toBe(syncs)
  expect(await world.connection()).toMatchObject({ lease_token: null, lease_until: 0 })
})

test('a message for a connection that is gone, or of another workspace, is acknowledged', async () => {
  const world = await plain()
  const other = await plain()
  const connectionId = await world.connect()
  expect(await world.deliver({ workspaceId: world.workspaceId, connectionId: 'con_unknown' })).toBe('acked')
  expect(await world.deliver({ workspaceId: other.workspaceId, connectionId })).toBe('acked')
  expect(await other.count('charges')).toBe(0)
})

test('two crons at once claim each connection once', async () => {
  const world = await plain()
  await world.connect()
  world.state.queue.length = 0
  world.advance(1)
  const runs = await Promise.all([world.cron(), world.cron(), world.cron()])
  expect(runs.reduce((sum, { queued }) => sum + queued, 0)).toBe(1)
  expect(world.state.queue).toHaveLength(1)
})

test('a message that was lost goes out again once its claim has run out, not before', async () => {
  const world = await plain()
  await world.connect()
  world.state.queue.length = 0
  world.advance(1)
  expect(await world.cron()).toEqual({ queued: 1 })
  expect(await world.cron()).toEqual({ queued: 0 })
  world.advance(0.25)
  expect(await world.cron()).toEqual({ queued: 1 })
})

test('whoever comes back after the lease ran out writes nothing, and takes nothing from the one who took over', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  const body = { workspaceId: world.workspaceId, connectionId }
  const held = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  let isHeld = false
  world.state.intercept = (path) => {
    if (path !== '/costs' || isHeld) return undefined
    isHeld = true
    asked.resolve()
    const stale = Response.json({ items: [{ day: '2026-11-18', service: 'Compute', project: 'Web', amount: '999.00' }], next: null })
    return held.promise.then(() => stale)
  }
  const stale = world.deliver(body)
  await asked.promise
  world.advance(0.5)
  await world.cron()
  await world.drain()
  const standing = JSON.stringify([await world.signal('cost'), await world.connection()])
  held.resolve()
  expect(await stale).toBe('acked')
  expect(JSON.stringify([await world.signal('cost'), await world.connection()])).toBe(standing)
  await expectTruth(world)
})

test('while the schema is older than the code messages wait and crons do nothing', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  await world.db.prepare("update d1_migrations set name = '0' || name").run()
  const verdict = await world.deliver({ workspaceId: world.workspaceId, connectionId })
  await world.db.prepare('update d1_migrations set name = substr(name, 2)').run()
  expect(verdict).toEqual({ retriedAfter: 60 })
  expect(await world.count('syncs')).toBe(0)
})
