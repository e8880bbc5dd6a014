import { defineFixture } from '../fixtures/fixture.ts'

type Sandbox = Parameters<typeof defineFixture>[0]['sandbox']
type Request = Parameters<Sandbox['handle']>[0]

const json = (body: unknown, status = 200) => Response.json(body, { status })

const decimalOf = (micros: number, places: number): string => `${micros < 0 ? '-' : ''}${(Math.abs(micros) / 10 ** places).toString()}`

function costs({ query, truth, now, pageSize }: Request): Response {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  if (Date.parse(to) - Date.parse(from) > 7 * 86_400_000) return json({ error: 'at most seven days' }, 400)
  const rows = truth.rows({ from, to, at: now }).map(({ day, service, project, category, currency = 'USD', micros }) => ({
    day,
    service,
    project: project ?? null,
    cents: decimalOf(micros, 4),
    currency,
    kind: category === 'Credit' ? 'credit' : 'usage',
  }))
  const start = Number(query.get('cursor') ?? 0)
  const end = start + pageSize
  return json({ rows: rows.slice(start, end), next: end < rows.length ? String(end) : null })
}

function reportOf({ path, truth, now }: Request): Response {
  const [from = '', to = ''] = path.replace('/v1/reports/', '').split('_')
  const rows = truth.rows({ from, to, at: now }).filter(({ quantity }) => quantity !== undefined)
  return json({ rows: rows.map(({ day, meter = 'builds', unit = 'builds', quantity }) => ({ day, meter, unit, quantity })) })
}

const routes: Record<string, (request: Request) => Response> = {
  'GET /v1/me': () => json({ id: 'acc_1', name: 'Example Ltd' }),
  'GET /v1/costs': costs,
  'GET /v1/balance': ({ truth, now }) => json({ balance: decimalOf(truth.balance?.(now) ?? 0, 6) }),
  'GET /v1/limits': () => json({ limits: [{ id: 'web', cap: '250.00' }] }),
  'POST /v1/reports': ({ body }) => {
    const { from, to } = JSON.parse(body) as { from: string; to: string }
    return json({ id: `${from}_${to}` })
  },
}

const sandbox: Sandbox = {
  id: 'acme',
  hosts: ['api.acme.example'],
  demoCredentials: { token: 'acme_demo', team: 'example' },
  seed: { lines: [{ service: 'Builds', project: 'web', micros: 4_000_000 }], delayHours: 6, timeZone: 'America/Los_Angeles' },
  handle(request) {
    const token = request.headers.get('authorization') ?? ''
    if (!token.startsWith('Bearer acme_') || token.includes('rejected')) return json({ error: 'bad token' }, 401)
    const report = request.path.startsWith('/v1/reports/') ? reportOf : undefined
    return (routes[`${request.method} ${request.path}`] ?? report ?? (() => json({ error: 'no such page' }, 404)))(request)
  },
}

const sample = JSON.stringify({
  rows: [{ day: '2026-11-10', service: 'Builds', cents: 1234.5, currency: 'usd', kind: 'usage' }],
  next: null,
})

export const goodFixture = defineFixture({
  provider: 'acme',
  source: 'invented',
  sandbox,
  credentials: { token: 'acme_0123456789', team: 'example' },
  rubbish: [{ token: 'sk-another-provider', team: 'example' }],
  now: '2026-11-20T12:00:00Z',
  account: { id: 'acc_1', name: 'Example Ltd' },
  window: { from: '2026-11-10', to: '2026-11-16' },
  truth: [
    { day: '2026-11-10', service: 'Builds', project: 'web', micros: 1_234_567, meter: 'builds', unit: 'builds', quantity: 12 },
    { day: '2026-11-11', service: 'Builds', project: 'web', micros: 2_000_001, meter: 'builds', unit: 'builds', quantity: 20 },
    { day: '2026-11-11', service: 'Storage', micros: 500_000 },
    { day: '2026-11-13', service: 'Credits', category: 'Credit', micros: -250_000 },
    { day: '2026-11-15', service: 'Builds', project: 'api', micros: 3_000_000 },
  ],
  balanceMicros: 42_500_000,
  pageSize: 2,
  expected: {
    cost: [
      { type: 'charge', period: '2026-11-10', service: 'Builds', subAccount: { id: 'web' }, billed: '1.234567 USD' },
      { type: 'charge', period: '2026-11-11', service: 'Builds', subAccount: { id: 'web' }, billed: '2.000001 USD' },
      { type: 'charge', period: '2026-11-11', service: 'Storage', billed: '0.500000 USD' },
      { type: 'charge', period: '2026-11-13', service: 'Credits', category: 'Credit', billed: '-0.250000 USD' },
      { type: 'charge', period: '2026-11-15', service: 'Builds', subAccount: { id: 'api' }, billed: '3.000000 USD' },
    ],
    usage: [
      { type: 'point', period: '2026-11-10', meter: 'builds', unit: 'builds', quantity: 12 },
      { type: 'point', period: '2026-11-11', meter: 'builds', unit: 'builds', quantity: 20 },
    ],
    credits: [{ id: 'credits', name: 'Credits', amount: '42.500000 USD' }],
    limits: [{ id: 'web', name: 'web', scope: 'part', period: 'month', cap: '250.000000 USD', enforcement: 'hard_cap' }],
  },
  failures: [
    { name: 'wrong token', status: 401, body: '{"error":"bad token"}', kind: 'credentials_rejected', during: 'identify' },
    { name: 'a team without billing', status: 400, body: '{"error":"no_billing"}', kind: 'not_offered', during: 'cost' },
  ],
  samples: [
    {
      source: 'docs.acme.example',
      during: 'cost',
      window: { from: '2026-11-10', to: '2026-11-11' },
      answer: (request) => (request.url.includes('/v1/costs') ? { body: sample } : undefined),
      expected: [{ type: 'charge', period: '2026-11-10', service: 'Builds', billed: '12.345000 USD' }],
    },
  ],
})
