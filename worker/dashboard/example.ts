import type { Dashboard } from './schemas.ts'

type Money = Dashboard['totals']['used']

const usd = (amount: string): Money => ({ amount, currency: 'USD' })
const changeBy = (amount: string, percent: number) => ({
  used: usd(amount),
  percent,
  comparableDays: 2,
  againstFrom: '2026-11-15',
  againstTo: '2026-11-16',
})

/** What GET /api/dashboard may answer, for the API document: three days of three providers that add up. */
export const dashboardExample: Dashboard = {
  workspace: { id: 'wsp_01KA7N4Z6M8Q2R5T9V1X3Y5Z7B', name: 'Northwind Labs', currency: 'USD', timeZone: 'Europe/Berlin' },
  role: 'owner',
  dataVersion: 41,
  generatedAt: '2026-11-20T08:10:00.000Z',
  today: '2026-11-20',
  range: { preset: null, from: '2026-11-18', to: '2026-11-20', previousFrom: '2026-11-15', previousTo: '2026-11-17' },
  totals: {
    used: usd('167.000000'),
    toPay: usd('152.000000'),
    notReported: usd('0.000000'),
    adjustments: usd('-12.000000'),
    prepaid: usd('3.000000'),
    paymentUnknown: usd('0.000000'),
    atLeast: false,
    change: changeBy('8.300000', 7.1),
    newSources: null,
  },
  forecast: { state: 'not_this_range', through: '2026-11-30', expected: null, low: null, high: null, completeDays: 18, days: [] },
  verdict: { state: 'fine', through: '2026-11-19', reasons: [] },
  beside: [
    {
      kind: 'monthly_only',
      connectionId: 'con_01KA8Q4W6Y8A0C2E4G6J8M0P2R',
      label: 'GitHub',
      amounts: [usd('171.000000')],
      why: 'Its figures are monthly; they are not spread over days.',
    },
  ],
  series: {
    days: ['2026-11-18', '2026-11-19', '2026-11-20'],
    providers: [
      { providerId: 'openai', name: 'OpenAI', completeThrough: '2026-11-19', used: ['41.200000', '38.550000', '40.250000'] },
      { providerId: 'aws', name: 'AWS', completeThrough: '2026-11-19', used: ['22.100000', '21.900000', null] },
      { providerId: 'openrouter', name: 'OpenRouter', completeThrough: '2026-11-19', used: ['1.100000', '0.900000', '1.000000'] },
    ],
  },
  byProvider: [
    {
      ...{ id: 'openai', name: 'OpenAI', providerId: 'openai', role: 'biller' },
      ...{ used: usd('120.000000'), toPay: usd('108.000000'), change: changeBy('4.700000', 6.3) },
      ...{ completeThrough: '2026-11-19', late: false, connections: 1 },
      provenance: [{ provenance: 'reported', used: usd('120.000000') }],
    },
    {
      ...{ id: 'aws', name: 'AWS', providerId: 'aws', role: 'biller' },
      ...{ used: usd('44.000000'), toPay: usd('44.000000'), change: changeBy('3.600000', 8.9) },
      ...{ completeThrough: '2026-11-19', late: false, connections: 1 },
      provenance: [{ provenance: 'reported', used: usd('44.000000') }],
    },
    {
      ...{ id: 'openrouter', name: 'OpenRouter', providerId: 'openrouter', role: 'biller' },
      ...{ used: usd('3.000000'), toPay: usd('0.000000'), change: changeBy('0.000000', 0) },
      ...{ completeThrough: '2026-11-19', late: false, connections: 1 },
      provenance: [{ provenance: 'reported', used: usd('3.000000') }],
    },
  ],
  byService: [
    { id: 'GPT-5', name: 'GPT-5', providerId: 'openai', used: usd('120.000000'), toPay: usd('108.000000'), change: null },
    { id: 'Amazon EC2', name: 'Amazon EC2', providerId: 'aws', used: usd('44.000000'), toPay: usd('44.000000'), change: null },
    { id: 'OpenRouter', name: 'OpenRouter', providerId: 'openrouter', used: usd('3.000000'), toPay: usd('0.000000'), change: null },
  ],
  byProject: [],
  credits: [
    {
      ...{ connectionId: 'con_01KA8R6X8Z0B2D4F6H8K0N2Q4S', providerId: 'openrouter', label: 'OpenRouter', name: 'Credits' },
      ...{ amount: usd('38.200000'), quantity: null, unit: null, perDay: usd('1.000000'), runwayDays: 38.2 },
      ...{ runsOutOn: '2026-12-28', at: '2026-11-20T08:00:00.000Z', expiresAt: null, resetsAt: null },
    },
  ],
  thresholds: [],
  alerts: [],
  connections: [
    {
      ...{ id: 'con_01KA8P2V5X7Z9B1D3F5H7K9M2N', providerId: 'openai', label: 'OpenAI, production' },
      ...{ status: 'active', statusReason: null, completeThrough: '2026-11-19', lastSyncAt: '2026-11-20T08:00:00.000Z', late: false },
    },
  ],
  freshness: { completeThrough: '2026-11-19', lastSyncAt: '2026-11-20T08:00:00.000Z', late: [] },
}
