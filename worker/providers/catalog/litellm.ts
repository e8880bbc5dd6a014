import { z } from 'zod'
import type { Day } from '../../platform/day.ts'
import { type Decimal, add, formatDecimal, parseDecimal, roundTo, subtract, zero } from '../../platform/decimal.ts'
import { usd } from '../../platform/money.ts'
import { bearer } from '../authorize.ts'
import type { Account, Api, Limit, Window } from '../contract.ts'
import { secret, url } from '../credentials.ts'
import { charge, covers, dayText, decimal, defineProvider, itemsOf, point, shape } from '../define.ts'

const name = () => z.string().nullish()
const figure = () => decimal().transform(parseDecimal)
const count = () => figure().nullish()
const counts = () => ({ prompt_tokens: count(), completion_tokens: count(), api_requests: count() })
const cacheCounts = () => ({ cache_read_input_tokens: count(), cache_creation_input_tokens: count() })
const metrics = () => z.object({ spend: figure(), ...counts(), ...cacheCounts() })

/** Old versions put an entry's figures where newer ones put `metrics`. */
const entryOf = <Members extends z.ZodRawShape>(members: Members) =>
  z.preprocess(
    (entry) => (typeof entry === 'object' && entry !== null && 'spend' in entry && !('metrics' in entry) ? { metrics: entry } : entry),
    z.object({ metrics: metrics(), ...members }),
  )
const keyEntry = () => entryOf({ metadata: z.object({ key_alias: name(), team_id: name() }).nullish() })
const byName = <Entry extends z.ZodType>(entry: Entry) => z.record(z.string(), entry).nullish()
const modelEntry = () => entryOf({ api_key_breakdown: byName(keyEntry()) })
const breakdown = () => z.object({ models: byName(modelEntry()), providers: byName(z.unknown()) }).nullish()
const activity = shape(() =>
  z.object({
    results: z.array(z.object({ date: dayText(), metrics: metrics(), breakdown: breakdown() })),
    metadata: z.object({ page: z.number().nullish(), total_pages: z.number().nullish(), has_more: z.boolean().nullish() }).nullish(),
  }),
)
type DayActivity = z.infer<ReturnType<typeof activity>>['results'][number]

const budget = () => ({ max_budget: decimal().nullish(), spend: decimal().nullable(), budget_duration: name(), budget_reset_at: name() })
const keyInfo = shape(() =>
  z.object({ key: name(), info: z.object({ ...budget(), key_alias: name(), key_name: name(), user_id: name(), team_id: name() }) }),
)
const teamBudget = () => z.object({ ...budget(), team_id: z.string(), team_alias: name() })
const userInfo = shape(() => {
  const keys = z.array(z.object({ ...budget(), token: z.string(), key_alias: name(), key_name: name() }))
  return z.object({ user_info: z.object(budget()).nullish(), keys: keys.nullish(), teams: z.array(teamBudget()).nullish() })
})
// Not confirmed by the documentation: where the answer holds the team's budget.
const teamInfo = shape(() => z.object({ team_info: teamBudget() }))

/** One answer in newer versions. Older ones have pages, which may hold a part of a day each. */
async function readActivity(api: Api, window: Pick<Window, 'from' | 'last' | 'to'>): Promise<DayActivity[]> {
  const query = { start_date: window.from, end_date: window.last }
  const whole = await api.get('/user/daily/activity/aggregated', activity, { query, optional: [404, 405] })
  const pages = api.pages(
    async (page = '1') => ({ page, ...(await api.get('/user/daily/activity', activity, { query: { ...query, page, page_size: 1000 } })) }),
    ({ page, metadata }) => {
      const at = metadata?.page ?? Number(page)
      return (metadata?.has_more ?? at < (metadata?.total_pages ?? 1)) ? String(at + 1) : undefined
    },
  )
  const days = whole ? whole.results : await itemsOf(pages, (page) => page.results)
  return days.filter((one) => covers(window, one.date))
}

const meters = {
  prompt_tokens: ['prompt tokens', 'tokens'],
  completion_tokens: ['completion tokens', 'tokens'],
  cache_read_input_tokens: ['cache read tokens', 'tokens'],
  cache_creation_input_tokens: ['cache write tokens', 'tokens'],
  api_requests: ['requests', 'requests'],
} as const
const meterNames = Object.keys(meters) as (keyof typeof meters)[]

type Metrics = Partial<Record<keyof typeof meters | 'spend', Decimal | null | undefined>>
interface Leaf {
  model?: string | undefined
  apiKey?: string | undefined
  team?: string | null | undefined
  metrics: Metrics
}

