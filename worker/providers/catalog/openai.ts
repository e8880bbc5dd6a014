import { z } from 'zod'
import { utcDayOfSeconds, utcStart } from '../../platform/day.ts'
import { cents, money } from '../../platform/money.ts'
import { bearer } from '../authorize.ts'
import type { Api, FailedAnswer, Limit, Shape, Window } from '../contract.ts'
import { secret } from '../credentials.ts'
import { charge, covers, currencyCode, decimal, defineProvider, itemsOf, point, shape } from '../define.ts'

const splits = () => ({ project_id: z.string().nullish(), api_key_id: z.string().nullish(), model: z.string().nullish() })

/** A page of daily buckets, read into rows with their day. Older reference pages call the array of a bucket `result`. */
const pageOf = <Row extends z.ZodType>(row: Row) =>
  z
    .object({
      data: z.array(
        z
          .object({ start_time: z.number().int(), results: z.array(row).optional(), result: z.array(row).optional() })
          .refine((bucket) => bucket.results ?? bucket.result, { path: ['results'], message: 'is missing' }),
      ),
      has_more: z.boolean().nullish(),
      next_page: z.string().nullish(),
    })
    .refine((page) => !page.has_more || page.next_page, { path: ['next_page'], message: 'is missing' })
    .transform(({ data, has_more, next_page }) => ({
      rows: data.flatMap(({ start_time, results, result = [] }) =>
        (results ?? result).map((row) => ({ period: utcDayOfSeconds(start_time), result: row })),
      ),
      next: has_more === false ? undefined : next_page,
    }))

const costPage = shape(() =>
  pageOf(
    z.object({
      ...splits(),
      amount: z.object({ value: decimal(), currency: currencyCode() }),
      line_item: z.string().nullish(),
      quantity: decimal().transform(Number).nullish(),
      quantity_unit: z.string().nullish(),
    }),
  ),
)

/** Disjoint meters. `input_tokens` is the total of the three that follow it, which older answers leave out. */
const meters = {
  input_tokens: ['input tokens', 'tokens'],
  input_cached_tokens: ['cached input tokens', 'tokens'],
  input_cache_write_tokens: ['cache write tokens', 'tokens'],
  output_tokens: ['output tokens', 'tokens'],
  num_model_requests: ['model requests', 'requests'],
  num_requests: ['tool calls', 'requests'],
  images: ['images', 'images'],
  characters: ['characters', 'characters'],
  seconds: ['audio', 'seconds'],
  num_sessions: ['sessions', 'sessions'],
  usage_bytes: ['storage', 'bytes'],
} as const
type Meter = keyof typeof meters
const cachedInput = ['input_cached_tokens', 'input_cache_write_tokens'] as const

const byModel = ['project_id', 'api_key_id', 'model']
/** Path, service, what it can be grouped by, and the meters that every answer holds. */
const usageKinds = [
  usageKind('completions', 'Completions', byModel, ['input_tokens', 'output_tokens', 'num_model_requests']),
  usageKind('embeddings', 'Embeddings', byModel, ['input_tokens', 'num_model_requests']),
  usageKind('moderations', 'Moderations', byModel, ['input_tokens', 'num_model_requests']),
  usageKind('images', 'Images', byModel, ['images', 'num_model_requests']),
  usageKind('audio_speeches', 'Speech', byModel, ['characters', 'num_model_requests']),
  usageKind('audio_transcriptions', 'Transcription', byModel, ['seconds', 'num_model_requests']),
  usageKind('vector_stores', 'Vector stores', ['project_id'], ['usage_bytes']),
  usageKind('code_interpreter_sessions', 'Code interpreter', ['project_id'], ['num_sessions']),
  usageKind('file_search_calls', 'File search', ['project_id', 'api_key_id'], ['num_requests']),
  usageKind('web_search_calls', 'Web search', byModel, ['num_requests']),
]

