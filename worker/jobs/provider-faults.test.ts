import { beforeEach, expect, test } from 'vitest'
import { type LedgerWorld, createLedgerWorld, startAfresh } from '../../test/support/ledger-world.ts'
import { listAccounts } from '../providers/accounts.ts'

beforeEach(startAfresh)

const plain = () => createLedgerWorld({ providerId: 'sim_plain' })
const standing = async (world: LedgerWorld) => (await listAccounts(world.newCtx(), world.workspaceId))[0]

/** The answer to every request for costs until it is taken away; the connection is made before. */
async function failing(world: LedgerWorld, answer: () => Response): Promise<void> {
  world.state.intercept = (path) => (path === '/costs' ? answer() : undefined)
}
const heal = (world: LedgerWorld) => {
  world.state.intercept = () => undefined
}

test('a provider that fails on page 3 of 5 leaves nothing half-written, and the next attempt completes', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  let asked = 0
  world.state.intercept = (path, request) =>
    path === '/costs' && new URL(request.url).searchParams.get('page') === '8' && (asked += 1) <= 3
      ? new Response('', { status: 500 })
      : undefined
  expect(await world.deliver({ workspaceId: world.workspaceId, connectionId })).toEqual({ retriedAfter: 120 })
  expect([await world.count('charges'), await world.count('ledger_periods'), await world.count('spend_day')]).toEqual([0, 0, 0])
  world.advance(120 / 3600)
  await world.deliver({ workspaceId: world.workspaceId, connectionId })
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})

test('a rate limit puts the connection off until the provider says, without a failure', async () => {
  const world = await plain()
  await world.connect()
  await failing(world, () => Response.json({}, { status: 429, headers: { 'retry-after': '5400' } }))
  const until = world.state.now + 5_400_000
  await world.drain()
  expect(await world.signal('cost')).toMatchObject({ next_sync_at: until, failures: 0, reason: 'rate_limited' })
  expect(await standing(world)).toMatchObject({ status: 'waiting' })
  heal(world)
  world.advance(1)
  expect(await world.cron()).toEqual({ queued: 0 })
  world.advance(0.75)
  expect(await world.cron()).toEqual({ queued: 1 })
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})

test('however long a provider asks to stay away, it is asked again within a day', async () => {
  const world = await plain()
  await world.connect()
  await failing(world, () => Response.json({}, { status: 429, headers: { 'retry-after': '31536000' } }))
  await world.drain()
  expect(Number((await world.signal('cost'))['next_sync_at']) - world.state.now).toBe(86_400_000)
})

const outages: [string, () => Response, string][] = [
  ['a 500', () => new Response('oops', { status: 500 }), 'unavailable'],
  ['a web page', () => new Response('<!doctype html><p>Down', { headers: { 'content-type': 'text/html' } }), 'unexpected_answer'],
  ['half an answer', () => new Response('{"items":[{"day":"2026-11-'), 'unexpected_answer'],
  [
    'an answer without its figures',
    () => Response.json({ items: [{ day: '2026-11-19', service: 'Compute', project: 'Web' }], next: null }),
    'unexpected_answer',
  ],
]

test.each(outages)('%s degrades the connection, is retried ever later, and recovers', async (_what, answer, reason) => {
  const world = await plain()
  const connectionId = await world.connect()
  await failing(world, answer)
  const delays: number[] = []
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const verdict = await world.deliver({ workspaceId: world.workspaceId, connectionId })
    const { retriedAfter = 0 } = typeof verdict === 'object' ? verdict : {}
    delays.push(retriedAfter)
    world.advance(retriedAfter / 3600)
  }
  expect(delays).toEqual([120, 240, 480, 960])
  expect(await world.signal('cost')).toMatchObject({ failures: 4, reason })
  expect(await standing(world)).toMatchObject({ status: 'degraded' })
  expect(await world.count('charges')).toBe(0)
  heal(world)
  await world.deliver({ workspaceId: world.workspaceId, connectionId })
  await world.drain()
  expect(await world.signal('cost')).toMatchObject({ failures: 0, reason: null, detail: null })
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})

test('a dead letter is recorded on the sync, and the connection still recovers by its own schedule', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  const body = { workspaceId: world.workspaceId, connectionId }
  await failing(world, () => new Response('', { status: 503 }))
  await world.deliver(body)
  expect(await world.deliver(body, 'outlay-sync-dead')).toBe('acked')
  expect(await world.first('select state, error_kind from syncs where workspace_id = ?', world.workspaceId)).toEqual({
    state: 'dead',
    error_kind: 'unavailable',
  })
  heal(world)
  world.state.queue.length = 0
  world.advance(1)
  await world.cron()
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
  expect(await standing(world)).toMatchObject({ status: 'active' })
})

test('a key that stops working ends the syncs; a new key brings them back and fills the gap', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  await world.drain()
  world.account.keys.clear()
  world.advance(13)
  await world.cron()
  await world.drain()
  expect(await standing(world)).toMatchObject({ status: 'credentials_rejected' })
  world.account.rows.push(
    ...['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map((day) => ({
      labels: { service: 'Compute', project: 'Web' },
      day,
      versions: [{ from: 0, micros: 7 }],
    })),
  )
  world.advance(24 * 6)
  expect(await world.cron()).toEqual({ queued: 0 })
  world.account.keys.add('sim-key-acct1-new')
  await world.connect(connectionId)
  await world.drain()
  expect(await standing(world)).toMatchObject({ status: 'active' })
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})

test('figures restated while the connection could not be read are taken up when it can be', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  await world.drain()
  world.account.keys.clear()
  world.advance(13)
  await world.cron()
  await world.drain()
  world.account.rows.find(({ day }) => day === '2026-11-18')?.versions.push({ from: world.state.now + 3_600_000, micros: 55 })
  world.advance(24 * 20)
  world.account.keys.add('sim-key-acct1-new')
  await world.connect(connectionId)
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})
