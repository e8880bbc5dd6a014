import { z } from 'zod'
import { type Day, daysBetween } from '../../platform/day.ts'
import { money, usd } from '../../platform/money.ts'
import { dayInZone } from '../../platform/zone.ts'
import { bearer } from '../authorize.ts'
import type {
  Account,
  Api,
  Balance,
  Charge,
  ChargeCategory,
  ChargeFrequency,
  FailedAnswer,
  Limit,
  OwnFailure,
  Window,
} from '../contract.ts'
import { secret, text } from '../credentials.ts'
import { charge, covers, currencyCode, dayText, decimal, defineProvider, instantText, itemsOf, listOf, point, shape } from '../define.ts'
import { ProviderFailure } from '../failure.ts'

const zone = 'America/Los_Angeles'
const gateway = 'https://ai-gateway.vercel.sh'

const userAnswer = shape(() =>
  z.object({ user: z.object({ id: z.string(), username: z.string().nullish(), defaultTeamId: z.string().nullish() }) }),
)
const teamPage = shape(() => {
  const pagination = z.object({ next: z.number().nullish() }).nullish()
  return z.object({ teams: listOf({ id: z.string(), slug: z.string(), name: z.string().nullish() }), pagination })
})

/** One line of the stream: a FOCUS 1.3 row. */
const focusRow = shape(() =>
  z.object({
    BilledCost: decimal(),
    EffectiveCost: decimal(),
    BillingCurrency: currencyCode(),
    ChargeCategory: z.enum(['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment']),
    ChargePeriodStart: instantText(),
    ServiceName: z.string(),
    ConsumedQuantity: decimal().transform(Number).nullish(),
    ConsumedUnit: z.string().nullish(),
    RegionId: z.string().nullish(),
    Tags: z.object({ ProjectId: z.string().nullish(), ProjectName: z.string().nullish() }).nullish(),
  }),
)
type FocusRow = z.infer<ReturnType<typeof focusRow>>

const gatewayCredits = shape(() => z.object({ balance: decimal() }))

const commitment = () => {
  const common = {
    ContractCommitmentId: z.string(),
    ContractCommitmentDescription: z.string().nullish(),
    ContractCommitmentPeriodStart: dayText(),
    ContractCommitmentPeriodEnd: dayText(),
  }
  const spend = { ContractCommitmentCategory: z.literal('Spend'), ContractCommitmentCost: decimal(), BillingCurrency: currencyCode() }
  const amount = { ContractCommitmentQuantity: decimal().transform(Number), ContractCommitmentUnit: z.string() }
  const usage = { ContractCommitmentCategory: z.literal('Usage'), ...amount }
  return z.discriminatedUnion('ContractCommitmentCategory', [z.object({ ...common, ...spend }), z.object({ ...common, ...usage })])
}
const commitmentList = shape(() => z.array(commitment()))
const budgetList = shape(() => {
  const amounts = { limitAmount: decimal(), currentSpend: decimal().nullish() }
  const state = { refreshPeriod: z.string(), active: z.boolean().nullish(), archived: z.boolean().nullish() }
  return z.object({ budgets: listOf({ scopeType: z.string(), scopeId: z.string(), ...amounts, ...state }) })
})

/** The team as it was entered, by id or slug; else the one that was found. */
function teamQuery({ credentials, account }: Api): Record<string, string> {
  const given = credentials['teamId']
  if (given) return given.startsWith('team_') ? { teamId: given } : { slug: given }
  return account.facts?.['teamId'] ? { teamId: account.facts['teamId'] } : {}
}

/** Where neither user nor teams may be read, a token that is not refused is a good one. */
async function proveByCharges(api: Api): Promise<void> {
  const query = { from: new Date(api.now - 86_400_000).toISOString(), to: new Date(api.now).toISOString(), ...teamQuery(api) }
  for await (const row of api.lines('/v1/billing/charges', focusRow, { query, optional: [404] })) if (row) return
}

async function identify(api: Api): Promise<Account> {
  // A token of one team may be refused its user; the list of teams then tells good from bad.
  const found = await api.get('/v2/user', userAnswer, { optional: ['permission_missing', 404] })
  const load = (until: string | undefined) => api.get('/v2/teams', teamPage, { query: { limit: 100, until }, optional: [404] })
  const pages = api.pages(load, (page) => page?.pagination?.next?.toString())
  const teams = await itemsOf(pages, (page) => page?.teams)
  const given = api.credentials['teamId']
  if (!found && teams.length === 0) await proveByCharges(api)
  const byDefault = teams.find(({ id }) => id === found?.user.defaultTeamId)
  const team = given ? teams.find(({ id, slug }) => id === given || slug === given) : teams.length === 1 ? teams[0] : byDefault
  const unseen = 'The token sees no team of this ID or slug.'
  if (given && !team && teams.length > 0) throw new ProviderFailure('credentials_rejected', { detail: unseen })
  if (team) return { id: team.id, name: team.name ?? team.slug, facts: { teamId: team.id } }
  return { id: given ?? found?.user.id, name: given ?? found?.user.username ?? undefined }
}