const count = () => z.number().nullish()
function usageKind(path: string, service: string, groupBy: readonly string[], needed: readonly Meter[]) {
  const members = [...needed, ...cachedInput]
  const counts = () => members.map((name) => [name, needed.includes(name) ? z.number() : count()] as const)
  const row = () => z.object({ ...splits(), ...(Object.fromEntries(counts()) as Record<Meter, ReturnType<typeof count>>) })
  return { path, service, groupBy, members, page: shape(() => pageOf(row())) }
}

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item), has_more: z.boolean().nullish() })
const projectList = shape(() =>
  listOf(z.object({ id: z.string(), name: z.string().nullish(), created_at: z.number().nullish(), archived_at: z.number().nullish() })),
)
const threshold = () => z.object({ threshold_amount: z.number(), currency: currencyCode() })
const spendLimit = shape(threshold)
const alertList = shape(() => listOf(threshold().extend({ id: z.string() })))

/** Lists page by the id of the last object. The statuses in `none` mean that there is none of it to read. */
const readList = <Item extends { id: string }>(api: Api, path: string, list: Shape<ItemList<Item>>, none: number[]) =>
  itemsOf(
    api.pages(
      (after) => api.get(`/v1/organization/${path}`, list, { query: { limit: 100, after }, optional: none }),
      (page) => (page?.has_more ? page.data.at(-1)?.id : undefined),
    ),
    (page) => page?.data,
  )
type ItemList<Item> = { data: Item[]; has_more?: boolean | null | undefined }

/** Reading projects needs another permission than reading costs; without it, ids stand in for names. */
const readProjects = (api: Api) => readList(api, 'projects?include_archived=true', projectList, [401, 403, 404])

async function ownerReader(api: Api) {
  const names = new Map((await readProjects(api)).map((project) => [project.id, project.name ?? undefined]))
  return ({ project_id: id, api_key_id }: { project_id?: string | null | undefined; api_key_id?: string | null | undefined }) => ({
    subAccount: id ? { id, name: names.get(id) } : undefined,
    apiKey: api_key_id ?? undefined,
  })
}

type RowPage<Result> = { rows: { period: Window['from']; result: Result }[]; next: string | null | undefined }

async function* readRows<Result>(api: Api, window: Window, path: string, page: Shape<RowPage<Result>>, groupBy: readonly string[]) {
  const query = { start_time: window.startsAt / 1000, end_time: window.endsAt / 1000, bucket_width: '1d', limit: 31, group_by: groupBy }
  // A kind of usage that is not offered must not take the others with it.
  const optional = path.startsWith('usage/') && path !== 'usage/completions' ? [404] : []
  const pages = api.pages(
    (cursor) => api.get(`/v1/organization/${path}`, page, { query: { ...query, page: cursor }, optional }),
    (answer) => answer?.next,
  )
  for await (const answer of pages) yield* answer?.rows.filter((row) => covers(window, row.period)) ?? []
}

/** `gpt-5.2, input` is a model and what was metered of it; other line items name a tool or a service. */
function readLineItem(lineItem: string | null | undefined) {
  if (!lineItem) return {}
  const comma = lineItem.lastIndexOf(', ')
  return comma > 0 ? { service: 'Models', model: lineItem.slice(0, comma), meter: lineItem } : { service: lineItem, meter: lineItem }
}

async function readLimits(api: Api): Promise<Limit[]> {
  const limits: Limit[] = []
  // A limit that was never set answers 404. Not confirmed by the documentation.
  const own = await api.get('/v1/organization/spend_limit', spendLimit, { optional: [404] })
  if (own) limits.push({ id: 'organization', name: 'Organization', scope: 'account', enforcement: 'hard_cap', ...monthly(own) })
  for (const { id, name } of (await readProjects(api)).filter((project) => !project.archived_at)) {
    const limit = await api.get(`/v1/organization/projects/${encodeURIComponent(id)}/spend_limit`, spendLimit, { optional: [404] })
    if (limit) limits.push({ id, name: name ?? id, scope: 'part', enforcement: 'hard_cap', ...monthly(limit) })
  }
  for (const { id, ...alert } of await readList(api, 'spend_alerts', alertList, [404])) {
    limits.push({ id, name: 'Spend alert', scope: 'account', enforcement: 'alert_only', ...monthly(alert) })
  }
  return limits
}

/** Thresholds are whole cents, and the only interval there is is the month. */
const monthly = (limit: { threshold_amount: number; currency: string }) =>
  ({ period: 'month', cap: cents(limit.threshold_amount, limit.currency) }) as const

