import { z } from 'zod'
import { parseDecimal, subtract } from '../../platform/decimal.ts'
import { usd } from '../../platform/money.ts'
import { bearer } from '../authorize.ts'
import type { Api, FailedAnswer, Limit, Shape, Window } from '../contract.ts'
import { secret } from '../credentials.ts'
import { charge, covers, dayText, decimal, defineProvider, point, shape } from '../define.ts'

const name = () => z.string().nullish()
const count = () => z.number().nonnegative()

/** `byok_usage_inference` is not read: it is spent, and billed, at the upstream provider. */
const activityList = shape(() =>
  z.object({
    data: z.array(
      z.object({
        date: dayText(),
        model: z.string(),
        provider_name: name(),
        workspace_id: name(),
        usage: decimal(),
        requests: count(),
        prompt_tokens: count(),
        completion_tokens: count(),
        reasoning_tokens: count(),
      }),
    ),
  }),
)
const credits = shape(() => z.object({ data: z.object({ total_credits: decimal(), total_usage: decimal() }) }))
const spending = () => ({ label: name(), limit: decimal().nullable(), limit_remaining: decimal().nullable(), limit_reset: name() })
const identity = shape(() => {
  const flags = { is_management_key: z.boolean().nullish(), is_provisioning_key: z.boolean().nullish() }
  return z.object({ data: z.object({ ...flags, label: name(), organization_id: name(), creator_user_id: name() }) })
})
const ownKey = shape(() => {
  const quota = z.object({ limit: count(), used: count() })
  return z.object({ data: z.object({ ...spending(), free_model_daily_requests: quota.nullish() }) })
})
const keyList = shape(() => {
  const facts = { name: name(), disabled: z.boolean(), workspace_id: name(), usage_daily: decimal() }
  const key = z.object({ ...spending(), ...facts, hash: z.string() })
  return z.object({ data: z.array(key.transform((one) => ({ ...one, id: one.hash }))) })
})
const workspaceList = shape(() => z.object({ data: z.array(z.object({ id: z.string(), name: name() })) }))
const budgetList = shape(() => z.object({ data: z.array(z.object({ id: z.string(), limit_usd: decimal(), reset_interval: name() })) }))

type Query = Record<string, string | number | boolean | undefined>

/** Lists are skipped through until a page brings nothing new, or is not full. `undefined` where the key may not read them. */
async function readList<Item extends { id: string }>(api: Api, path: string, list: Shape<{ data: Item[] }>, query: Query) {
  const found = new Map<string, Item>()
  for (let offset = 0, more = true; more;) {
    const before = found.size
    const page = await api.get(`/api/v1/${path}`, list, { query: { ...query, offset }, optional: [403, 404] })
    if (!page) return undefined
    for (const item of page.data) found.set(item.id, item)
    offset += page.data.length
    more = found.size > before && page.data.length >= Number(query['limit'] ?? 1)
  }
  return [...found.values()]
}

const readWorkspaces = async (api: Api) => (await readList(api, 'workspaces', workspaceList, { limit: 100 })) ?? []

/** Without a workspace the list holds the keys of the default one alone. */
async function readKeys(api: Api, workspaces: readonly { id: string }[]) {
  const keys = new Map<string, z.infer<ReturnType<typeof keyList>>['data'][number]>()
  for (const workspace of workspaces.length > 0 ? workspaces : [undefined]) {
    const some = await readList(api, 'keys', keyList, { include_disabled: true, workspace_id: workspace?.id })
    if (!some) return undefined
    for (const key of some) keys.set(key.hash, { ...key, workspace_id: key.workspace_id ?? workspace?.id })
  }
  return [...keys.values()]
}

/** The activity knows the last 30 completed days, in one answer. */
async function readActivity(api: Api, window: Window) {
  const { data } = await api.get('/api/v1/activity', activityList, { query: { group_by: 'workspace' } })
  return data.filter((row) => covers(window, row.date) && row.date < api.today)
}

function namer(workspaces: readonly { id: string; name?: string | null | undefined }[]) {
  const names = new Map(workspaces.map((workspace) => [workspace.id, workspace.name ?? undefined]))
  return (id: string | null | undefined) => (id ? { id, name: names.get(id) } : undefined)
}

const periods: Record<string, Limit['period']> = { daily: 'day', weekly: 'week', monthly: 'month' }
const periodOf = (reset: string | null | undefined) => periods[reset ?? ''] ?? 'total'

type Spending = Pick<z.infer<ReturnType<typeof ownKey>>['data'], 'limit' | 'limit_remaining' | 'limit_reset'>

function keyLimit(id: string, title: string, key: Spending): Limit[] {
  if (key.limit === null) return []
  const used = key.limit_remaining === null ? undefined : usd(subtract(parseDecimal(key.limit), parseDecimal(key.limit_remaining)))
  return [{ id, name: title, scope: 'part', period: periodOf(key.limit_reset), cap: usd(key.limit), used, enforcement: 'hard_cap' }]
}