/** Rows of the window with the Pacific day that they belong to. No rows, or 404, is a plan without billing data. */
async function* readRows(api: Api, window: Window): AsyncGenerator<FocusRow & { period: Day }> {
  const query = { from: new Date(window.startsAt).toISOString(), to: new Date(window.endsAt).toISOString(), ...teamQuery(api) }
  for await (const row of api.lines('/v1/billing/charges', focusRow, { query, optional: [404] })) {
    const period = dayInZone(row.ChargePeriodStart, zone)
    if (covers(window, period)) yield { ...row, period }
  }
}

const splitOf = ({ period, ServiceName, RegionId, Tags }: FocusRow & { period: Day }) => ({
  period,
  service: ServiceName,
  region: RegionId || undefined,
  subAccount: Tags?.ProjectId ? { id: Tags.ProjectId, name: Tags.ProjectName ?? undefined } : undefined,
})

// Not confirmed by the documentation: rows do not say how often a charge comes. Plans and seats are bought by the month.
const frequencies: Partial<Record<ChargeCategory, ChargeFrequency>> = { Purchase: 'Recurring', Adjustment: 'One-Time' }

async function* readCharges(api: Api, window: Window): AsyncGenerator<Charge> {
  for await (const row of readRows(api, window)) {
    yield charge({
      ...splitOf(row),
      category: row.ChargeCategory,
      frequency: frequencies[row.ChargeCategory] ?? 'Usage-Based',
      billed: money(row.BilledCost, row.BillingCurrency),
      effective: money(row.EffectiveCost, row.BillingCurrency),
      ...(typeof row.ConsumedQuantity === 'number' && row.ConsumedUnit ? { quantity: row.ConsumedQuantity, unit: row.ConsumedUnit } : {}),
    })
  }
}

async function readCredits(api: Api): Promise<Balance[]> {
  if (!api.credentials['aiGatewayKey']) throw new ProviderFailure('not_offered', { detail: 'No AI Gateway key was entered.' })
  const { balance } = await api.get(`${gateway}/v1/credits`, gatewayCredits)
  return [{ id: 'ai-gateway', name: 'AI Gateway credits', amount: usd(balance) }]
}

const periodOf = (days: number): Limit['period'] => (days <= 31 ? 'month' : days <= 92 ? 'quarter' : days <= 366 ? 'year' : 'total')

function commitmentLimit(one: z.infer<ReturnType<typeof commitment>>): Limit {
  return {
    id: one.ContractCommitmentId,
    name: one.ContractCommitmentDescription || 'Contract commitment',
    scope: 'account',
    period: periodOf(daysBetween(one.ContractCommitmentPeriodStart, one.ContractCommitmentPeriodEnd)),
    cap:
      one.ContractCommitmentCategory === 'Spend'
        ? money(one.ContractCommitmentCost, one.BillingCurrency)
        : { quantity: one.ContractCommitmentQuantity, unit: one.ContractCommitmentUnit },
    enforcement: 'none',
  }
}

const budgetPeriods: Record<string, Limit['period']> = { daily: 'day', weekly: 'week', monthly: 'month' }

function budgetLimit(one: z.infer<ReturnType<typeof budgetList>>['budgets'][number]): Limit {
  const spent = one.currentSpend ?? undefined
  return {
    id: `ai-gateway:${one.scopeType}:${one.scopeId}`,
    name: `AI Gateway budget of the ${one.scopeType}`,
    scope: 'part',
    period: budgetPeriods[one.refreshPeriod] ?? 'total',
    cap: usd(one.limitAmount),
    used: spent === undefined ? undefined : usd(spent),
    // Not confirmed by the documentation: whether requests over the budget are refused. No cap is promised here.
    enforcement: 'alert_only',
  }
}

