import { z } from 'zod'
import { type Day, addDays, day, maxDay } from '../../platform/day.ts'
import { cents } from '../../platform/money.ts'
import { header } from '../authorize.ts'
import type { Account, Api, Charge, Limit, OptionalRequest, Shape, UsagePoint, Window } from '../contract.ts'
import { secret } from '../credentials.ts'
import { charge, covers, currencyCode, dayText, decimal, defineProvider, itemsOf, point, shape } from '../define.ts'

/** Enterprise keys are made at claude.ai and read the analytics; every other key is a Console key and reads the reports. */
const isEnterprise = ({ credentials }: Api) => credentials['adminKey']?.startsWith('sk-ant-api01-') ?? false

const version = { 'anthropic-version': '2023-06-01' }
const analyticsVersion = { ...version, 'anthropic-beta': 'analytics-usage-cost-2026-08-24' }
const spendLimitVersion = { ...version, 'anthropic-beta': 'spend-limit-reads-2026-09-26' }

const name = () => z.string().nullish()
const count = () => z.number().nonnegative()
/** Lists go on by `page`; some of an older kind by the last id instead. */
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z
    .object({ data: z.array(item), has_more: z.boolean().nullish(), next_page: name(), last_id: name() })
    .refine((page) => !page.has_more || page.next_page || page.last_id, { path: ['next_page'], message: 'is missing' })
    .transform(({ data, has_more, next_page, last_id }) => {
      const byId = has_more && last_id ? `after_id=${encodeURIComponent(last_id)}` : undefined
      return { items: data, next: next_page && has_more !== false ? `page=${encodeURIComponent(next_page)}` : byId }
    })

const where = () => ({ workspace_id: name(), api_key_id: name(), inference_geo: name() })
const split = () => ({ ...where(), product: name(), model: name(), description: name(), cost_type: name(), token_type: name() })
/** Amounts are fractional cents. */
const cost = () => ({ amount: decimal(), currency: currencyCode(), list_amount: decimal().nullish() })
/** Disjoint counts: together the three kinds of input are all input. */
const tokens = () => ({
  uncached_input_tokens: count(),
  cache_read_input_tokens: count(),
  cache_creation: z.object({ ephemeral_5m_input_tokens: count(), ephemeral_1h_input_tokens: count() }),
  output_tokens: count(),
  server_tool_use: z.object({ web_search_requests: count() }),
  requests: count().nullish(),
})

/** A report has rows in daily buckets, the analytics one row by one; both come out as rows with their day. */
const bucketOf = <Row extends z.ZodRawShape>(row: Row) =>
  z
    .object({ starting_at: dayText(), results: z.array(z.object({ ...split(), ...row })) })
    .transform(({ starting_at, results }) => results.map((result) => ({ period: starting_at, ...result })))
const costReport = shape(() => pageOf(bucketOf(cost())))
const usageReport = shape(() => pageOf(bucketOf(tokens())))
const grouped = () => ({ starting_at: dayText(), group: z.object(split()) })
const costAnalytics = shape(() =>
  pageOf(z.object({ ...grouped(), cost: z.object(cost()) }).transform((row) => [{ period: row.starting_at, ...row.group, ...row.cost }])),
)
const usageAnalytics = shape(() => {
  const row = z.object({ ...grouped(), usage: z.object(tokens()) })
  return pageOf(row.transform(({ starting_at, group, usage }) => [{ period: starting_at, ...group, ...usage }]))
})
const analyticsProof = shape(() => z.object({ data: z.array(z.unknown()), organization_id: name() }))
const organization = shape(() => z.object({ id: z.string(), name: name() }))
const workspaces = shape(() => pageOf(z.object({ id: z.string(), name: name() })))
const rateLimits = shape(() => {
  const limits = z.array(z.object({ type: z.string(), value: z.number().nullable() }))
  return pageOf(z.object({ id: z.string(), group: z.object({ display_name: name() }).nullish(), limits }))
})
const spendLimits = shape(() => {
  const facts = { id: z.string(), period: z.string(), scope: z.object({ type: z.string() }), is_enabled: z.boolean() }
  return pageOf(z.object({ ...facts, amount: decimal().nullable(), currency: currencyCode() }))
})

type Page<Item> = { items: Item[]; next: string | null | undefined }

const readAll = <Item>(
  api: Api,
  path: string,
  page: Shape<Page<Item>>,
  { query, headers = version, optional = [] }: Partial<OptionalRequest>,
) => {
  const load = (next?: string) => api.get(`/v1/organizations/${path}${next ? `?${next}` : ''}`, page, { headers, optional, query })
  return itemsOf(
    api.pages(load, (answer) => answer?.next),
    (answer) => answer?.items,
  )
}

