import { z } from 'zod'
import { addDays, day, maxDay } from '../../platform/day.ts'
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
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z
    .object({ data: z.array(item), has_more: z.boolean().nullish(), next_page: name(), last_id: name() })
    .refine((page) => !page.has_more || page.next_page || page.last_id, { path: ['next_page'], message: 'is missing' })
const bucketOf = <Row extends z.ZodType>(row: Row) => z.object({ starting_at: dayText(), results: z.array(row) })

/** Amounts are fractional cents. */
const cost = () => z.object({ amount: decimal(), currency: currencyCode(), list_amount: decimal().nullish() })
/** Disjoint counts: together the three kinds of input are all input. */
const tokens = () =>
  z.object({
    uncached_input_tokens: count(),
    cache_read_input_tokens: count(),
    cache_creation: z.object({ ephemeral_5m_input_tokens: count().nullish(), ephemeral_1h_input_tokens: count().nullish() }).nullish(),
    output_tokens: count(),
    server_tool_use: z.object({ web_search_requests: count().nullish() }).nullish(),
    requests: count().nullish(),
  })
const split = () =>
  z.object({ model: name(), workspace_id: name(), cost_type: name(), token_type: name(), api_key_id: name(), product: name() })

const costReport = shape(() => pageOf(bucketOf(cost().extend({ ...split().shape, description: name(), inference_geo: name() }))))
const usageReport = shape(() => pageOf(bucketOf(tokens().extend(split().shape))))
const costAnalytics = shape(() => pageOf(z.object({ starting_at: dayText(), group: split(), cost: cost() })))
const usageAnalytics = shape(() => pageOf(z.object({ starting_at: dayText(), group: split(), usage: tokens() })))
const analyticsProof = shape(() => z.object({ data: z.array(z.unknown()), organization_id: name() }))
const organization = shape(() => z.object({ id: z.string(), name: name() }))
const workspaces = shape(() => pageOf(z.object({ id: z.string(), name: name() })))
const rateLimits = shape(() =>
  pageOf(
    z.object({
      id: z.string(),
      group: z.object({ display_name: name() }).nullish(),
      limits: z.array(z.object({ type: z.string(), value: z.number().nullish() })),
    }),
  ),
)
const spendLimits = shape(() =>
  pageOf(
    z.object({
      id: z.string(),
      amount: decimal().nullish(),
      currency: currencyCode(),
      period: z.string(),
      scope: z.object({ type: z.string() }),
      is_enabled: z.boolean(),
    }),
  ),
)

interface Page<Item> {
  data: Item[]
  has_more?: boolean | null | undefined
  next_page?: string | null | undefined
  last_id?: string | null | undefined
}

/** Lists go on by `page`; some of an older kind by the last id instead. */
const readAll = <Item>(api: Api, path: string, page: Shape<Page<Item>>, options: Partial<OptionalRequest>) => {
  const { query, headers = version, optional = [] } = options
  const pages = api.pages(
    (cursor) => {
      const [way, value] = cursor?.split(' ') ?? []
      return api.get(`/v1/organizations/${path}`, page, { headers, optional, query: { ...query, ...(way ? { [way]: value } : {}) } })
    },
    (answer) => {
      if (!answer || answer.has_more === false) return undefined
      return answer.next_page ? `page ${answer.next_page}` : answer.has_more ? `after_id ${answer.last_id}` : undefined
    },
  )
  return itemsOf(pages, (answer) => answer?.data)
}

const spanOf = ({ from, to }: Pick<Window, 'from' | 'to'>) => ({ starting_at: `${from}T00:00:00Z`, ending_at: `${to}T00:00:00Z` })

/** The daily buckets of a Console report, as rows with their day. */
async function readReport<Row>(
  api: Api,
  window: Window,
  path: string,
  page: Shape<Page<{ starting_at: Window['from']; results: Row[] }>>,
  groupBy: string[],
) {
  const query = { ...spanOf(window), bucket_width: '1d', limit: 31, 'group_by[]': groupBy }
  const buckets = await readAll(api, path, page, { query })
  return buckets
    .filter((bucket) => covers(window, bucket.starting_at))
    .flatMap(({ starting_at: period, results }) => results.map((row) => ({ period, row })))
}

/** The analytics know nothing before 2026 or older than a year, and refuse to be asked. */
async function readAnalytics<Row extends { starting_at: Window['from'] }>(
  api: Api,
  window: Window,
  kind: string,
  page: Shape<Page<Row>>,
  groupBy: string[],
) {
  const from = maxDay(window.from, maxDay(day('2026-01-01'), addDays(api.today, -364)))
  if (from >= window.to) return []
  const query = { ...spanOf({ from, to: window.to }), time_bucket_width: '1d', limit: 1000, 'group_by[]': groupBy }
  const rows = await readAll(api, `analytics/${kind}`, page, { query, headers: analyticsVersion })
  return rows.filter((row) => covers(window, row.starting_at))
}

/** Names of workspaces; ids stand in for them where they cannot be read. Spend without a workspace is the default one's. */
async function workspaceReader(api: Api) {
  const query = { limit: 100, include_archived: true }
  const names = new Map(
    (await readAll(api, 'workspaces', workspaces, { query, optional: [401, 403, 404] })).map((one) => [one.id, one.name ?? undefined]),
  )
  return (id: string | null | undefined) => (id ? { id, name: names.get(id) } : { id: 'default', name: 'Default workspace' })
}

