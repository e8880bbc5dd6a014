import { z } from 'zod'
import { money } from '../../platform/money.ts'
import { sigV4 } from '../authorize.ts'
import type { Api, Balance, Charge, FailedAnswer, Limit, OwnFailure } from '../contract.ts'
import { secret, text } from '../credentials.ts'
import { charge, covers, currencyCode, dayText, decimal, defineProvider, instantText, itemsOf, listOf, shape } from '../define.ts'

const amount = (Unit: z.ZodString = currencyCode()) => z.object({ Amount: decimal(), Unit })
/** Budgets of usage count in GB or hours: their unit is money only where the type says so. */
const budgetAmount = () => amount(z.string()).nullish()
const creditAmount = () => z.object({ currencyAmount: decimal(), currencyCode: currencyCode() })

const callerIdentity = shape(() =>
  z.object({ GetCallerIdentityResponse: z.object({ GetCallerIdentityResult: z.object({ Account: z.string().regex(/^\d{12}$/) }) }) }),
)

const costPage = shape(() => {
  const Metrics = z.object({ UnblendedCost: amount(), AmortizedCost: amount().nullish() })
  const Groups = listOf({ Keys: z.tuple([z.string()]).rest(z.string()), Metrics })
  return z.object({
    ResultsByTime: listOf({ TimePeriod: z.object({ Start: dayText() }), Groups, Estimated: z.boolean().nullish() }),
    NextPageToken: z.string().nullish(),
  })
})

const credit = () =>
  z.object({
    creditId: z.string(),
    description: z.string().nullish(),
    creditStatus: z.string().nullish(),
    initialAmount: creditAmount().nullish(),
    remainingAmount: creditAmount(),
    endDate: z.number().nullish(),
  })
const creditList = shape(() => z.object({ credits: z.array(credit()).nullish() }))

const planState = shape(() => {
  const left = z.object({ amount: decimal(), unit: currencyCode() }).nullish()
  return z.object({ accountPlanRemainingCredits: left, accountPlanExpirationDate: instantText().nullish() })
})

const budget = () =>
  z
    .object({
      BudgetName: z.string(),
      BudgetType: z.string(),
      TimeUnit: z.string(),
      BudgetLimit: budgetAmount(),
      PlannedBudgetLimits: z.record(z.string(), amount(z.string())).nullish(),
      CalculatedSpend: z.object({ ActualSpend: budgetAmount() }).nullish(),
      CostFilters: z.record(z.string(), z.unknown()).nullish(),
      FilterExpression: z.record(z.string(), z.unknown()).nullish(),
    })
    .refine(
      ({ BudgetType: type, BudgetLimit: fixed, PlannedBudgetLimits: planned }) => type !== 'COST' || fixed || planned,
      'BudgetLimit is missing',
    )
const budgetPage = shape(() => z.object({ Budgets: z.array(budget()).nullish(), NextToken: z.string().nullish() }))

const operations = {
  GetCostAndUsage: ['ce.us-east-1.amazonaws.com', 'AWSInsightsIndexService', '1.1'],
  DescribeBudgets: ['budgets.amazonaws.com', 'AWSBudgetServiceGateway', '1.1'],
  GetCredits: ['billing.us-east-1.api.aws', 'AWSBilling', '1.0'],
  GetAccountPlanState: ['freetier.us-east-1.api.aws', 'AWSFreeTierService', '1.0'],
} as const

function callOf(operation: keyof typeof operations, body: object) {
  const [host, service, version] = operations[operation]
  return {
    url: `https://${host}/`,
    body: { text: JSON.stringify(body), type: `application/x-amz-json-${version}` },
    headers: { 'x-amz-target': `${service}.${operation}` },
  }
}

// Not confirmed by the documentation: the names of recurring and upfront fees. What is not known here is usage.
function readRecordType(type: string): Pick<Charge, 'category' | 'frequency'> {
  if (/^tax/i.test(type)) return { category: 'Tax', frequency: 'Usage-Based' }
  if (/^credit/i.test(type)) return { category: 'Credit', frequency: 'Usage-Based' }
  if (/^refund/i.test(type)) return { category: 'Adjustment', frequency: 'One-Time' }
  if (/upfront/i.test(type)) return { category: 'Purchase', frequency: 'One-Time' }
  if (/recurring|^RIFee/i.test(type)) return { category: 'Purchase', frequency: 'Recurring' }
  return { category: 'Usage', frequency: 'Usage-Based' }
}

const amountOf = (given: z.infer<ReturnType<typeof amount>>) => money(given.Amount, given.Unit)
const creditOf = (given: z.infer<ReturnType<typeof creditAmount>>) => money(given.currencyAmount, given.currencyCode)