type Source<Row> = { path: string; page: Shape<Page<Row[]>>; groupBy: readonly string[] }

async function readRows<Row extends { period: Day }>(api: Api, window: Window, report: Source<Row>, analytics: Source<Row>) {
  const enterprise = isEnterprise(api)
  const { path, page, groupBy } = enterprise ? analytics : report
  // The analytics know nothing before 2026 or older than a year, and refuse to be asked.
  const from = enterprise ? maxDay(window.from, maxDay(day('2026-01-01'), addDays(api.today, -364))) : window.from
  if (from >= window.to) return []
  const width = enterprise ? { time_bucket_width: '1d', limit: 1_000 } : { bucket_width: '1d', limit: 31 }
  const query = { starting_at: `${from}T00:00:00Z`, ending_at: `${window.to}T00:00:00Z`, ...width, 'group_by[]': groupBy }
  const rows = await readAll(api, path, page, { query, headers: enterprise ? analyticsVersion : version })
  return rows.flat().filter((row) => covers(window, row.period))
}

/** Names of workspaces; ids stand in for them where they cannot be read. Spend without a workspace is the default one's. */
async function workspaceReader(api: Api) {
  const query = { limit: 100, include_archived: true }
  const all = await readAll(api, 'workspaces', workspaces, { query, optional: [401, 403, 404] })
  const names = new Map(all.map((workspace) => [workspace.id, workspace.name ?? undefined]))
  return (id: string | null | undefined) => (id ? { id, name: names.get(id) } : { id: 'default', name: 'Default workspace' })
}

/** `web_search` is Web search. */
const words = (text: string | null | undefined) =>
  text ? `${text.slice(0, 1).toUpperCase()}${text.slice(1).replaceAll('_', ' ')}` : undefined

async function* readCosts(api: Api, window: Window): AsyncGenerator<Charge> {
  const workspaceOf = await workspaceReader(api)
  const report = { path: 'cost_report', page: costReport, groupBy: ['workspace_id', 'description'] }
  const analytics = {
    path: 'analytics/cost',
    page: costAnalytics,
    groupBy: ['product', 'model', 'workspace_id', 'cost_type', 'token_type'],
  }
  for (const row of await readRows(api, window, report, analytics)) {
    yield charge({
      period: row.period,
      service: words(row.product ?? row.cost_type),
      model: row.model ?? undefined,
      meter: row.description ?? words(row.token_type ?? row.cost_type),
      subAccount: workspaceOf(row.workspace_id),
      region: row.inference_geo ?? undefined,
      billed: cents(row.amount, row.currency),
      list: row.list_amount ? cents(row.list_amount, row.currency) : undefined,
    })
  }
}

async function* readUsage(api: Api, window: Window): AsyncGenerator<UsagePoint> {
  const workspaceOf = await workspaceReader(api)
  const groupBy = ['api_key_id', 'workspace_id', 'model']
  const report = { path: 'usage_report/messages', page: usageReport, groupBy }
  const analytics = { path: 'analytics/usage', page: usageAnalytics, groupBy: [...groupBy, 'product'] }
  for (const row of await readRows(api, window, report, analytics)) {
    const split = { service: words(row.product) ?? 'Messages', model: row.model ?? undefined, apiKey: row.api_key_id ?? undefined }
    const common = { period: row.period, ...split, subAccount: workspaceOf(row.workspace_id) }
    for (const [meter, quantity, unit] of [
      ['input tokens', row.uncached_input_tokens, 'tokens'],
      ['cached input tokens', row.cache_read_input_tokens, 'tokens'],
      ['cache write tokens, 5 minutes', row.cache_creation.ephemeral_5m_input_tokens, 'tokens'],
      ['cache write tokens, 1 hour', row.cache_creation.ephemeral_1h_input_tokens, 'tokens'],
      ['output tokens', row.output_tokens, 'tokens'],
      ['web searches', row.server_tool_use.web_search_requests, 'requests'],
      ['requests', row.requests, 'requests'],
    ] as const) {
      if (quantity) yield point({ ...common, meter, quantity, unit })
    }
  }
}

const periods: Record<string, Limit['period']> = { daily: 'day', weekly: 'week', monthly: 'month', minute: 'minute', day: 'day' }

