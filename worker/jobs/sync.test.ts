import { expect, test } from 'vitest'
import { fixedTruth } from '../../sandbox/fixed-truth.ts'
import { openai } from '../../sandbox/providers/openai.ts'
import { createWorld } from '../../test/support/world.ts'

const rows = Array.from({ length: 120 }, (_, index) => ({
  day: new Date(Date.parse('2026-11-20T00:00:00Z') - index * 86_400_000).toISOString().slice(0, 10),
  service: 'API',
  model: 'gpt-5.2',
  meter: 'input',
  project: 'Website',
  micros: 1_000_003 + index,
  quantity: 1000 + index,
  unit: 'tokens',
}))

const truthSum = rows.reduce((sum, row) => sum + row.micros, 0)

async function total(db: D1Database, workspaceId: string, table: string, column: string): Promise<number> {
  const row = await db
    .prepare(`select coalesce(sum(${column}), 0) as total from ${table} where workspace_id = ?`)
    .bind(workspaceId)
    .first<{ total: number }>()
  return row?.total ?? 0
}

test('a connected account is read whole: the last thirty days first, then its history, each charge once', async () => {
  const world = await createWorld({ now: '2026-11-20T12:00:00Z', provider: openai, truth: fixedTruth(rows) })
  await world.connect()
  await world.deliverAll()
  expect(await total(world.db, world.workspaceId, 'charges', 'effective_cost')).toBe(truthSum)
  expect(await total(world.db, world.workspaceId, 'spend_day', 'used')).toBe(truthSum)
  expect(await total(world.db, world.workspaceId, 'spend_day_service', 'used')).toBe(truthSum)
  expect(await total(world.db, world.workspaceId, 'spend_month', 'used')).toBe(truthSum)
})

test('a repeated sync of the same days writes no row to the ledger', async () => {
  const world = await createWorld({ now: '2026-11-20T12:00:00Z', provider: openai, truth: fixedTruth(rows) })
  await world.connect()
  await world.deliverAll()
  const stamp = () =>
    world.db
      .prepare('select group_concat(digest || changed_at) as all_of_it from ledger_periods where workspace_id = ?')
      .bind(world.workspaceId)
      .first()
  const before = await stamp()
  world.advance(2)
  await world.cron()
  expect(await world.deliverAll()).toBeGreaterThan(0)
  expect(await stamp()).toEqual(before)
})