async function readLimits(api: Api): Promise<Limit[]> {
  const query = teamQuery(api)
  const commitments = await api.get('/v1/billing/contract-commitments', commitmentList, { query, optional: [404] })
  // The official command line reads these; the public reference does not list them.
  const optional = [400, 401, 403, 404, 405, 410]
  const answer = await api.get('/ai-gateway/budgets/list', budgetList, { query, optional })
  const budgets = (answer?.budgets ?? []).filter(({ active, archived }) => active !== false && archived !== true)
  return [...(commitments ?? []).map(commitmentLimit), ...budgets.map(budgetLimit)]
}

const refusal = shape(() => z.object({ error: z.object({ invalidToken: z.literal(true) }) }))

// Not confirmed by the documentation: whether a bad token is answered with 401 or 403. `invalidToken` is what the command line reads.
function readFailure({ status, json, host, path }: FailedAnswer): OwnFailure | undefined {
  const isGateway = host === new URL(gateway).host
  if (isGateway) return status === 401 ? { kind: 'permission_missing', permission: 'a valid AI Gateway key' } : undefined
  if (status === 403 && (refusal().safeParse(json).success || path === '/v2/teams')) return { kind: 'credentials_rejected' }
  return status === 402 ? { kind: 'not_offered' } : undefined
}

// Not confirmed by the documentation: how late rows are, how long they change, and how far back they reach.
const series = { usualDelayHours: 24, syncAtMostEveryHours: 3, maxWindowDays: 31, historyDays: 365, restatesDays: 35 }

export const vercel = defineProvider({
  id: 'vercel',
  name: 'Vercel',
  category: 'cloud',
  confidence: 'high',
  docs: 'https://vercel.com/docs/rest-api/billing/list-focus-billing-charges',
  hosts: ['api.vercel.com', 'ai-gateway.vercel.sh'],
  keyPower: { canAlso: 'A token may do whatever its owner may, buying included. Make it as a user with the Billing role.' },
  timeZone: zone,
  prerequisites: [
    'The token’s owner must be Owner, Member, Developer, Security, Billing or Enterprise Viewer in the team.',
    'A token for a single project cannot read billing; choose the team or the full account as its scope.',
    'Plans without billing, such as Hobby, have no figures.',
  ],
  differences: [
    'Days are Pacific days, as Vercel bills them.',
    'Used is the effective cost, after discounts and commitments paid in advance; to pay is the billed cost with tax, credits and adjustments.',
    'Today’s figures are partial, and earlier days of the open month may still change.',
    'AI Gateway usage paid from credits bought in advance shows in the credit balance.',
  ],
  credentials: {
    token: secret('Vercel access token', 'vercel.com, Account Settings, Tokens. Choose the team as its scope, and an expiry.', {
      usually: /^(vcp_\w+|[A-Za-z0-9]{24})$/,
      placeholder: 'vcp_…',
    }),
    teamId: text('Team ID or slug', 'The team’s Settings, General. Leave it empty if the token sees one team only.', {
      optional: true,
      pattern: /^[\w.-]+$/,
      expected: 'team_… or the slug of the team’s address',
    }),
    aiGatewayKey: secret('AI Gateway API key', 'The team’s AI Gateway, API keys. Only for the balance of credits.', { optional: true }),
  },
  authorize: { 'api.vercel.com': bearer('token'), 'ai-gateway.vercel.sh': bearer('aiGatewayKey') },
  failure: readFailure,
  identify,
  cost: {
    about: 'Billed and effective cost by day, service, project and region.',
    grain: 'day',
    ...series,
    dimensions: ['service', 'subAccount', 'region'],
    fetch: readCharges,
  },
  usage: {
    about: 'Quantities that were consumed by day, service, project and region.',
    grain: 'day',
    ...series,
    dimensions: ['service', 'meter', 'subAccount', 'region'],
    async *fetch(api, window) {
      for await (const row of readRows(api, window)) {
        const { ChargeCategory, ConsumedQuantity, ConsumedUnit } = row
        if (ChargeCategory !== 'Usage' || typeof ConsumedQuantity !== 'number' || !ConsumedUnit) continue
        yield point({ ...splitOf(row), meter: row.ServiceName, quantity: ConsumedQuantity, unit: ConsumedUnit })
      }
    },
  },
  credits: { about: 'The balance of AI Gateway credits, with an AI Gateway key.', usualDelayHours: 0, fetch: readCredits },
  limits: { about: 'Contract commitments, and budgets of the AI Gateway.', usualDelayHours: 1, syncAtMostEveryHours: 6, fetch: readLimits },
  notExposed: { invoices: 'Vercel does not offer a customer’s invoices by API, nor the amount set in Spend Management.' },
})