/** A credit that can still be spent; one without an end does not expire. */
function balanceOf(one: z.infer<ReturnType<typeof credit>>, now: number): Balance[] {
  const expiresAt = typeof one.endDate === 'number' ? one.endDate * 1000 : undefined
  if ((one.creditStatus ?? 'ENABLED') !== 'ENABLED' || (expiresAt ?? Infinity) <= now) return []
  const granted = one.initialAmount ? creditOf(one.initialAmount) : undefined
  return [{ id: one.creditId, name: one.description || 'Credit', amount: creditOf(one.remainingAmount), granted, expiresAt }]
}

/** `GetCredits` is new and often refused. What is left of a free plan is told elsewhere, and is part of the credits where both answer. */
async function readCredits(api: Api): Promise<Balance[]> {
  const optional = ['permission_missing', 'not_offered', 404] as const
  const startDate = Math.floor(api.now / 1000) - 364 * 86_400
  const asked = callOf('GetCredits', { accountId: api.account.id, startDate, payerAccountFlag: true })
  const given = await api.post(asked.url, asked.body, creditList, { headers: asked.headers, optional })
  const plan = callOf('GetAccountPlanState', {})
  const state = await api.post(plan.url, plan.body, planState, { headers: plan.headers, optional: given ? optional : [] })
  const balances = (given?.credits ?? []).flatMap((one) => balanceOf(one, api.now))
  const left = state?.accountPlanRemainingCredits
  if (balances.length > 0 || !left) return balances
  const expiresAt = state.accountPlanExpirationDate ?? undefined
  return [{ id: 'free-plan', name: 'Free plan credits', amount: money(left.amount, left.unit), expiresAt }]
}

const periods: Record<string, Limit['period']> = { DAILY: 'day', MONTHLY: 'month', QUARTERLY: 'quarter', ANNUALLY: 'year', CUSTOM: 'total' }

/** The limit in force is a fixed one, or of those planned by date the latest that has begun. */
function limitOf(one: z.infer<ReturnType<typeof budget>>, now: number): Limit[] {
  const begun = Object.entries(one.PlannedBudgetLimits ?? {}).filter(([from]) => Number(from) * 1000 <= now)
  const cap = one.BudgetLimit ?? begun.sort(([a], [b]) => Number(a) - Number(b)).at(-1)?.[1]
  if (one.BudgetType !== 'COST' || !cap) return []
  const isFiltered = Object.keys({ ...one.CostFilters, ...one.FilterExpression }).length > 0
  const used = one.CalculatedSpend?.ActualSpend ? amountOf(one.CalculatedSpend.ActualSpend) : undefined
  const [scope, period] = [isFiltered ? 'part' : 'account', periods[one.TimeUnit] ?? 'total'] as const
  return [{ id: one.BudgetName, name: one.BudgetName, scope, period, cap: amountOf(cap), used, enforcement: 'alert_only' }]
}

const errorBody = shape(() =>
  z.object({ __type: z.string().nullish(), message: z.string().nullish(), Error: z.object({ Code: z.string() }).nullish() }),
)
const unopened = 'Cost Explorer was never opened in the paying account: open it once in the console, and wait about a day'

/** Errors are HTTP 400 with a `__type`; STS answers 403 with `Error.Code`. */
function readFailure({ status, json, host }: FailedAnswer): OwnFailure | undefined {
  const body = errorBody().safeParse(json).data
  const code = body?.Error?.Code ?? body?.__type?.replace(/^.*#/, '').replace(/:.*$/, '') ?? ''
  const said = JSON.stringify(json) ?? ''
  // Not confirmed by the documentation: which of these names each service uses for a bad key.
  if (/^(InvalidClientToken|SignatureDoesNotMatch|UnrecognizedClient|InvalidSignature|ExpiredToken|MissingAuth)/.test(code))
    return { kind: 'credentials_rejected' }
  if (/^(LimitExceeded|Throttl|TooManyRequests)/.test(code)) return { kind: 'rate_limited' }
  if (code.startsWith('DataUnavailable')) return { kind: 'not_yet' }
  if (/^(UnknownOperation|ResourceNotFound)/.test(code)) return { kind: 'not_offered' }
  if (/not enabled for cost explorer/i.test(said)) return { kind: 'permission_missing', permission: 'Cost Explorer', message: unopened }
  const permission = /to perform: ([\w:]+)/.exec(said)?.[1]
  if (code.startsWith('AccessDenied')) return { kind: 'permission_missing', ...(permission ? { permission } : {}) }
  return host.startsWith('sts.') && status === 403 ? { kind: 'credentials_rejected' } : undefined
}

const actions = ['ce:GetCostAndUsage', 'budgets:ViewBudget', 'billing:GetCredits', 'freetier:GetAccountPlanState']
const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] }

