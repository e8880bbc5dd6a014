import { expect, test } from 'vitest'
import { fixedTruth } from '../../sandbox/fixed-truth.ts'
import { openai } from '../../sandbox/providers/openai.ts'
import { type TestWorld, createWorld } from '../../test/support/world.ts'
import { parseDecimal, roundTo } from '../platform/decimal.ts'
import { buildDashboard } from './build.ts'
import { type Preset, rangeOf } from '../figures/ranges.ts'
import { readDashboard } from './read-store.ts'

const today = '2026-11-20'
const dayBefore = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
const truth = Array.from({ length: 100 }, (_, index) => ({
  day: dayBefore(index),
  service: 'API',
  model: 'gpt-5.2',
  meter: 'input',
  project: 'Website',
  micros: 2_000_000 + index,
  quantity: 10,
  unit: 'tokens',
}))

async function dashboardOf(world: TestWorld, preset: Preset) {
  const range = rangeOf({ range: preset }, today as Parameters<typeof rangeOf>[1])
  const ctx = world.newCtx()
  const rows = await readDashboard(
    ctx.db.workspace(world.workspaceId),
    world.workspaceId,
    world.user.id,
    range,
    today as Parameters<typeof rangeOf>[1],
  )
  if (!rows) throw new Error('no dashboard')
  return buildDashboard(rows, world.workspaceId, range, ctx.now())
}

const microsOf = (amount: string | null | undefined) => (amount == null ? 0n : roundTo(parseDecimal(amount), 6))

async function readWorld() {
  const world = await createWorld({ now: `${today}T12:00:00Z`, provider: openai, truth: fixedTruth(truth) })
  await world.connect()
  await world.deliverAll()
  return world
}

test('headline, chart, and the tables by provider, service and project add up to the same figure in every range', async () => {
  const world = await readWorld()
  for (const preset of ['7d', '30d', 'mtd', 'last_month', '90d', '12m'] as const) {
    const dashboard = await dashboardOf(world, preset)
    const { from, to } = dashboard.range
    const expected = truth.reduce((sum, row) => (row.day >= from && row.day <= to ? sum + BigInt(row.micros) : sum), 0n)
    const chart = dashboard.series.providers.flatMap((provider) => provider.used).reduce((sum, value) => sum + microsOf(value), 0n)
    const sums = [dashboard.byProvider, dashboard.byService, dashboard.byProject].map((lines) =>
      lines.reduce((sum, line) => sum + microsOf(line.used.amount), 0n),
    )
    expect([preset, microsOf(dashboard.totals.used.amount), chart, ...sums]).toEqual([
      preset,
      expected,
      expected,
      expected,
      expected,
      expected,
    ])
  }
})

test('a change compares the same number of complete days of both months', async () => {
  const world = await readWorld()
  const { totals, freshness } = await dashboardOf(world, 'mtd')
  const days = Number((freshness.completeThrough ?? '').slice(8))
  const sum = (from: string) =>
    truth.reduce(
      (total, row) => (row.day >= `${from}-01` && row.day <= `${from}-${String(days).padStart(2, '0')}` ? total + row.micros : total),
      0,
    )
  expect(totals.change?.comparableDays).toBe(days)
  expect(microsOf(totals.change?.used.amount)).toBe(BigInt(sum('2026-11') - sum('2026-10')))
})

test('a year that reaches back before the source was known is compared with nothing', async () => {
  const world = await readWorld()
  await world.db
    .prepare("update connection_signals set read_back_to = '2026-08-15' where workspace_id = ? and signal = 'cost'")
    .bind(world.workspaceId)
    .run()
  expect((await dashboardOf(world, '12m')).totals.change).toBeNull()
  expect((await dashboardOf(world, '30d')).totals.change).not.toBeNull()
})

test('the forecast of a steady source holds the month’s truth between its bounds', async () => {
  const { forecast } = await dashboardOf(await readWorld(), 'mtd')
  expect(forecast.state).toBe('ready')
  expect(Number(forecast.low?.amount)).toBeLessThanOrEqual(60.1)
  expect(Number(forecast.high?.amount)).toBeGreaterThanOrEqual(59.9)
})

test('nobody but a member reads a workspace', async () => {
  const world = await readWorld()
  const range = rangeOf({}, today as Parameters<typeof rangeOf>[1])
  expect(
    await readDashboard(world.newCtx().db.workspace(world.workspaceId), world.workspaceId, 'somebody-else', range, range.to),
  ).toBeUndefined()
})