async function readLimits(api: Api): Promise<Limit[]> {
  // Each kind of key has one list that it can read for sure; the other is a preview, or belongs to the other kind.
  const [rateOptional, spendOptional] = isEnterprise(api) ? [[403, 404], []] : [[], [400, 403, 404]]
  const groups = await readAll(api, 'rate_limits', rateLimits, { optional: rateOptional })
  const rates = groups.flatMap(({ id, group, limits }): Limit[] =>
    limits.flatMap(({ type, value }) => {
      const [, unit = type, per = ''] = /^(\w+)_per_(\w+)$/.exec(type) ?? []
      const title = `${group?.display_name ?? id}: ${type.replaceAll('_', ' ')}`
      const facts = { id: `${id}:${type}`, name: title, scope: 'part', enforcement: 'hard_cap', period: periods[per] ?? 'total' } as const
      return value ? [{ ...facts, cap: { quantity: value, unit: unit.replaceAll('_', ' ') } }] : []
    }),
  )
  // Not confirmed by the documentation: that requests are refused at a spend limit.
  const spend = await readAll(api, 'spend_limits', spendLimits, { headers: spendLimitVersion, optional: spendOptional })
  const enabled = spend.flatMap(({ id, amount, currency, period, scope: { type }, is_enabled }): Limit[] => {
    const facts = { id, name: `${words(type)} spend limit`, enforcement: 'hard_cap', period: periods[period] ?? 'total' } as const
    return is_enabled && amount ? [{ ...facts, scope: type === 'organization' ? 'account' : 'part', cap: cents(amount, currency) }] : []
  })
  return [...rates, ...enabled]
}

async function identify(api: Api): Promise<Account> {
  if (!isEnterprise(api)) return readAccount(await api.get('/v1/organizations/me', organization, { headers: version }))
  const own = await api.get('/v1/organizations/me', organization, { headers: version, optional: [401, 403, 404] })
  if (own) return readAccount(own)
  const query = { starting_at: `${api.today}T00:00:00Z`, limit: 1 }
  const proof = await api.get('/v1/organizations/analytics/cost', analyticsProof, { headers: analyticsVersion, query })
  return { id: proof.organization_id ?? undefined }
}
const readAccount = (own: { id: string; name?: string | null | undefined }) => ({ id: own.id, name: own.name ?? undefined })

const daily = { grain: 'day', maxWindowDays: 31, restatesDays: 3, usualDelayHours: 1 } as const

export const anthropic = defineProvider({
  id: 'anthropic',
  name: 'Anthropic',
  category: 'ai',
  confidence: 'high',
  docs: 'https://platform.claude.com/docs/en/manage-claude/usage-cost-api',
  hosts: ['api.anthropic.com'],
  keyPower: {
    canAlso:
      'A Console admin key has no scopes: it can also manage members, workspaces and API keys. An Enterprise key with read:analytics cannot.',
  },
  timeZone: 'UTC',
  prerequisites: [
    'An organization: individual accounts have no admin keys.',
    'The admin role, to make the key. Ordinary keys (sk-ant-api03-…) cannot read costs.',
    'On Claude Enterprise, a key made at claude.ai with the scope read:analytics, and read:spend_limits for limits.',
  ],
  differences: [
    'Days are UTC days. Priority Tier spend is in no cost report, although its tokens are in the usage.',
    'Credits, tax and claude.ai subscriptions are not part of the API. Costs are before credits.',
    'Refused requests may show tokens without a cost, and code execution shows a cost without usage.',
    'What Claude Code estimates for its users is left out: the same money is in the costs already.',
    'With a Claude Enterprise key nothing older than a year, or before 2026, can be read.',
  ],
  credentials: {
    adminKey: secret(
      'Admin API key',
      'platform.claude.com, Settings, Admin keys. On Claude Enterprise: claude.ai, Organization settings, API, with the scope read:analytics.',
      { usually: /^sk-ant-(admin|api01-)/, placeholder: 'sk-ant-admin01-…' },
    ),
  },
  authorize: header('x-api-key', 'adminKey'),
  identify,
  cost: {
    about: 'Cost by day, workspace, model and line of the bill.',
    ...daily,
    // Not confirmed by the documentation: how far back the reports reach.
    historyDays: 1_095,
    dimensions: ['service', 'model', 'subAccount', 'meter', 'region'],
    fetch: readCosts,
  },
  usage: {
    about: 'Tokens and web searches by day, workspace, model and API key.',
    ...daily,
    historyDays: 1_095,
    dimensions: ['service', 'model', 'subAccount', 'meter', 'apiKey'],
    fetch: readUsage,
  },
  limits: {
    about: 'Rate limits by group of models, and spend limits where the organization has the preview of them.',
    usualDelayHours: 0,
    syncAtMostEveryHours: 6,
    fetch: readLimits,
  },
  notExposed: {
    credits: 'Anthropic does not offer the prepaid balance by API.',
    invoices: 'Anthropic does not offer invoices by API.',
  },
})