/** Ordinary keys, and admin keys without the scope, are told so with either status. */
function readFailure({ status, json }: FailedAnswer) {
  const missing = /missing scopes:?\s*([\w.]*\w)/i.exec(JSON.stringify(json) ?? '')
  return missing && (status === 401 || status === 403) ? ({ kind: 'permission_missing', permission: missing[1] } as const) : undefined
}

/** Not confirmed by the documentation: how long figures change, how far back they reach, and the usual delays. */
const daily = {
  grain: 'day',
  maxWindowDays: 31,
  restatesDays: 7,
  historyDays: 1_095,
  dimensions: ['service', 'model', 'subAccount', 'meter', 'apiKey'],
} as const

export const openai = defineProvider({
  id: 'openai',
  name: 'OpenAI',
  category: 'ai',
  confidence: 'high',
  docs: 'https://platform.openai.com/docs/api-reference/usage',
  hosts: ['api.openai.com'],
  keyPower: {
    canAlso: 'An admin key with all permissions can manage members, projects and keys; a restricted one that only reads cannot.',
  },
  timeZone: 'UTC',
  prerequisites: [
    'Only an Organization Owner can make an admin key.',
    'Ordinary API keys and service account keys cannot read costs, whatever they are allowed to do.',
  ],
  differences: [
    'Days are UTC days, whatever zone your dashboard shows.',
    'Costs of today and yesterday keep growing. Cost and usage are separate ledgers and need not agree to the cent; money comes from costs.',
    'Very small spend, or spend that credits cover, may be missing from the API. So are tax and ChatGPT or Codex subscriptions.',
  ],
  credentials: {
    adminKey: secret(
      'Admin API key',
      'platform.openai.com, Settings, Organization, Admin keys. Choose Restricted and allow reading usage; reading management adds project names and limits.',
      { usually: /^sk-admin-/, placeholder: 'sk-admin-…' },
    ),
  },
  authorize: bearer('adminKey'),
  failure: readFailure,
  async identify(api) {
    await api.get('/v1/organization/costs', costPage, { query: { start_time: utcStart(api.today) / 1000, limit: 1 } })
    // No answer names the organization. Its oldest project stands for it.
    const [oldest] = (await readProjects(api)).sort((a, b) => (a.created_at ?? 0) - (b.created_at ?? 0) || a.id.localeCompare(b.id))
    return { id: oldest?.id }
  },
  cost: {
    about: 'Cost by day, project, line item and API key.',
    usualDelayHours: 6,
    ...daily,
    async *fetch(api, window) {
      const readOwner = await ownerReader(api)
      for await (const { period, result } of readRows(api, window, 'costs', costPage, ['project_id', 'line_item', 'api_key_id'])) {
        yield charge({
          period,
          ...readLineItem(result.line_item),
          ...readOwner(result),
          billed: money(result.amount.value, result.amount.currency),
          quantity: result.quantity ?? undefined,
          unit: result.quantity_unit ?? undefined,
        })
      }
    },
  },
  usage: {
    about: 'Tokens, requests, images, audio, searches, sessions and storage by day, project, model and API key.',
    usualDelayHours: 1,
    ...daily,
    async *fetch(api, window) {
      const readOwner = await ownerReader(api)
      for (const { path, service, groupBy, members, page } of usageKinds) {
        for await (const { period, result } of readRows(api, window, `usage/${path}`, page, groupBy)) {
          const { input_tokens, input_cached_tokens, input_cache_write_tokens } = result
          const disjoint = { ...result, input_tokens: (input_tokens ?? 0) - (input_cached_tokens ?? 0) - (input_cache_write_tokens ?? 0) }
          const split = { service, model: result.model ?? undefined, ...readOwner(result) }
          for (const name of members) {
            const [meter, unit] = meters[name]
            if (disjoint[name]) yield point({ period, ...split, meter, quantity: disjoint[name], unit })
          }
        }
      }
    },
  },
  limits: {
    about: 'The hard monthly spend limits of the organization and its projects, and the organization’s spend alerts.',
    usualDelayHours: 0,
    syncAtMostEveryHours: 6,
    fetch: readLimits,
  },
  notExposed: {
    credits: 'OpenAI has no official endpoint for the prepaid credit balance.',
    invoices: 'OpenAI does not offer invoices by API.',
  },
})
