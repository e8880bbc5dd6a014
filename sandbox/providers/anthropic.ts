import { addDays, centsText, daysBetween, groupBy, slug, sum, utcDay } from '../shapes.ts'
import type { SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

const refuse = (status: number, type: string, message: string) => Response.json({ type: 'error', error: { type, message } }, { status })
const notFound = () => refuse(404, 'not_found_error', 'Not found')

const analyticsBeta = 'analytics-usage-cost-2026-08-24'
const spendLimitBeta = 'spend-limit-reads-2026-09-26'

const workspaceId = (name: string) => `wrkspc_${slug(name)}`
const title = (text: string) =>
  text
    .split(/[-_ ]/)
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(' ')

/** `Claude Sonnet 5 Usage - Input Tokens`; what is not tokens is described by its kind. */
const describe = (row: TruthRow) =>
  row.model ? `${title(row.model)} Usage - ${title((row.meter ?? 'tokens').replace('uncached_', ''))}` : `${title(row.service)} Usage`

/** A row's service is its cost type: `tokens`, `web_search`, `code_execution`. */
const splitOf = (row: TruthRow): Record<string, string | null> => ({
  workspace_id: row.project ? workspaceId(row.project) : null,
  api_key_id: row.project ? `apikey_${slug(row.project)}` : null,
  description: describe(row),
  model: row.model ?? null,
  cost_type: row.service,
  token_type: row.meter ?? null,
  product: 'api',
})

const described = ['model', 'cost_type', 'token_type', 'service_tier', 'context_window', 'inference_geo']

function keysOf(row: TruthRow, names: readonly string[], asked: readonly string[]): Record<string, string | null> {
  const split = splitOf(row)
  const filled = asked.includes('description') ? [...asked, ...described] : asked
  return Object.fromEntries(names.map((name) => [name, filled.includes(name) ? (split[name] ?? null) : null]))
}

const quantityOf = (rows: TruthRow[], meter: string) => sum(rows, (row) => (row.meter === meter ? row.quantity : 0))

const tokensOf = (rows: TruthRow[]) => ({
  uncached_input_tokens: quantityOf(rows, 'uncached_input_tokens'),
  cache_creation: { ephemeral_1h_input_tokens: 0, ephemeral_5m_input_tokens: quantityOf(rows, 'cache_creation.ephemeral_5m_input_tokens') },
  cache_read_input_tokens: quantityOf(rows, 'cache_read_input_tokens'),
  output_tokens: quantityOf(rows, 'output_tokens'),
  server_tool_use: { web_search_requests: sum(rows, (row) => (row.service === 'web_search' ? row.quantity : 0)) },
})

/** Code execution has no usage. */
const isUsage = (row: TruthRow) => row.service !== 'code_execution'
const money = (rows: TruthRow[]) => ({ currency: 'USD', amount: centsText(sum(rows, (row) => row.micros)) })

interface Kind {
  keys: readonly string[]
  counts(row: TruthRow): boolean
  result(rows: TruthRow[]): object
}
const costKind: Kind = { keys: ['workspace_id', 'description', ...described], counts: () => true, result: money }
const usageKind: Kind = {
  keys: ['api_key_id', 'workspace_id', 'model', 'service_tier', 'context_window'],
  counts: isUsage,
  result: tokensOf,
}

function resultsOf(kind: Kind, rows: TruthRow[], asked: readonly string[]) {
  const keys = (row: TruthRow) => keysOf(row, kind.keys, asked)
  return groupBy(rows.filter(kind.counts), (row) => JSON.stringify(keys(row))).flatMap((group) =>
    group[0] ? [{ keys: keys(group[0]), result: kind.result(group) }] : [],
  )
}

const page = (data: object[], next: string | null, extra: object = {}) =>
  Response.json({ data, has_more: next !== null, next_page: next, ...extra })

function readSpan({ query, now }: SandboxRequest) {
  const from = utcDay(Date.parse(query.get('starting_at') ?? ''))
  const to = query.has('ending_at') ? utcDay(Date.parse(query.get('ending_at') ?? '')) : addDays(utcDay(now), 1)
  const asked = query.getAll('group_by[]')
  const at = Number((query.get('page') ?? 'page_0').replace('page_', ''))
  return { from, to, asked, at }
}

/** Console reports: daily buckets. */
function report(request: SandboxRequest, kind: Kind): Response {
  if (!request.query.has('starting_at')) return refuse(400, 'invalid_request_error', 'starting_at: Field required')
  const limit = Number(request.query.get('limit') ?? 7)
  if (limit < 1 || limit > 31) return refuse(400, 'invalid_request_error', 'limit: Input should be less than or equal to 31')
  const { from, to, asked, at } = readSpan(request)
  const days = daysBetween(from, to)
  const size = Math.min(limit, request.pageSize)
  const data = days.slice(at, at + size).map((day) => ({
    starting_at: `${day}T00:00:00Z`,
    ending_at: `${addDays(day, 1)}T00:00:00Z`,
    results: resultsOf(kind, request.truth.rows({ from: day, to: addDays(day, 1), at: request.now }), asked).map(({ keys, result }) => ({
      ...result,
      ...keys,
    })),
  }))
  return page(data, at + size < days.length ? `page_${at + size}` : null)
}

/** The analytics beta: one row per day and group. */
function analytics(request: SandboxRequest, kind: Kind, member: 'cost' | 'usage'): Response {
  if (request.headers.get('anthropic-beta') !== analyticsBeta) return notFound()
  const { from, to, asked, at } = readSpan(request)
  if (asked.length > 5) return refuse(400, 'invalid_request_error', 'group_by: at most 5')
  if (from < '2026-01-01' || from < addDays(utcDay(request.now), -365))
    return refuse(400, 'invalid_request_error', 'starting_at: too early')
  const keys = [...Object.keys(splitOf({ day: '', service: '', micros: 0 })), 'actor', 'inference_geo']
  const all = daysBetween(from, to).flatMap((day) => {
    const rows = request.truth.rows({ from: day, to: addDays(day, 1), at: request.now })
    return resultsOf({ ...kind, keys }, rows, asked).map((row) => ({
      starting_at: `${day}T00:00:00Z`,
      ending_at: `${addDays(day, 1)}T00:00:00Z`,
      group: row.keys,
      [member]: row.result,
    }))
  })
  const size = Math.min(Number(request.query.get('limit') ?? 20), request.pageSize)
  const refreshed = { data_refreshed_at: new Date(request.now).toISOString() }
  return page(all.slice(at, at + size), at + size < all.length ? `page_${at + size}` : null, refreshed)
}

function workspaces({ query, now, truth, pageSize }: SandboxRequest): Response {
  const rows = truth.rows({ from: addDays(utcDay(now), -60), to: addDays(utcDay(now), 1), at: now })
  const names = [...new Set(rows.flatMap((row) => row.project ?? []))].sort()
  const all = names.map((name) => ({ id: workspaceId(name), type: 'workspace', name, archived_at: null }))
  const after = all.findIndex((workspace) => workspace.id === query.get('after_id')) + 1
  const data = all.slice(after, after + Math.min(Number(query.get('limit') ?? 20), pageSize))
  return Response.json({
    data,
    has_more: after + data.length < all.length,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  })
}

const rateLimits = () =>
  page(
    [
      {
        id: 'rl_sonnet',
        type: 'rate_limit',
        group: { type: 'model_group', id: 'claude_sonnet', display_name: 'Claude Sonnet' },
        models: ['claude-sonnet-5'],
        limits: [
          { type: 'requests_per_minute', value: 4_000 },
          { type: 'input_tokens_per_minute', value: 2_000_000 },
        ],
      },
    ],
    null,
  )

const spendLimits = () =>
  page(
    [
      {
        id: 'spl_organization',
        type: 'spend_limit',
        amount: '50000',
        currency: 'USD',
        period: 'monthly',
        scope: { type: 'organization' },
        is_enabled: true,
      },
    ],
    null,
  )

function answer(request: SandboxRequest, enterprise: boolean): Response {
  const path = request.path.replace(/^\/v1\/organizations\//, '')
  if (path === 'analytics/cost')
    return analytics(request, { ...costKind, result: (rows) => ({ ...money(rows), list_amount: money(rows).amount, requests: 1 }) }, 'cost')
  if (path === 'analytics/usage') return analytics(request, usageKind, 'usage')
  if (path === 'spend_limits') return request.headers.get('anthropic-beta') === spendLimitBeta ? spendLimits() : notFound()
  if (enterprise) return refuse(403, 'permission_error', 'This key does not have the scope for this endpoint.')
  if (path === 'me') return Response.json({ id: '0b5ad2ab-6f2c-4e27-9f3a-d1b1a2a8c001', type: 'organization', name: 'Demo Organization' })
  if (path === 'cost_report') return report(request, costKind)
  if (path === 'usage_report/messages') return report(request, usageKind)
  if (path === 'workspaces') return workspaces(request)
  if (path === 'rate_limits') return rateLimits()
  return notFound()
}

export const anthropic: SandboxProvider = {
  id: 'anthropic',
  hosts: ['api.anthropic.com'],
  demoCredentials: { adminKey: 'sk-ant-admin01-demo-0123456789' },
  seed: {
    delayHours: 1,
    lines: [
      {
        service: 'tokens',
        model: 'claude-sonnet-5',
        meter: 'uncached_input_tokens',
        project: 'Agents',
        micros: 19_000_000,
        unit: 'tokens',
        unitMicros: 3,
      },
      {
        service: 'tokens',
        model: 'claude-sonnet-5',
        meter: 'cache_read_input_tokens',
        project: 'Agents',
        micros: 4_200_000,
        unit: 'tokens',
        unitMicros: 0.3,
      },
      {
        service: 'tokens',
        model: 'claude-sonnet-5',
        meter: 'output_tokens',
        project: 'Agents',
        micros: 41_000_000,
        unit: 'tokens',
        unitMicros: 15,
      },
      {
        service: 'tokens',
        model: 'claude-opus-4-6',
        meter: 'output_tokens',
        project: 'Research',
        micros: 17_500_000,
        unit: 'tokens',
        unitMicros: 25,
      },
      { service: 'web_search', project: 'Research', micros: 1_100_000, unit: 'searches', unitMicros: 10_000 },
      { service: 'code_execution', micros: 300_000, unit: 'hours', unitMicros: 50_000 },
    ],
  },
  handle(request) {
    const key = request.headers.get('x-api-key') ?? ''
    if (request.headers.get('anthropic-version') !== '2023-06-01')
      return refuse(400, 'invalid_request_error', 'anthropic-version: header is required')
    const enterprise = key.startsWith('sk-ant-api01-')
    if (key.includes('rejected') || !(enterprise || key.startsWith('sk-ant-admin')))
      return refuse(401, 'authentication_error', 'invalid x-api-key')
    return request.method === 'GET' ? answer(request, enterprise) : notFound()
  },
}
