import { addDays, daysBetween, groupBy, slug, sum, units, utcDay } from '../shapes.ts'
import type { SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

const refuse = (status: number, message: string, code: string | null) =>
  Response.json({ error: { message, type: 'invalid_request_error', param: null, code } }, { status })

/** Documented units of a cost line; others are null there. */
const quantityUnits = new Set(['tokens', 'images', 'characters'])

/** Hard monthly limits in cents; a project without one answers 404. */
const spendLimits: Record<string, number> = { proj_website: 40_000 }

const lineItem = (row: TruthRow): string => (row.model ? `${row.model}, ${row.meter ?? 'usage'}` : row.service)

const splitOf = (row: TruthRow): Record<string, string | null> => ({
  project_id: row.project ? `proj_${slug(row.project)}` : null,
  api_key_id: row.project ? `key_${slug(row.project)}` : null,
  model: row.model ?? null,
  line_item: lineItem(row),
})

/** The group keys of a row: null unless they were asked for. */
function keysOf(row: TruthRow, names: readonly string[], asked: readonly string[]): Record<string, string | null> {
  const split = splitOf(row)
  return Object.fromEntries(names.map((name) => [name, asked.includes(name) ? (split[name] ?? null) : null]))
}

function costResults(rows: TruthRow[], asked: readonly string[]): object[] {
  const keys = (row: TruthRow) => keysOf(row, ['line_item', 'project_id', 'api_key_id'], asked)
  return groupBy(rows, (row) => JSON.stringify(keys(row))).flatMap((group) => {
    const [first] = group
    if (!first) return []
    const counted = asked.includes('line_item') && quantityUnits.has(first.unit ?? '')
    const amount = { value: units(sum(group, (row) => row.micros)), currency: 'usd' }
    const quantity = counted ? sum(group, (row) => row.quantity) : null
    return [{ object: 'organization.costs.result', amount, ...keys(first), quantity, quantity_unit: counted ? first.unit : null }]
  })
}

const isEmbedding = (row: TruthRow) => row.model?.startsWith('text-embedding') ?? false
const tokensOf = (rows: TruthRow[], test: (meter: string) => boolean) =>
  sum(rows, (row) => (row.unit === 'tokens' && test(row.meter ?? '') ? row.quantity : 0))

/** Which rows a usage endpoint counts, and how it counts them. */
const usage: Record<string, { counts(row: TruthRow): boolean; keys: string[]; result(rows: TruthRow[]): Record<string, number> }> = {
  completions: {
    counts: (row) => row.unit === 'tokens' && row.model !== undefined && !isEmbedding(row),
    keys: ['project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier'],
    result: (rows) => {
      const cached = tokensOf(rows, (meter) => meter === 'cached input')
      const uncached = tokensOf(rows, (meter) => meter === 'input')
      const output = tokensOf(rows, (meter) => meter === 'output')
      return {
        input_tokens: uncached + cached,
        input_cached_tokens: cached,
        input_uncached_tokens: uncached,
        output_tokens: output,
        input_text_tokens: uncached,
        output_text_tokens: output,
        num_model_requests: Math.ceil((uncached + cached + output) / 4_000),
      }
    },
  },
  embeddings: {
    counts: isEmbedding,
    keys: ['project_id', 'user_id', 'api_key_id', 'model'],
    result: (rows) => ({ input_tokens: tokensOf(rows, () => true), num_model_requests: Math.ceil(tokensOf(rows, () => true) / 4_000) }),
  },
  images: {
    counts: (row) => row.unit === 'images',
    keys: ['project_id', 'user_id', 'api_key_id', 'model', 'size', 'source'],
    result: (rows) => ({ images: sum(rows, (row) => row.quantity), num_model_requests: sum(rows, (row) => row.quantity) }),
  },
  web_search_calls: {
    counts: (row) => row.unit === 'calls',
    keys: ['project_id', 'user_id', 'api_key_id', 'model', 'context_level'],
    result: (rows) => ({ num_model_requests: sum(rows, (row) => row.quantity), num_requests: sum(rows, (row) => row.quantity) }),
  },
}
const silent = ['moderations', 'audio_speeches', 'audio_transcriptions', 'vector_stores', 'code_interpreter_sessions', 'file_search_calls']

function usageResults(kind: string, rows: TruthRow[], asked: readonly string[]): object[] {
  const endpoint = usage[kind]
  if (!endpoint) return []
  const keys = (row: TruthRow) => keysOf(row, endpoint.keys, asked)
  return groupBy(rows.filter(endpoint.counts), (row) => JSON.stringify(keys(row))).flatMap((group) =>
    group[0] ? [{ object: `organization.usage.${kind}.result`, ...endpoint.result(group), ...keys(group[0]) }] : [],
  )
}

/** Daily buckets of the window, as many a page as were asked for. */
function buckets(request: SandboxRequest, maxLimit: number, results: (rows: TruthRow[], asked: readonly string[]) => object[]): Response {
  const { query, now, truth, pageSize } = request
  const start = Number(query.get('start_time') ?? Number.NaN)
  const limit = Number(query.get('limit') ?? 7)
  if (!Number.isInteger(start)) return refuse(400, 'Missing required parameter: start_time.', 'missing_required_parameter')
  if (limit < 1 || limit > maxLimit) return refuse(400, `Invalid limit: at most ${maxLimit}.`, 'invalid_value')
  const end = Number(query.get('end_time') ?? Math.ceil(now / 86_400_000) * 86_400)
  const asked = [...query.getAll('group_by'), ...query.getAll('group_by[]')]
  const days = daysBetween(utcDay(start * 1000), utcDay(end * 1000))
  const at = Number((query.get('page') ?? 'page_0').replace('page_', ''))
  const size = Math.min(limit, pageSize)
  const data = days.slice(at, at + size).map((day) => ({
    object: 'bucket',
    start_time: Date.parse(day) / 1000,
    end_time: Date.parse(addDays(day, 1)) / 1000,
    results: results(truth.rows({ from: day, to: addDays(day, 1), at: now }), asked),
  }))
  const more = at + size < days.length
  return Response.json({ object: 'page', data, has_more: more, next_page: more ? `page_${at + size}` : null })
}

function projects({ query, now, truth, pageSize }: SandboxRequest): Response {
  const rows = truth.rows({ from: addDays(utcDay(now), -60), to: addDays(utcDay(now), 1), at: now })
  const names = [...new Set(rows.flatMap((row) => row.project ?? []))].sort()
  const all = names.map((name, index) => ({
    id: `proj_${slug(name)}`,
    object: 'organization.project',
    name,
    created_at: 1_711_471_533 + index * 86_400,
    archived_at: null,
    status: 'active',
  }))
  const after = all.findIndex((project) => project.id === query.get('after')) + 1
  const data = all.slice(after, after + Math.min(Number(query.get('limit') ?? 20), pageSize))
  return Response.json({
    object: 'list',
    data,
    first_id: data[0]?.id,
    last_id: data.at(-1)?.id,
    has_more: after + data.length < all.length,
  })
}

const spendLimit = (object: string, cents: number | undefined) =>
  cents === undefined
    ? refuse(404, 'No spend limit is set.', 'not_found')
    : Response.json({ object, threshold_amount: cents, currency: 'USD', interval: 'month', enforcement: { status: 'inactive' } })

const spendAlerts = () =>
  Response.json({
    object: 'list',
    data: [
      {
        id: 'alert_80',
        object: 'organization.spend_alert',
        threshold_amount: 80_000,
        currency: 'USD',
        interval: 'month',
        notification_channel: { type: 'email', recipients: ['finance@example.com'] },
      },
    ],
    first_id: 'alert_80',
    last_id: 'alert_80',
    has_more: false,
  })

function answer(request: SandboxRequest): Response {
  const path = request.path.replace(/^\/v1\/organization\//, '')
  const kind = path.replace(/^usage\//, '')
  const project = /^projects\/([^/]+)\/spend_limit$/.exec(path)?.[1]
  if (path === 'costs') return buckets(request, 180, costResults)
  if (path.startsWith('usage/') && (usage[kind] || silent.includes(kind)))
    return buckets(request, 31, (rows, asked) => usageResults(kind, rows, asked))
  if (path === 'projects') return projects(request)
  if (path === 'spend_limit') return spendLimit('organization.spend_limit', 100_000)
  if (project) return spendLimit('project.spend_limit', spendLimits[project])
  if (path === 'spend_alerts') return spendAlerts()
  return refuse(404, `Unknown request URL: GET ${request.path}.`, null)
}

export const openai: SandboxProvider = {
  id: 'openai',
  hosts: ['api.openai.com'],
  demoCredentials: { adminKey: 'sk-admin-demo-0123456789abcdef' },
  seed: {
    delayHours: 4,
    lines: [
      { service: 'Models', model: 'gpt-5.2', meter: 'input', project: 'Website', micros: 21_000_000, unit: 'tokens', unitMicros: 1.75 },
      {
        service: 'Models',
        model: 'gpt-5.2',
        meter: 'cached input',
        project: 'Website',
        micros: 1_400_000,
        unit: 'tokens',
        unitMicros: 0.175,
      },
      { service: 'Models', model: 'gpt-5.2', meter: 'output', project: 'Website', micros: 34_000_000, unit: 'tokens', unitMicros: 14 },
      { service: 'Models', model: 'gpt-5-mini', meter: 'output', project: 'Support bot', micros: 6_200_000, unit: 'tokens', unitMicros: 2 },
      {
        service: 'Models',
        model: 'text-embedding-3-small',
        meter: 'input',
        project: 'Search',
        micros: 900_000,
        unit: 'tokens',
        unitMicros: 0.02,
      },
      {
        service: 'Models',
        model: 'gpt-image-1',
        meter: 'image output',
        project: 'Website',
        micros: 3_100_000,
        unit: 'images',
        unitMicros: 40_000,
      },
      { service: 'Web search tool calls', project: 'Support bot', micros: 1_800_000, unit: 'calls', unitMicros: 10_000 },
    ],
  },
  handle(request) {
    const key = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (!key) return refuse(401, "You didn't provide an API key.", null)
    if (key.includes('rejected')) return refuse(401, 'Incorrect API key provided: sk-admin-****.', 'invalid_api_key')
    if (!key.startsWith('sk-admin-'))
      return refuse(403, 'You have insufficient permissions for this operation. Missing scopes: api.usage.read.', null)
    return request.method === 'GET' ? answer(request) : refuse(405, 'Not allowed.', null)
  },
}
