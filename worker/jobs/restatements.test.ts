import { beforeEach, expect, test } from 'vitest'
import { type LedgerWorld, createLedgerWorld, dailyRows, rowOf, startAfresh } from '../../test/support/ledger-world.ts'
import { ledgerTables } from '../usage/purge-store.ts'

beforeEach(startAfresh)

const restatements = async (world: LedgerWorld) =>
  (
    await world.db
      .prepare('select day, before, after from restatements where workspace_id = ? order by seen_at, day')
      .bind(world.workspaceId)
      .all()
  ).results

async function readAgain(world: LedgerWorld, hours = 13): Promise<void> {
  world.advance(hours)
  await world.cron()
  await world.drain()
}

test('a complete day that changes says what it was and what it is', async () => {
  const rows = [
    ...dailyRows('2026-11-17', 10),
    rowOf('2026-11-18', 100, [
      { from: '2026-11-20T18:00:00Z', micros: 250 },
      { from: '2026-11-21T18:00:00Z', micros: 90 },
    ]),
  ]
  const world = await createLedgerWorld({ providerId: 'sim_plain', rows: [...rows, rowOf('2026-11-19', 7)] })
  await world.connect()
  await world.drain()
  expect(await world.signal('cost')).toMatchObject({ complete_through: '2026-11-19' })
  expect(await restatements(world)).toEqual([])
  await readAgain(world)
  await readAgain(world)
  await readAgain(world)
  expect(await restatements(world)).toEqual([
    { day: '2026-11-18', before: 100, after: 250 },
    { day: '2026-11-18', before: 250, after: 90 },
  ])
})

test('a day that is still growing is not a restatement', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_plain',
    rows: [...dailyRows('2026-11-19', 10), rowOf('2026-11-20', 10, [{ from: '2026-11-20T20:00:00Z', micros: 30 }])],
  })
  await world.connect()
  await world.drain()
  await readAgain(world)
  expect(await world.first('select used from spend_day where day = ?', '2026-11-20')).toEqual({ used: 30 })
  expect(await restatements(world)).toEqual([])
})

test('a charge that vanished from a complete day is taken out, and the change told', async () => {
  const world = await createLedgerWorld({
    providerId: 'sim_plain',
    rows: [...dailyRows('2026-11-17', 10), rowOf('2026-11-18', 44, [{ from: '2026-11-20T18:00:00Z', micros: 0 }]), rowOf('2026-11-19', 7)],
  })
  await world.connect()
  await world.drain()
  await readAgain(world)
  expect(await world.sum('spend_day', 'used')).toBe(world.truth())
  expect(await restatements(world)).toEqual([{ day: '2026-11-18', before: 44, after: 0 }])
})

test('an empty answer of a source that had charges deletes nothing, and completes nothing', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_plain' })
  await world.connect()
  await world.drain()
  const before = [await world.sum('spend_day', 'used'), (await world.signal('cost'))['complete_through']]
  world.state.intercept = (path) => (path === '/costs' ? Response.json({ items: [], next: null }) : undefined)
  await readAgain(world, 24 * 3)
  expect(await world.signal('cost')).toMatchObject({ failures: 0, last_success_at: world.state.now })
  expect([await world.sum('spend_day', 'used'), (await world.signal('cost'))['complete_through']]).toEqual(before)
})

test('a repeated sync writes no row to any table of the ledger', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_daily' })
  await world.connect()
  await world.drain()
  await world.db.batch(
    ledgerTables.flatMap((table) =>
      (['insert', 'update', 'delete'] as const).map((verb) =>
        world.db.prepare(
          `create trigger seen_${table}_${verb} after ${verb} on ${table} begin insert into job_runs (job, finished_at, handled) values ('${table} ${verb}', 0, 1) on conflict do update set handled = handled + 1; end`,
        ),
      ),
    ),
  )
  await readAgain(world)
  const seen = await world.db.prepare("select job, handled from job_runs where job <> 'dispatch'").all<{ job: string; handled: number }>()
  await world.db.batch(
    ledgerTables.flatMap((table) => ['insert', 'update', 'delete'].map((verb) => world.db.prepare(`drop trigger seen_${table}_${verb}`))),
  )
  expect(seen.results).toEqual([])
  expect((await world.signal('cost'))['last_success_at']).toBe(world.state.now)
})

test('days that a failing provider only half gave do not move what is complete', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_plain' })
  await world.connect()
  await world.drain()
  const through = (await world.signal('cost'))['complete_through']
  world.state.intercept = (path, request) =>
    path === '/costs' && new URL(request.url).searchParams.has('page') ? new Response('{"items":[') : undefined
  world.account.rows.push(rowOf('2026-11-20', 5), rowOf('2026-11-21', 6))
  await readAgain(world, 24 * 2)
  expect((await world.signal('cost'))['complete_through']).toBe(through)
})