async function readLimits(api: Api): Promise<Limit[]> {
  const { data: own } = await api.get('/api/v1/key', ownKey)
  const limits: Limit[] = []
  const free = own.free_model_daily_requests
  if (free) {
    const facts = { id: 'free_models', name: 'Requests to free models', scope: 'account', enforcement: 'hard_cap' } as const
    const [cap, used] = [free.limit, free.used].map((quantity) => ({ quantity, unit: 'requests' }))
    if (cap) limits.push({ ...facts, period: 'day', cap, used })
  }
  const workspaces = await readWorkspaces(api)
  const keys = await readKeys(api, workspaces)
  // An ordinary key may not list keys; it knows its own limit.
  if (!keys) return [...limits, ...keyLimit('key', own.label ?? 'This key', own)]
  limits.push(...keys.filter((key) => !key.disabled).flatMap((key) => keyLimit(key.hash, key.name ?? key.label ?? 'Key', key)))
  for (const { id: workspace, name: title } of workspaces) {
    const budgets = await api.get(`/api/v1/workspaces/${encodeURIComponent(workspace)}/budgets`, budgetList, { optional: [403, 404] })
    for (const { id, limit_usd, reset_interval } of budgets?.data ?? []) {
      // Not confirmed by the documentation: that requests are refused over a workspace's budget.
      const facts = { id, name: `${title ?? workspace} budget`, scope: 'part', enforcement: 'hard_cap' } as const
      limits.push({ ...facts, period: periodOf(reset_interval), cap: usd(limit_usd) })
    }
  }
  return limits
}

/** Every other endpoint refuses an ordinary key. */
const readFailure = ({ status, json }: FailedAnswer) =>
  status === 403 && /management key/i.test(JSON.stringify(json) ?? '')
    ? ({ kind: 'permission_missing', permission: 'management key' } as const)
    : undefined

// Not confirmed by the documentation: how soon after midnight a completed day is there, and that it no longer changes.
const daily = { grain: 'day', maxWindowDays: 31, historyDays: 30, restatesDays: 2, usualDelayHours: 2 } as const

export const openrouter = defineProvider({
  id: 'openrouter',
  name: 'OpenRouter',
  category: 'ai',
  confidence: 'high',
  docs: 'https://openrouter.ai/docs/api-reference/analytics/get-activity',
  hosts: ['openrouter.ai'],
  keyPower: {
    canAlso: 'A management key can also create, change and delete API keys; OpenRouter has none that only reads. It cannot run models.',
  },
  timeZone: 'UTC',
  payment: 'prepaid',
  prerequisites: [
    'A management key. An ordinary API key can only show its own limit: no cost, no usage, no credits.',
    'OpenRouter remembers 30 days: what is older when you connect cannot be read.',
  ],
  differences: [
    'Days are UTC days.',
    'The current day is what the keys have counted so far, by key. From tomorrow it is shown by model; until then a key deleted today is missing.',
    'What you spend at upstream providers with your own keys (BYOK) is not OpenRouter spend and is left out; those providers bill it.',
    'Activity from before there were workspaces is booked on the default one.',
    'Top-ups, their fees and tax are not part of the API.',
  ],
  credentials: {
    managementKey: secret('Management API key', 'openrouter.ai, Settings, Management keys (formerly provisioning keys).', {
      usually: /^sk-or-/,
      placeholder: 'sk-or-v1-…',
    }),
  },
  authorize: bearer('managementKey'),
  failure: readFailure,
  async identify(api) {
    const { data: key } = await api.get('/api/v1/key', identity)
    // Several ordinary keys of one account are no duplicates: each sees only itself.
    const manages = key.is_management_key ?? key.is_provisioning_key ?? false
    return { id: manages ? (key.organization_id ?? key.creator_user_id ?? undefined) : undefined, name: key.label ?? undefined }
  },
  cost: {
    about: 'Spend by day, upstream provider, model and workspace; for the current day by API key.',
    ...daily,
    dimensions: ['service', 'model', 'subAccount', 'apiKey'],
    async *fetch(api, window) {
      const activity = await readActivity(api, window)
      const workspaces = await readWorkspaces(api)
      const workspaceOf = namer(workspaces)
      for (const row of activity) {
        const split = { service: row.provider_name ?? undefined, model: row.model, subAccount: workspaceOf(row.workspace_id) }
        yield charge({ period: row.date, ...split, billed: usd(row.usage), quantity: row.requests, unit: 'requests' })
      }
      if (!covers(window, api.today)) return
      for (const key of (await readKeys(api, workspaces)) ?? []) {
        const split = { subAccount: workspaceOf(key.workspace_id), apiKey: key.name ?? key.label ?? undefined }
        if (Number(key.usage_daily) !== 0) yield charge({ period: api.today, ...split, billed: usd(key.usage_daily) })
      }
    },
  },
  usage: {
    about: 'Requests and tokens by completed day, upstream provider, model and workspace.',
    ...daily,
    dimensions: ['service', 'model', 'subAccount', 'meter'],
    async *fetch(api, window) {
      const activity = await readActivity(api, window)
      const workspaceOf = namer(await readWorkspaces(api))
      for (const row of activity) {
        const split = { service: row.provider_name ?? undefined, model: row.model, subAccount: workspaceOf(row.workspace_id) }
        for (const [meter, quantity, unit] of [
          ['requests', row.requests, 'requests'],
          ['input tokens', row.prompt_tokens, 'tokens'],
          ['output tokens', row.completion_tokens, 'tokens'],
          ['reasoning tokens', row.reasoning_tokens, 'tokens'],
        ] as const) {
          if (quantity) yield point({ period: row.date, ...split, meter, quantity, unit })
        }
      }
    },
  },
  credits: {
    about: 'The prepaid credits that are left.',
    usualDelayHours: 0,
    async fetch(api) {
      const { data } = await api.get('/api/v1/credits', credits)
      return [{ id: 'credits', name: 'Credits', amount: usd(subtract(parseDecimal(data.total_credits), parseDecimal(data.total_usage))) }]
    },
  },
  limits: {
    about: 'Spending limits of keys, budgets of workspaces, and the daily quota of free models.',
    usualDelayHours: 0,
    fetch: readLimits,
  },
  notExposed: { invoices: 'OpenRouter offers neither invoices nor the history of top-ups by API.' },
})
