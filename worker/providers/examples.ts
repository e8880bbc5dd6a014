import { describeProvider } from './describe.ts'
import { getProvider } from './registry.ts'
import type { AccountAnswer, ProviderAnswer } from './schemas.ts'
import type { Summary, SyncAnswer, UsageAnswer } from './summary-schemas.ts'

/** What the provider routes may answer, for the API document. Their figures are those of one connection, and add up. */

const usd = (amount: string) => ({ amount, currency: 'USD' })
const connectionId = 'con_01KA8P2V5X7Z9B1D3F5H7K9M2N'
const ownerUserId = '6f1c2e9a-3b47-4d15-9c0e-52d8a7b1f604'
const syncedAt = '2026-11-20T08:00:00.000Z'

export const providerExample = (): ProviderAnswer => describeProvider(getProvider('openai'), { connections: 1, pausedReason: null })

export const accountExample: AccountAnswer = {
  ...{ id: connectionId, providerId: 'openai', providerName: 'OpenAI', label: 'OpenAI, production', accountName: 'Northwind Labs' },
  ...{ status: 'active', statusReason: null, payment: 'invoiced', role: 'biller', brake: 'alert_only' },
  signals: [
    {
      ...{ signal: 'cost', state: 'on', reason: null, completeThrough: '2026-11-19', lastSuccessAt: syncedAt },
      ...{ nextSyncAt: '2026-11-20T09:00:00.000Z', usualDelayHours: 3, measuredDelayHours: 2.5 },
    },
  ],
  ...{ lastSyncAt: syncedAt, nextSyncAt: '2026-11-20T09:00:00.000Z', completeThrough: '2026-11-19', late: false },
  noticedAfterHours: { provider: 3, sync: 1, total: 4 },
  ...{ progress: null, lastError: null, ownerUserId, owner: { userId: ownerUserId, name: 'Mara' } },
  createdAt: '2026-09-14T10:22:31.000Z',
}

export const summaryExample: Summary = {
  providerId: 'openai',
  connectionId,
  connection: {
    ...{ providerName: 'OpenAI', label: 'OpenAI, production', accountName: 'Northwind Labs', role: 'biller', state: 'connected' },
    ...{ timeZone: 'UTC', ownerUserId, createdAt: '2026-09-14T10:22:31.000Z' },
  },
  today: '2026-11-20',
  signals: [
    {
      ...{ signal: 'cost', exposed: true, reason: null, about: 'US dollars per day, by project and line item.', state: 'on' },
      ...{ completeThrough: '2026-11-19', lastSuccessAt: syncedAt, grain: 'day', groupBy: ['service', 'subAccount'] },
    },
    {
      ...{ signal: 'credits', exposed: false, reason: 'OpenAI has no official endpoint for the prepaid credit balance.', about: null },
      ...{ state: null, completeThrough: null, lastSuccessAt: null, grain: null, groupBy: [] },
    },
  ],
  cost: { month: '2026-11', used: [usd('812.400000')], toPay: [usd('800.400000')], notReported: [usd('0.000000')] },
  usage: [{ meter: 'input tokens', unit: 'tokens', quantity: 48_210_330, month: '2026-11' }],
  ...{ credits: null, movements: null, invoices: null },
  limits: [
    {
      ...{ id: 'org', name: 'Organization', scope: 'account', period: 'month', cap: usd('1500.000000'), capQuantity: null },
      ...{ used: usd('812.400000'), usedQuantity: null, unit: null, enforcement: 'alert_only', resetsAt: '2026-12-01T00:00:00.000Z' },
    },
  ],
  restatements: [
    { day: '2026-11-17', grain: 'day', before: usd('38.100000'), after: usd('41.750000'), seenAt: '2026-11-18T09:00:00.000Z' },
  ],
  differences: ['Costs are before tax.'],
}

export const syncExample: SyncAnswer = {
  ...{ id: 'syn_01KAVYB2D4F6H8K0N2Q4S6V8X0', signal: 'cost', reason: 'recent', from: '2026-11-13', to: '2026-11-20' },
  ...{ state: 'done', rows: 4, attempts: 1, error: null, startedAt: '2026-11-20T07:59:58.000Z', finishedAt: syncedAt },
}

const usageItem = (period: string, used: string): UsageAnswer['items'][number] => ({
  ...{ period, grain: 'day', connectionId, group: 'GPT-5', groupName: null, used: usd(used), toPay: usd(used) },
  ...{ quantity: null, unit: null, meter: null, provenance: 'reported' },
})

export const usageExample: UsageAnswer = {
  ...{ providerId: 'openai', metric: 'cost', granularity: 'day', groupBy: 'service', from: '2026-11-18', to: '2026-11-19' },
  ...{ timeZone: 'UTC', completeThrough: '2026-11-19' },
  items: [usageItem('2026-11-18', '41.200000'), usageItem('2026-11-19', '38.550000')],
  totals: [{ used: usd('79.750000'), toPay: usd('79.750000'), notReported: usd('0.000000') }],
  beside: [],
}
