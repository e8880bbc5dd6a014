import { addDays, groupBy, slug, sum, units } from '../shapes.ts'
import type { SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

const refuse = (status: number, message: string, type: string) =>
  Response.json({ error: { message, type, param: 'None', code: String(status) } }, { status })
const notFound = () => Response.json({ detail: 'Not Found' }, { status: 404 })

const teamOf = (row: TruthRow) => `team-${slug(row.project ?? 'none')}`
const aliasOf = (row: TruthRow) => `${slug(row.project ?? 'none')}-app`
const hashOf = (row: TruthRow) => `hash-${slug(row.project ?? 'none')}`

/** A row's service is the provider behind the proxy; its quantity is requests. */
function metricsOf(rows: readonly TruthRow[]) {
  const requests = sum(rows, (row) => row.quantity)
  return {
    spend: units(sum(rows, (row) => row.micros)),
    prompt_tokens: requests * 900,
    completion_tokens: requests * 100,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
    total_tokens: requests * 1_000,
    successful_requests: requests,
    failed_requests: 0,
    api_requests: requests,
  }
}

const breakDown = (rows: readonly TruthRow[], key: (row: TruthRow) => string, more: (group: TruthRow[]) => object = () => ({})) =>
  Object.fromEntries(
    groupBy(rows, key).flatMap((group) => (group[0] ? [[key(group[0]), { metrics: metricsOf(group), metadata: {}, ...more(group) }]] : [])),
  )

const byKey = (rows: TruthRow[]) =>
  breakDown(rows, hashOf, ([first]) => ({ metadata: first ? { key_alias: aliasOf(first), team_id: teamOf(first) } : {} }))

function resultOf(rows: readonly TruthRow[]) {
  return {
    date: rows[0]?.day,
    metrics: metricsOf(rows),
    breakdown: {
      models: breakDown(
        rows,
        (row) => row.model ?? '',
        (group) => ({ api_key_breakdown: byKey(group) }),
      ),
      model_groups: {},
      providers: breakDown(rows, (row) => row.service),
      api_keys: byKey([...rows]),
      mcp_servers: {},
      endpoints: {},
      entities: breakDown(rows, teamOf),
    },
  }
}

/** Pages are of table rows: one day may begin on one page and end on the next. */
function activity({ query, now, truth, pageSize }: SandboxRequest, whole: boolean): Response {
  const [from, last] = [query.get('start_date'), query.get('end_date')]
  if (!from || !last) return refuse(400, 'Please provide start_date and end_date', 'bad_request_error')
  const rows = truth.rows({ from, to: addDays(last, 1), at: now })
  const size = whole ? Math.max(rows.length, 1) : Math.min(pageSize, Number(query.get('page_size') ?? 50))
  const page = Number(query.get('page') ?? 1)
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const shown = groupBy(rows.slice((page - 1) * size, page * size), (row) => row.day)
  const total = metricsOf(rows)
  const totals = { total_spend: total.spend, total_tokens: total.total_tokens, total_api_requests: total.api_requests }
  return Response.json({ results: shown.map(resultOf), metadata: { ...totals, page, total_pages: pages, has_more: page < pages } })
}

const budget = (spend: number, max_budget: number | null) => ({
  spend,
  max_budget,
  budget_duration: max_budget === null ? null : '30d',
  budget_reset_at: max_budget === null ? null : '2026-12-01T00:00:00.000000+00:00',
})

const ownKey = { key_alias: 'outlay', key_name: 'sk-...abcd', user_id: 'viewer-1', team_id: 'team-agents', expires: null, models: [] }

const userInfo = () =>
  Response.json({
    user_id: 'viewer-1',
    user_info: { user_id: 'viewer-1', user_role: 'proxy_admin_viewer', ...budget(0, null) },
    keys: [{ token: 'hash-outlay', ...ownKey, ...budget(1.25, 50) }],
    teams: [],
  })

const teamInfo = () =>
  Response.json({ team_id: 'team-agents', team_info: { team_id: 'team-agents', team_alias: 'Agents', ...budget(320.5, 1_000) }, keys: [] })

function answer(request: SandboxRequest, key: string): Response {
  const { path, host } = request
  const isMaster = key.includes('master')
  // The host of the older version has no aggregated endpoint.
  if (path === '/user/daily/activity/aggregated') return host.startsWith('old-') ? notFound() : activity(request, true)
  if (path === '/user/daily/activity') return activity(request, false)
  if (path === '/key/info')
    return isMaster
      ? refuse(404, 'Key not found in database', 'not_found_error')
      : Response.json({ key: 'hash-outlay', info: { ...ownKey, ...budget(1.25, 50) } })
  if (path === '/user/info') return userInfo()
  if (path === '/team/info') return teamInfo()
  return notFound()
}

export const litellm: SandboxProvider = {
  id: 'litellm',
  hosts: ['litellm.example.com', 'old-litellm.example.com'],
  demoCredentials: { baseUrl: 'https://litellm.example.com', apiKey: 'sk-litellm-demo-0123456789' },
  seed: {
    delayHours: 0,
    lines: [
      { service: 'openai', model: 'gpt-5-mini', project: 'Agents', micros: 4_300_000, unit: 'requests', unitMicros: 2_000 },
      { service: 'anthropic', model: 'claude-sonnet-5', project: 'Agents', micros: 6_900_000, unit: 'requests', unitMicros: 11_000 },
      {
        service: 'bedrock',
        model: 'bedrock/amazon.nova-pro-v1:0',
        project: 'Batch jobs',
        micros: 2_100_000,
        unit: 'requests',
        unitMicros: 3_000,
      },
    ],
  },
  handle(request) {
    const key = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (!key) return refuse(401, 'Authentication Error, No api key passed in.', 'auth_error')
    if (key.includes('rejected') || !key.startsWith('sk-'))
      return refuse(401, 'Authentication Error, Invalid proxy server token passed.', 'auth_error')
    return request.method === 'GET' ? answer(request, key) : notFound()
  },
}