export const aws = defineProvider({
  id: 'aws',
  name: 'Amazon Web Services',
  category: 'cloud',
  confidence: 'high',
  docs: 'https://docs.aws.amazon.com/cost-management/latest/userguide/ce-api-best-practices.html',
  hosts: [...Object.values(operations).map(([host]) => host), 'sts.us-east-1.amazonaws.com'],
  keyPower: {
    canAlso: 'A key may do whatever its IAM user may. Give it a user of its own with the policy of this page, and nothing else.',
  },
  timeZone: 'UTC',
  prerequisites: [
    'Cost Explorer must have been opened once in the paying account; AWS then takes about a day to prepare it.',
    'The root user must have switched on “IAM access to Billing” in the account settings.',
    'A key of the management account sees all member accounts, a member’s key only its own. Connect one of the two.',
    'Accounts of the China and GovCloud partitions cannot be connected.',
  ],
  differences: [
    'Days are UTC days, about a day late, and estimates until AWS closes the month.',
    'To pay is the unblended cost with tax, support, Marketplace, refunds and credits. Used is the amortized cost without tax, refunds and credits; it spreads upfront and recurring fees over the days they cover.',
    'AWS charges $0.01 for each Cost Explorer request, so costs are read once a day.',
  ],
  credentials: {
    accessKeyId: text('Access key ID', 'IAM, Users, the user, Security credentials, Create access key.', {
      pattern: /^(AKIA|ASIA)[A-Z0-9]{16}$/,
      expected: 'AKIA or ASIA and sixteen capital letters or digits',
      placeholder: 'AKIA…',
      snippet: { label: 'Policy for the IAM user', text: JSON.stringify(policy, null, 2) },
    }),
    secretAccessKey: secret('Secret access key', 'Shown once, when the access key is created.', {
      pattern: /^[A-Za-z0-9+/]{40}$/,
      expected: 'forty letters, digits, + or /',
    }),
    sessionToken: secret('Session token', 'Only for temporary keys, which begin with ASIA and expire.', { optional: true }),
  },
  authorize: sigV4({ accessKeyId: 'accessKeyId', secretAccessKey: 'secretAccessKey', sessionToken: 'sessionToken', region: 'us-east-1' }),
  failure: readFailure,
  // STS is free and cannot be denied to a valid key; whether billing may be read shows with the first cost request.
  async identify(api) {
    const form = { Action: 'GetCallerIdentity', Version: '2011-06-15' }
    const { GetCallerIdentityResponse: answer } = await api.post('https://sts.us-east-1.amazonaws.com/', { form }, callerIdentity)
    const id = answer.GetCallerIdentityResult.Account
    return { id, name: `Account ${id}` }
  },
  cost: {
    about: 'Cost by day and service, with tax, refunds and credits.',
    usualDelayHours: 24,
    syncAtMostEveryHours: 24,
    costPerSync: '$0.01 a request',
    grain: 'day',
    maxWindowDays: 92,
    historyDays: 395,
    restatesDays: 35,
    dimensions: ['service'],
    async *fetch(api, window) {
      const GroupBy = ['SERVICE', 'RECORD_TYPE'].map((Key) => ({ Type: 'DIMENSION', Key }))
      const Metrics = ['UnblendedCost', 'AmortizedCost']
      const body = { TimePeriod: { Start: window.from, End: window.to }, Granularity: 'DAILY', Metrics, GroupBy }
      const load = (NextPageToken: string | undefined) => {
        const call = callOf('GetCostAndUsage', { ...body, NextPageToken })
        return api.post(call.url, call.body, costPage, call)
      }
      const pages = api.pages(load, (page) => page.NextPageToken)
      const results = await itemsOf(pages, (page) => page.ResultsByTime)
      for (const { TimePeriod, Groups, Estimated } of results.filter(({ TimePeriod: { Start } }) => covers(window, Start))) {
        for (const { Keys, Metrics: costs } of Groups) {
          yield charge({
            period: TimePeriod.Start,
            service: Keys[0],
            ...readRecordType(Keys[1] ?? ''),
            billed: amountOf(costs.UnblendedCost),
            effective: amountOf(costs.AmortizedCost ?? costs.UnblendedCost),
            provenance: Estimated === false ? 'invoiced' : 'reported',
          })
        }
      }
    },
  },
  credits: {
    about: 'Promotional and other credits with what is left of each, or what is left of the free plan.',
    usualDelayHours: 24,
    syncAtMostEveryHours: 6,
    fetch: readCredits,
  },
  limits: {
    about: 'AWS Budgets that watch a cost. They warn; AWS stops nothing.',
    usualDelayHours: 12,
    syncAtMostEveryHours: 6,
    async fetch(api) {
      const load = (NextToken: string | undefined) => {
        const call = callOf('DescribeBudgets', { AccountId: api.account.id, MaxResults: 100, NextToken })
        return api.post(call.url, call.body, budgetPage, call)
      }
      const pages = api.pages(load, (page) => page.NextToken)
      const budgets = await itemsOf(pages, (page) => page.Budgets ?? [])
      return budgets.flatMap((one) => limitOf(one, api.now))
    },
  },
  notExposed: {
    usage: 'Cost Explorer adds up quantities of unlike units, and Free Tier use is an allowance for the month, not usage by day.',
    invoices: 'AWS does not offer invoices in the billing APIs that this key may read.',
  },
})
