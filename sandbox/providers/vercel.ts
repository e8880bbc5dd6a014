import { addDays, slug, units, unitsText, utcDay } from '../shapes.ts'
import type { SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

const refuse = (status: number, code: string, message: string, more: object = {}) =>
  Response.json({ error: { code, message, ...more } }, { status })

const pacificHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Los_Angeles', hour: '2-digit', hourCycle: 'h23' })

/** Midnight in California: 08:00 UTC in winter, 07:00 in summer. */
function pacificStart(day: string): number {
  const winter = Date.parse(`${day}T08:00:00Z`)
  return pacificHour.format(winter) === '00' ? winter : winter - 3_600_000
}

const roundMicros = (micros: number, share: number) => Math.trunc(micros * share)

function focusRow(row: TruthRow) {
  // What was committed in advance costs a fifth less than it bills.
  const effective = row.meter === 'committed' ? roundMicros(row.micros, 0.8) : row.micros
  return {
    BilledCost: units(row.micros),
    BillingCurrency: 'USD',
    ChargeCategory: row.category ?? 'Usage',
    ChargePeriodStart: new Date(pacificStart(row.day)).toISOString(),
    ChargePeriodEnd: new Date(pacificStart(addDays(row.day, 1))).toISOString(),
    ConsumedQuantity: row.quantity ?? null,
    ConsumedUnit: row.quantity === undefined ? null : (row.unit ?? 'Units'),
    EffectiveCost: units(effective),
    ...(row.region ? { RegionId: row.region, RegionName: row.region } : {}),
    ServiceName: row.service,
    ServiceCategory: 'Compute',
    ServiceProviderName: 'Vercel',
    Tags: row.project ? { ProjectId: `prj_${slug(row.project)}`, ProjectName: row.project } : {},
    PricingCategory: row.meter === 'committed' ? 'Committed' : 'Standard',
    PricingCurrency: 'USD',
    PricingQuantity: units(row.micros),
    PricingUnit: 'USD',
  }
}

function charges({ query, truth, now }: SandboxRequest): Response {
  const [from, to] = [Date.parse(query.get('from') ?? ''), Date.parse(query.get('to') ?? '')]
  if (Number.isNaN(from) || Number.isNaN(to)) return refuse(400, 'bad_request', 'Invalid request: `from` and `to` are required.')
  if (to - from > 366 * 86_400_000) return refuse(400, 'bad_request', 'The range is longer than one year.')
  const rows = truth.rows({ from: utcDay(from - 86_400_000), to: utcDay(to + 86_400_000), at: now })
  const lines = rows
    .filter(({ day }) => pacificStart(day) >= from && pacificStart(day) < to)
    .map((row) => `${JSON.stringify(focusRow(row))}\n`)
  return new Response(lines.join(''), { headers: { 'content-type': 'application/jsonl' } })
}

const allTeams = [
  { id: 'team_demo0123456789abcdef0123', slug: 'demo-team', name: 'Demo team', createdAt: 1_700_000_002_000 },
  { id: 'team_other123456789abcdef0123', slug: 'other-team', name: 'Other team', createdAt: 1_700_000_001_000 },
]

function teams({ query, pageSize }: SandboxRequest): Response {
  const until = query.has('until') ? Number(query.get('until')) : Infinity
  const left = allTeams.filter((team) => team.createdAt < until)
  const page = left.slice(0, Math.min(pageSize, Number(query.get('limit') ?? 20)))
  const next = left.length > page.length ? (page.at(-1)?.createdAt ?? null) : null
  return Response.json({ teams: page, pagination: { count: page.length, next, prev: null } })
}

const user = {
  user: { id: 'usr_demo', email: 'dev@example.com', name: 'Dev', username: 'dev', defaultTeamId: allTeams[0]?.id, softBlock: null },
}

const commitments = [
  {
    ContractId: 'sub_demo',
    ContractPeriodStart: '2026-01-01T00:00:00.000Z',
    ContractPeriodEnd: '2027-01-01T00:00:00.000Z',
    BillingCurrency: 'USD',
    ContractCommitmentCategory: 'Spend',
    ContractCommitmentCost: 240,
    ContractCommitmentDescription: 'Pro plan commitment',
    ContractCommitmentId: 'commitment_1',
    ContractCommitmentPeriodStart: '2026-01-01T00:00:00.000Z',
    ContractCommitmentPeriodEnd: '2027-01-01T00:00:00.000Z',
    ContractCommitmentType: 'Pro',
    ContractCommitmentUnit: 'USD',
  },
  {
    ContractId: 'sub_demo',
    ContractPeriodStart: '2026-01-01T00:00:00.000Z',
    ContractPeriodEnd: '2027-01-01T00:00:00.000Z',
    BillingCurrency: 'USD',
    ContractCommitmentCategory: 'Usage',
    ContractCommitmentQuantity: 5_000,
    ContractCommitmentDescription: 'Infrastructure units',
    ContractCommitmentId: 'commitment_2',
    ContractCommitmentPeriodStart: '2026-11-01T00:00:00.000Z',
    ContractCommitmentPeriodEnd: '2026-12-01T00:00:00.000Z',
    ContractCommitmentType: 'Pro',
    ContractCommitmentUnit: 'MIUs',
  },
]

const budget = {
  scopeType: 'project',
  scopeId: 'prj_website',
  limitAmount: 50,
  currentSpend: 12.5,
  currentByokSpend: 0,
  includeByokInQuota: false,
  refreshPeriod: 'monthly',
  active: true,
  archived: false,
  createdAt: 1_767_225_600_000,
  updatedAt: 1_767_225_600_000,
}
const budgets = { budgets: [budget, { ...budget, scopeType: 'team', scopeId: 'team_demo', archived: true }] }

function answer(request: SandboxRequest): Response {
  if (request.path === '/v2/user') return Response.json(user)
  if (request.path === '/v2/teams') return teams(request)
  if (request.path === '/v1/billing/charges') return charges(request)
  if (request.path === '/v1/billing/contract-commitments') return Response.json(commitments)
  if (request.path === '/ai-gateway/budgets/list') return Response.json(budgets)
  return refuse(404, 'not_found', 'Not found')
}

function answerGateway({ path, truth, now }: SandboxRequest): Response {
  const left = truth.balance?.(now) ?? 0
  if (path === '/v1/credits') return Response.json({ balance: unitsText(left, 2), total_used: '4.50' })
  return refuse(404, 'not_found', 'Not found')
}

export const vercel: SandboxProvider = {
  id: 'vercel',
  hosts: ['api.vercel.com', 'ai-gateway.vercel.sh'],
  demoCredentials: { token: 'vcp_demo0123456789abcdef', teamId: 'demo-team', aiGatewayKey: 'vck_demo0123456789abcdef' },
  seed: {
    delayHours: 20,
    timeZone: 'America/Los_Angeles',
    topUpMicros: 100_000_000,
    creditService: 'Pro plan credit',
    lines: [
      {
        service: 'Serverless Function Execution',
        project: 'Website',
        region: 'iad1',
        micros: 3_900_000,
        unit: 'GB-Hours',
        unitMicros: 180_000,
      },
      { service: 'Fast Data Transfer', project: 'Website', region: 'iad1', micros: 2_600_000, unit: 'GB', unitMicros: 150_000 },
      {
        service: 'Edge Middleware Invocations',
        project: 'Website',
        region: 'fra1',
        micros: 800_000,
        unit: 'Invocations',
        unitMicros: 0.65,
      },
      { service: 'Build Minutes', project: 'Docs', region: 'iad1', micros: 1_100_000, unit: 'Minutes', unitMicros: 14_000 },
    ],
  },
  handle(request) {
    const isGateway = request.host === 'ai-gateway.vercel.sh'
    const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (isGateway && (!token?.startsWith('vck_') || token.includes('rejected'))) return refuse(401, 'unauthorized', 'Invalid API key')
    if (!token || token.includes('rejected')) return refuse(403, 'forbidden', 'Not authorized', { invalidToken: true })
    if (request.method !== 'GET') return refuse(405, 'method_not_allowed', 'Only reading is known here')
    return isGateway ? answerGateway(request) : answer(request)
  },
}
