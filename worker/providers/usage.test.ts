import { beforeAll, describe, expect, it } from 'vitest'
import { type Tenant, type WholeApp, addTenant, startWhole } from '../../test/support/seeded.ts'
import { sandboxProviders } from '../../sandbox/providers/registry.ts'
import type { Dashboard } from '../dashboard/schemas.ts'
import { parseDecimal, roundTo } from '../platform/decimal.ts'
import type { AccountAnswer } from './schemas.ts'
import { type Summary, type SyncAnswer, type UsageAnswer, groupings } from './summary-schemas.ts'

const presets = ['7d', '30d', 'mtd', 'last_month', '90d', '12m'] as const

let world: WholeApp
let ann: Tenant

beforeAll(async () => {
  world = startWhole()
  ann = await addTenant(
    world,
    'ann@example.com',
    sandboxProviders.map(({ id }) => id),
  )
  await world.deliver()
}, 60_000)

const microsOf = (amount: string | undefined): bigint => (amount === undefined ? 0n : roundTo(parseDecimal(amount), 6))
const sum = (amounts: readonly (string | undefined)[]): bigint => amounts.reduce((total, amount) => total + microsOf(amount), 0n)

const usageOf = (providerId: string, query: Record<string, string>) =>
  ann.browser.json<UsageAnswer>(`/api/providers/${providerId}/usage?${new URLSearchParams(query)}`)
const summaryOf = (providerId: string) => ann.browser.json<Summary>(`/api/providers/accounts/${ann.connections[providerId]}`)

describe('the money of a provider’s page', () => {
  it.each(presets)('is what the dashboard says of the same days: %s', async (range) => {
    const dashboard = await ann.browser.json<Dashboard>(`/api/dashboard?range=${range}`)
    const { from, to } = dashboard.range
    const billers = dashboard.byProvider.filter(({ role }) => role === 'biller')
    const { items: accounts } = await ann.browser.json<{ items: AccountAnswer[] }>('/api/providers/accounts')
    expect(billers.length).toBeGreaterThan(5)
    for (const { id: providerId, used, toPay } of billers) {
      const { totals } = await usageOf(providerId, { from, to })
      expect([providerId, sum(totals.map((one) => one.used.amount))]).toEqual([providerId, microsOf(used.amount)])
      // What is prepaid is paid already, for the dashboard.
      if (accounts.some((one) => one.providerId === providerId && one.payment === 'prepaid')) continue
      expect([providerId, sum(totals.map((one) => one.toPay.amount))]).toEqual([providerId, microsOf(toPay.amount)])
    }
  })

  it('is the same by day, week and month, and by every dimension that the provider has', async () => {
    const { range } = await ann.browser.json<Dashboard>('/api/dashboard?range=90d')
    for (const { id } of sandboxProviders) {
      const { signals } = await summaryOf(id)
      const whole = sum((await usageOf(id, { from: range.from, to: range.to })).totals.map((one) => one.used.amount))
      const cuts = [
        ...['week', 'month'].map((granularity) => ({ granularity })),
        ...(signals.find(({ signal }) => signal === 'cost')?.groupBy ?? []).map((groupBy) => ({ groupBy })),
      ]
      for (const cut of cuts) {
        const { items } = await usageOf(id, { from: range.from, to: range.to, ...(cut as Record<string, string>) })
        expect([id, cut, sum(items.map((one) => one.used?.amount))]).toEqual([id, cut, whole])
      }
    }
  })

  it('of this month is in the summary what it is in the dashboard', async () => {
    const dashboard = await ann.browser.json<Dashboard>('/api/dashboard?range=mtd')
    for (const { id: providerId, used, role } of dashboard.byProvider) {
      if (role !== 'biller') continue
      const { cost } = await summaryOf(providerId)
      expect([providerId, sum(cost?.used.map((one) => one.amount) ?? [])]).toEqual([providerId, microsOf(used.amount)])
    }
  })
})

describe('the summary of a connection', () => {
  it('has for every signal a figure, or says why there is none', async () => {
    for (const { id } of sandboxProviders) {
      const summary = await summaryOf(id)
      const silent = summary.signals.filter(({ signal, state, reason }) => summary[signal] === null && state !== 'pending' && !reason)
      expect([id, silent.map(({ signal }) => signal)]).toEqual([id, []])
    }
  })

  it('offers the dimensions that a question by them is answered for, and no other', async () => {
    for (const { id } of sandboxProviders) {
      const cost = (await summaryOf(id)).signals.find(({ signal }) => signal === 'cost')
      const answered = await Promise.all(
        groupings.map(async (groupBy) => [groupBy, (await ann.browser.fetch(`/api/providers/${id}/usage?groupBy=${groupBy}`)).status]),
      )
      expect([id, answered]).toEqual([id, groupings.map((one) => [one, cost?.groupBy.includes(one) ? 200 : 422])])
    }
  })
})

describe('the history of syncs', () => {
  interface Page {
    items: SyncAnswer[]
    nextCursor: string | null
  }
  const page = (query: string) => ann.browser.json<Page>(`/api/providers/accounts/${ann.connections['openai']}/syncs?${query}`)

  it('comes newest first, and page by page without gap or repeat', async () => {
    const all = await page('limit=100')
    expect(all.items.length).toBeGreaterThan(4)
    expect(all.items.map(({ id }) => id)).toEqual(
      all.items
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    )
    const found: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const next: Page = await page(`limit=2${cursor && `&cursor=${cursor}`}`)
      found.push(...next.items.map(({ id }) => id))
      cursor = next.nextCursor
    }
    expect(found.slice(0, all.items.length)).toEqual(all.items.map(({ id }) => id))
  })

  it('says a failure in words', async () => {
    world.clock.now += 60_000
    world.faults.add('api.openai.com', { kind: 'html', times: 9 })
    await ann.browser.json('/api/providers/openai/sync', { json: { connectionId: ann.connections['openai'] } })
    await world.deliver().catch(() => undefined)
    world.faults.clear()
    const failed = (await page('limit=20')).items.find(({ state }) => state === 'failed')
    expect(failed?.error).toMatch(/^OpenAI.* web page instead of JSON/)
  })
})

it('a disconnected connection whose history is kept still has its page; one that was forgotten has none', async () => {
  const ben = await addTenant(world, 'ben@example.com', ['openai'])
  await world.deliver()
  const connectionId = ben.connections['openai'] ?? ''
  const path = `/api/providers/accounts/${connectionId}`
  const before = await ben.browser.json<Summary>(path)
  await ben.browser.fetch('/api/providers/openai/disconnect', { json: { connectionId, purge: false } })
  const kept = await ben.browser.json<Summary>(path)
  expect(kept.connection.state).toBe('disconnected')
  expect(kept.cost).toEqual(before.cost)
  await ben.browser.fetch('/api/providers/openai/disconnect', { json: { connectionId, purge: true } })
  expect((await ben.browser.fetch(path)).status).toBe(404)
  expect((await ben.browser.fetch(`${path}/syncs`)).status).toBe(404)
})

it('a stranger’s connection has neither page nor syncs', async () => {
  const eve = await addTenant(world, 'eve@example.com', [])
  for (const path of ['', '/syncs'])
    expect((await eve.browser.fetch(`/api/providers/accounts/${ann.connections['openai']}${path}`)).status).toBe(404)
})