/** `web_search` is Web search. */
const words = (text: string | null | undefined) =>
  text ? `${text.slice(0, 1).toUpperCase()}${text.slice(1).replaceAll('_', ' ')}` : undefined

async function* readCosts(api: Api, window: Window): AsyncGenerator<Charge> {
  const workspaceOf = await workspaceReader(api)
  if (isEnterprise(api)) {
    const groupBy = ['product', 'model', 'workspace_id', 'cost_type', 'token_type']
    for (const { starting_at: period, group, cost } of await readAnalytics(api, window, 'cost', costAnalytics, groupBy)) {
      yield charge({
        period,
        service: words(group.product ?? group.cost_type),
        model: group.model ?? undefined,
        meter: words(group.token_type ?? group.cost_type),
        subAccount: workspaceOf(group.workspace_id),
        billed: cents(cost.amount, cost.currency),
        list: cost.list_amount ? cents(cost.list_amount, cost.currency) : undefined,
      })
    }
    return
  }
  for (const { period, row } of await readReport(api, window, 'cost_report', costReport, ['workspace_id', 'description'])) {
    yield charge({
      period,
      service: words(row.cost_type),
      model: row.model ?? undefined,
      meter: row.description ?? words(row.token_type),
      subAccount: workspaceOf(row.workspace_id),
      region: row.inference_geo ?? undefined,
      billed: cents(row.amount, row.currency),
    })
  }
}

async function* readUsage(api: Api, window: Window): AsyncGenerator<UsagePoint> {
  const workspaceOf = await workspaceReader(api)
  const enterprise = isEnterprise(api)
  const groupBy = ['api_key_id', 'workspace_id', 'model']
  const rows = enterprise
    ? (await readAnalytics(api, window, 'usage', usageAnalytics, [...groupBy, 'product'])).map(({ starting_at, group, usage }) => ({
        period: starting_at,
        row: { ...group, ...usage },
      }))
    : await readReport(api, window, 'usage_report/messages', usageReport, groupBy)
  for (const { period, row } of rows) {
    const common = {
      period,
      service: words(row.product) ?? 'Messages',
      model: row.model ?? undefined,
      subAccount: workspaceOf(row.workspace_id),
      apiKey: row.api_key_id ?? undefined,
    }
    for (const [meter, quantity, unit] of [
      ['input tokens', row.uncached_input_tokens, 'tokens'],
      ['cached input tokens', row.cache_read_input_tokens, 'tokens'],
      ['cache write tokens, 5 minutes', row.cache_creation?.ephemeral_5m_input_tokens, 'tokens'],
      ['cache write tokens, 1 hour', row.cache_creation?.ephemeral_1h_input_tokens, 'tokens'],
      ['output tokens', row.output_tokens, 'tokens'],
      ['web searches', row.server_tool_use?.web_search_requests, 'requests'],
      ['requests', row.requests, 'requests'],
    ] as const) {
      if (quantity) yield point({ ...common, meter, quantity, unit })
    }
  }
}

const periods: Record<string, Limit['period']> = { daily: 'day', weekly: 'week', monthly: 'month', minute: 'minute', day: 'day' }

async function readLimits(api: Api): Promise<Limit[]> {
  // Each kind of key has one list that it can read for sure; the other is a preview, or belongs to the other kind.
  const preview = [403, 404]
  const rates = await readAll(api, 'rate_limits', rateLimits, { optional: isEnterprise(api) ? preview : [] })
  const spend = await readAll(api, 'spend_limits', spendLimits, { headers: spendLimitVersion, optional: isEnterprise(api) ? [] : preview })
  return [
    ...rates.flatMap(({ id, group, limits }) =>
      limits.flatMap(({ type, value }) => {
        const [, what = type, per = ''] = /^(\w+)_per_(\w+)$/.exec(type) ?? []
        const cap = { quantity: value ?? 0, unit: what.replaceAll('_', ' ') }
        const title = `${group?.display_name ?? id}: ${type.replaceAll('_', ' ')}`
        return value
          ? [{ id: `${id}:${type}`, name: title, scope: 'part', period: periods[per] ?? 'total', cap, enforcement: 'hard_cap' } as const]
          : []
      }),
    ),
    ...spend.flatMap(({ id, amount, currency, period, scope, is_enabled }) => {
      const account = scope.type === 'organization'
      // Not confirmed by the documentation: that requests are refused at a spend limit.
      const limit = {
        id,
        name: `${words(scope.type)} spend limit`,
        scope: account ? 'account' : 'part',
        period: periods[period] ?? 'total',
        enforcement: 'hard_cap',
      } as const
      return is_enabled && amount ? [{ ...limit, cap: cents(amount, currency) }] : []
    }),
  ]
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
    'Days are UTC days.',
    'Priority Tier spend is in no cost report, although its tokens are in the usage.',
    'Credits, tax and claude.ai subscriptions are not part of the API. Costs are before credits.',
    'Refused requests may show tokens without a cost, and code execution shows a cost without usage.',
    'What Claude Code estimates for its users is left out: for API customers the same money is in the costs already.',
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
