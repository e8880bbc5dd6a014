import { describe, expect, it } from 'vitest'
import { type Dashboard, dashboardSchema } from '../../../worker/dashboard/schemas.ts'
import { accountSchema, catalogSchema } from '../../../worker/providers/schemas.ts'
import { sumAmounts } from '../../src/lib/micros.ts'
import { answerOf } from './answer.ts'
import { findWorld, uglyStates } from './worlds.ts'

const queries = ['', 'range=7d', 'range=last_month', 'range=12m', 'from=2026-02-03&to=2026-02-03']
const nothing = '0.000000'

async function ask(state: string, path: string, query = ''): Promise<unknown> {
  const world = findWorld(state)
  const answer = world && answerOf(world, path, new URLSearchParams(query))
  return answer?.json()
}

describe.each(uglyStates)('the world %s', (state) => {
  it('answers as the API does', async () => {
    const accounts = (await ask(state, '/api/providers/accounts')) as { items: unknown[] }
    for (const one of accounts.items) expect(accountSchema.parse(one)).toEqual(one)
    expect(catalogSchema.safeParse(await ask(state, '/api/providers')).error).toBeUndefined()
    for (const query of queries) expect(dashboardSchema.safeParse(await ask(state, '/api/dashboard', query)).error).toBeUndefined()
  })

  it.each(queries)('adds up in the period “%s”', async (query) => {
    const { totals, series, byProvider, byService } = (await ask(state, '/api/dashboard', query)) as Dashboard
    const lines = byProvider.map(({ used }) => used.amount)
    expect(sumAmounts(lines) ?? nothing).toBe(totals.used.amount)
    expect(sumAmounts(byProvider.map(({ toPay }) => toPay.amount)) ?? nothing).toBe(totals.toPay.amount)
    expect(sumAmounts(series.providers.flatMap(({ used }) => used)) ?? nothing).toBe(totals.used.amount)
    for (const { used, provenance } of byProvider) expect(sumAmounts(provenance.map((one) => one.used.amount)) ?? nothing).toBe(used.amount)
    if (byService.length < 50) expect(sumAmounts(byService.map(({ used }) => used.amount)) ?? nothing).toBe(totals.used.amount)
  })
})

it('the worlds hold what they are named for', async () => {
  const shown = async (state: string, query = '') => (await ask(state, '/api/dashboard', query)) as Dashboard
  expect((await shown('ugly-one')).connections).toHaveLength(1)
  const many = await shown('ugly-many', 'range=12m')
  expect([many.connections.length, many.byProvider.length, many.series.days.length]).toEqual([60, 40, 365])
  expect((await shown('ugly-money')).byProvider.map(({ used }) => used.amount)).toContain('1234567.890000')
  expect(Number((await shown('ugly-money')).totals.used.amount)).toBeGreaterThan(1e9)
  expect(Number((await shown('ugly-negative')).totals.used.amount)).toBeLessThan(0)
  expect((await shown('ugly-credits')).series.providers).toEqual([])
  expect((await shown('ugly-silent')).series.providers).toEqual([])
  expect((await shown('ugly-silent', 'range=90d')).series.providers).toHaveLength(1)
  expect((await shown('ugly-stale')).freshness.late).toHaveLength(3)
})