/** What a total has beyond its parts, as one more part: floats that differ by less than a micro-unit are no difference. */
function withRest(parts: Leaf[], total: Metrics, model?: string): Leaf[] {
  const rest: Metrics = {}
  for (const counter of [...meterNames, 'spend' as const]) {
    const sum = parts.reduce((sofar, part) => add(sofar, part.metrics[counter] ?? zero), zero)
    const more = subtract(total[counter] ?? zero, sum)
    if (roundTo(more, 6) > 0n) rest[counter] = more
  }
  return Object.keys(rest).length > 0 ? [...parts, { model, metrics: rest }] : parts
}

/** The breakdown by models and their keys; the other breakdowns divide the same money again. */
function leavesOf(one: DayActivity): Leaf[] {
  const parts = Object.entries(one.breakdown?.models ?? {}).flatMap(([model, entry]) => {
    const keys = Object.entries(entry.api_key_breakdown ?? {}).map(([hash, { metadata, metrics: own }]) => {
      return { model, apiKey: metadata?.key_alias ?? hash, team: metadata?.team_id, metrics: own }
    })
    return withRest(keys, entry.metrics, model)
  })
  return withRest(parts, one.metrics)
}

/** LiteLLM's names of providers, where this catalog has another. Not confirmed by its documentation. */
const billers: Record<string, string> = {
  azure_ai: 'azure',
  bedrock: 'aws',
  vertex_ai: 'gcp',
  gemini: 'gcp',
  together_ai: 'together',
  fireworks_ai: 'fireworks',
}
const sameName =
  /^(openai|anthropic|azure|openrouter|mistral|groq|deepseek|xai|cohere|perplexity|moonshot|replicate|huggingface|novita|databricks)$/
const billerOf = (provider: string) => billers[provider] ?? (sameName.test(provider) ? provider : undefined)

/** Who sells models of a family, the maker first. */
const families: readonly [RegExp, readonly string[]][] = [
  [/^(gpt-|chatgpt-|o\d(-|$)|text-embedding-(3|ada)|dall-e|whisper-1|tts-1)/, ['openai', 'azure', 'azure_ai']],
  [/^claude-/, ['anthropic', 'bedrock', 'vertex_ai', 'azure_ai']],
  [/^gemini-/, ['gemini', 'vertex_ai']],
]

/** Who bills a model: the provider in its name, the only provider of the day, or the only one of the day that sells it. */
function findBiller(model: string | undefined, providers: readonly string[]): string | undefined {
  const [prefix = ''] = model?.includes('/') ? model.split('/') : []
  if (prefix && (providers.length === 0 || providers.includes(prefix))) return billerOf(prefix)
  if (providers.length === 1) return billerOf(providers[0] ?? '')
  const sellers = families.find(([pattern]) => pattern.test(model ?? ''))?.[1] ?? []
  const possible = providers.length === 0 ? sellers.slice(0, 1) : sellers.filter((seller) => providers.includes(seller))
  return possible.length === 1 ? billerOf(possible[0] ?? '') : undefined
}

async function* readLeaves(api: Api, window: Window) {
  const days = await readActivity(api, window)
  const providersOf = new Map<Day, Set<string>>()
  for (const { date, breakdown: by } of days) {
    providersOf.set(date, new Set([...(providersOf.get(date) ?? []), ...Object.keys(by?.providers ?? {}).filter(Boolean)]))
  }
  for (const one of days) {
    for (const { model, apiKey, team, metrics: own } of leavesOf(one)) {
      const split = { model: model || undefined, apiKey, subAccount: team ? { id: team } : undefined }
      yield { period: one.date, split, own, paidTo: findBiller(model, [...(providersOf.get(one.date) ?? [])]) }
    }
  }
}

const periods: readonly [RegExp, Limit['period']][] = [
  [/^(24h|1d)$/, 'day'],
  [/^(7d|1w)$/, 'week'],
  [/^(30d|31d|1mo)$/, 'month'],
]

/** Not confirmed by the documentation: that the proxy refuses requests over a budget. */
function readBudget(id: string, title: string, facts: z.infer<z.ZodObject<ReturnType<typeof budget>>>): Limit[] {
  if (facts.max_budget === null || facts.max_budget === undefined) return []
  const duration = facts.budget_duration ?? ''
  const [, period] = periods.find(([pattern]) => pattern.test(duration)) ?? []
  const used = facts.spend === null ? undefined : usd(facts.spend)
  const resetsAt = Date.parse(facts.budget_reset_at ?? '') || undefined
  const named = { id, name: duration && !period ? `${title}, every ${duration}` : title, scope: 'part', enforcement: 'hard_cap' } as const
  return [{ ...named, period: period ?? 'total', cap: usd(facts.max_budget), used, resetsAt }]
}

