import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeEach, expect, test } from 'vitest'
import { type LedgerWorld, createLedgerWorld, startAfresh } from '../../test/support/ledger-world.ts'
import { openTables } from '../../test/simulation/tables.ts'
import { changeAccount, disconnect } from '../providers/disconnect.ts'
import { ledgerTables } from '../usage/purge-store.ts'
import * as ledgerSchema from '../usage/schema.ts'

beforeEach(startAfresh)

const plain = () => createLedgerWorld({ providerId: 'sim_plain' })
const leave = (world: LedgerWorld, connectionId: string, purge: boolean) =>
  disconnect({ ctx: world.newCtx(), actor: world.actor, providerId: world.account.providerId, connectionId, purge })
const change = (world: LedgerWorld, connectionId: string, what: { paused?: boolean; label?: string }) =>
  changeAccount({ ctx: world.newCtx(), actor: world.actor, connectionId, change: what })

/** Holds the sync at its last page until something else has happened. */
async function inTheMiddle(world: LedgerWorld, connectionId: string, meanwhile: () => Promise<unknown>): Promise<void> {
  let isDone = false
  world.state.intercept = (path, request) => {
    if (isDone || path !== '/costs' || new URL(request.url).searchParams.get('page') !== '8') return undefined
    isDone = true
    return meanwhile().then(() => undefined) as unknown as Promise<Response>
  }
  expect(await world.deliver({ workspaceId: world.workspaceId, connectionId })).toBe('acked')
  expect(isDone).toBe(true)
}

test.each([true, false])('a disconnect in the middle of a sync (purge: %s) lets it write nothing more', async (purge) => {
  const world = await plain()
  const connectionId = await world.connect()
  await inTheMiddle(world, connectionId, () => leave(world, connectionId, purge))
  for (const table of ['charges', 'ledger_periods', 'spend_day', 'spend_month']) expect(await world.count(table), table).toBe(0)
  await world.drain()
  expect(await world.cron()).toEqual({ queued: 0 })
  if (!purge) expect(await world.connection()).toMatchObject({ state: 'disconnected', credentials: null, lease_token: null })
})

test('the purge knows every table of the ledger that names a connection', () => {
  const tables = Object.values(ledgerSchema).flatMap((one) => (is(one, SQLiteTable) ? [one] : []))
  const naming = tables.filter((table) => Object.values(getTableColumns(table)).some(({ name }) => name === 'connection_id'))
  expect(naming.map((table) => getTableName(table)).sort()).toEqual([...ledgerTables].sort())
})

test('a purge leaves no row of the connection in any table', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_daily',
    account: { topUps: [{ id: 't1', at: Date.parse('2026-11-01'), kind: 'purchase', micros: 9 }] },
  })
  const connectionId = await world.connect()
  await world.drain()
  await leave(world, connectionId, true)
  const tables = openTables(world.db)
  const names = await tables.ofConnections()
  expect(names).toEqual(expect.arrayContaining([...ledgerTables, 'syncs', 'connection_signals']))
  for (const table of names) expect(await tables.all(`select * from ${table} where connection_id = ?`, connectionId), table).toEqual([])
  expect(await tables.all('select id from connections')).toEqual([])
})

test('a paused connection is not read; resumed, it catches up', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  await change(world, connectionId, { paused: true })
  world.state.requests.length = 0
  await world.drain()
  world.advance(2)
  expect(await world.cron()).toEqual({ queued: 0 })
  expect(world.state.requests).toEqual([])
  await change(world, connectionId, { paused: false })
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})

test('a rename while a connection is being disconnected does not bring it back', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  world.state.gate = async (_kind, what, run) => {
    if (!what.startsWith('update "connections" set "label"')) return run()
    world.state.gate = async (_k, _w, effect) => effect()
    await leave(world, connectionId, false)
    return run()
  }
  await change(world, connectionId, { label: 'Mine' })
  expect(await world.connection()).toMatchObject({ state: 'disconnected', label: 'Mine', credentials: null })
})

test('resuming does not heal rejected credentials', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  world.account.keys.clear()
  await world.drain()
  await change(world, connectionId, { paused: false })
  expect(await world.connection()).toMatchObject({ state: 'credentials_rejected' })
})

test('the verdict on an old key is not passed on a new one', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  await inTheMiddle(world, connectionId, async () => {
    world.account.keys = new Set(['sim-key-acct1-new'])
    await world.connect(connectionId)
  })
  expect(await world.connection()).toMatchObject({ state: 'active' })
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})

test('an account that comes back after a disconnect is the same connection, and counts once', async () => {
  const world = await plain()
  const connectionId = await world.connect()
  await world.drain()
  await leave(world, connectionId, false)
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
  world.advance(24 * 9)
  expect(await world.connect()).toBe(connectionId)
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})

test('a provider that the operator paused is left alone everywhere, and comes back by itself', async () => {
  const world = await plain()
  await world.connect()
  await world.db.prepare("insert into provider_pauses (provider_id, reason, paused_at) values ('sim_plain', 'drift', 0)").run()
  world.state.requests.length = 0
  await world.drain()
  world.advance(2)
  expect(await world.cron()).toEqual({ queued: 0 })
  expect(world.state.requests).toEqual([])
  await world.db.prepare('delete from provider_pauses').run()
  expect(await world.cron()).toEqual({ queued: 1 })
  await world.drain()
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
})