async function readLimits(api: Api): Promise<Limit[]> {
  const own = (await api.get('/key/info', keyInfo, { optional: [404] }))?.info
  if (!own) return []
  const optional = [401, 403, 404]
  const user = own.user_id ? await api.get('/user/info', userInfo, { query: { user_id: own.user_id }, optional }) : undefined
  const team = own.team_id ? (await api.get('/team/info', teamInfo, { query: { team_id: own.team_id }, optional }))?.team_info : undefined
  const limits = [
    ...(user?.keys ?? []).flatMap((key) => readBudget(`key:${key.token}`, `Key ${key.key_alias ?? key.key_name ?? ''}`.trim(), key)),
    ...(user?.keys ? [] : readBudget('key', `Key ${own.key_alias ?? own.key_name ?? ''}`.trim(), own)),
    ...(user?.user_info ? readBudget(`user:${own.user_id}`, 'User', user.user_info) : []),
    ...[...(user?.teams ?? []), ...(team ? [team] : [])].flatMap((one) =>
      readBudget(`team:${one.team_id}`, `Team ${one.team_alias ?? one.team_id}`, one),
    ),
  ]
  return [...new Map(limits.map((limit) => [limit.id, limit])).values()]
}

/** A virtual key knows its owner. The master key is no virtual key: that it reads the activity is its proof. */
async function identify(api: Api): Promise<Account> {
  const place = (api.credentials['baseUrl'] ?? '').replace('https://', '')
  const key = await api.get('/key/info', keyInfo, { optional: [404] })
  if (!key) await readActivity(api, { from: api.today, last: api.today, to: api.today })
  // Some versions repeat the key itself where others put its hash.
  const hash = key?.key?.startsWith('sk-') ? undefined : key?.key
  const owner = key ? (key.info.user_id ?? hash) : 'master'
  return { id: owner ? `${place}/${owner}` : undefined, name: key?.info.key_alias ?? place }
}

const daily = { grain: 'day', maxWindowDays: 31, restatesDays: 2, historyDays: 1_095, usualDelayHours: 1 } as const

export const litellm = defineProvider({
  id: 'litellm',
  name: 'LiteLLM',
  category: 'ai',
  confidence: 'medium',
  docs: 'https://docs.litellm.ai/docs/proxy/cost_tracking',
  hosts: ['{baseUrl}'],
  keyPower: {
    canAlso: 'The master key changes everything; a virtual key runs the models it lists. A proxy_admin_viewer’s changes nothing.',
  },
  timeZone: 'UTC',
  role: 'observer',
  prerequisites: [
    'A LiteLLM proxy of version 1.65 or newer, with a database, that can be reached from the internet by https.',
    'A virtual key of a user with the role proxy_admin_viewer sees all spend. Any other key sees only its own user’s.',
  ],
  differences: [
    'These are not bills: the proxy multiplies tokens by its own price table, so amounts are marked as calculated.',
    'The providers behind the proxy bill the same spend. Once one of them is connected too, its part here no longer counts.',
    'Days are UTC days. What bypasses the proxy is missing, and so is what its operator has pruned.',
  ],
  credentials: {
    baseUrl: url('Address of the proxy', 'The https address at which your applications reach the proxy, with or without /v1.', {
      placeholder: 'https://litellm.example.com',
    }),
    apiKey: secret('Virtual key', 'The proxy’s own pages, Virtual Keys, for a user with the role proxy_admin_viewer.', { usually: /^sk-/ }),
  },
  authorize: bearer('apiKey'),
  identify,
  cost: {
    about: 'What the proxy calculates, by day, model, API key and team.',
    ...daily,
    dimensions: ['model', 'subAccount', 'apiKey'],
    async *fetch(api, window) {
      for await (const { period, split, own, paidTo } of readLeaves(api, window)) {
        if (own.spend) yield charge({ period, ...split, billed: usd(own.spend), provenance: 'calculated', paidTo })
      }
    },
  },
  usage: {
    about: 'Tokens and requests by day, model, API key and team.',
    ...daily,
    dimensions: ['model', 'subAccount', 'meter', 'apiKey'],
    async *fetch(api, window) {
      for await (const { period, split, own } of readLeaves(api, window)) {
        for (const counter of meterNames) {
          const [meter, unit] = meters[counter]
          const quantity = Number(formatDecimal(own[counter] ?? zero))
          if (quantity !== 0) yield point({ period, ...split, meter, quantity, unit })
        }
      }
    },
  },
  limits: { about: 'Budgets of the key, its user and their teams.', usualDelayHours: 0, fetch: readLimits },
  notExposed: {
    credits: 'The proxy holds no credit of its own; the providers behind it do.',
    invoices: 'The proxy writes no invoices; the providers behind it do.',
  },
})
