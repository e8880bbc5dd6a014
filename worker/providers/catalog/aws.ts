import { z } from 'zod'
import { type Amount, money, usd } from '../../platform/money.ts'
import { sigV4 } from '../authorize.ts'
import type { Api, Balance, Charge, FailedAnswer, Limit, OwnFailure } from '../contract.ts'
import { secret, text } from '../credentials.ts'
import { charge, covers, currencyCode, dayText, decimal, defineProvider, shape } from '../define.ts'

const amount = () => z.object({ Amount: decimal(), Unit: currencyCode() })
const creditAmount = () => z.object({ currencyAmount: decimal(), currencyCode: currencyCode() })
const seconds = () => z.number()

const callerIdentity = shape(() =>
  z.object({ GetCallerIdentityResponse: z.object({ GetCallerIdentityResult: z.object({ Account: z.string().regex(/^\d{12}$/) }) }) }),
)
const costPage = shape(() =>
  z.object({
    ResultsByTime: z.array(
      z.object({
        TimePeriod: z.object({ Start: dayText() }),
        Groups: z.array(
          z.object({
            Keys: z.tuple([z.string(), z.string()]),
            Metrics: z.object({ UnblendedCost: amount(), AmortizedCost: amount().nullish() }),
          }),
        ),
        Estimated: z.boolean().nullish(),
      }),
    ),
    NextPageToken: z.string().nullish(),
  }),
)
const creditList = shape(() =>
  z.object({
    credits: z
      .array(
        z.object({
          creditId: z.string(),
          description: z.string().nullish(),
          creditType: z.string().nullish(),
          creditStatus: z.string().nullish(),
          initialAmount: creditAmount().nullish(),
          remainingAmount: creditAmount(),
          endDate: seconds().nullish(),
        }),
      )
      .nullish(),
  }),
)
const planState = shape(() =>
  z.object({
    accountPlanRemainingCredits: z.object({ amount: decimal(), unit: currencyCode() }).nullish(),
    accountPlanExpirationDate: z.string().nullish(),
  }),
)
const budgetPage = shape(() =>
  z.object({
    Budgets: z
      .array(
        z.object({
          BudgetName: z.string(),
          BudgetType: z.string(),
          TimeUnit: z.string(),
          // Budgets in units of usage count in GB or hours, so their amounts are read only once the type is known.
          BudgetLimit: z.object({ Amount: decimal(), Unit: z.string() }).nullish(),
          PlannedBudgetLimits: z.record(z.string(), z.object({ Amount: decimal(), Unit: z.string() })).nullish(),
          CalculatedSpend: z.object({ ActualSpend: z.object({ Amount: decimal(), Unit: z.string() }).nullish() }).nullish(),
          CostFilters: z.record(z.string(), z.unknown()).nullish(),
          FilterExpression: z.record(z.string(), z.unknown()).nullish(),
        }),
      )
      .nullish(),
    NextToken: z.string().nullish(),
  }),
)
type Credit = NonNullable<z.infer<ReturnType<typeof creditList>>['credits']>[number]
type Budget = NonNullable<z.infer<ReturnType<typeof budgetPage>>['Budgets']>[number]

const operations = {
  GetCostAndUsage: ['ce.us-east-1.amazonaws.com', 'AWSInsightsIndexService', '1.1'],
  DescribeBudgets: ['budgets.amazonaws.com', 'AWSBudgetServiceGateway', '1.1'],
  GetCredits: ['billing.us-east-1.api.aws', 'AWSBilling', '1.0'],
  GetAccountPlanState: ['freetier.us-east-1.api.aws', 'AWSFreeTierService', '1.0'],
} as const

/** The three parts of a JSON-RPC call: address, body, headers. */
function callOf(operation: keyof typeof operations, body: object) {
  const [host, service, version] = operations[operation]
  return {
    url: `https://${host}/`,
    body: { text: JSON.stringify(body), type: `application/x-amz-json-${version}` },
    options: { headers: { 'x-amz-target': `${service}.${operation}` } },
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

const amountOf = (given: { Amount: string | number; Unit: string }): Amount => money(given.Amount, given.Unit)

/** Credits that can still be spent. Those without an end date do not expire. */
const isLive = (credit: Credit, now: number) =>
  (credit.creditStatus ?? 'ENABLED') === 'ENABLED' && (credit.endDate == null || credit.endDate * 1000 > now)

const balanceOf = (credit: Credit): Balance => ({
  id: credit.creditId,
  name: credit.description || credit.creditType || 'Credit',
  amount: money(credit.remainingAmount.currencyAmount, credit.remainingAmount.currencyCode),
  granted: credit.initialAmount ? money(credit.initialAmount.currencyAmount, credit.initialAmount.currencyCode) : undefined,
  expiresAt: credit.endDate == null ? undefined : credit.endDate * 1000,
})

/** `GetCredits` is new and often refused; accounts on the free plan tell what is left of it in another place. */
async function readCredits(api: Api): Promise<Balance[]> {
  const optional = ['permission_missing', 'not_offered', 404] as const
  const asked = callOf('GetCredits', {
    accountId: api.account.id,
    startDate: Math.floor(api.now / 1000) - 364 * 86_400,
    payerAccountFlag: true,
  })
  const given = await api.post(asked.url, asked.body, creditList, { ...asked.options, optional })
  const credits = (given?.credits ?? []).filter((credit) => isLive(credit, api.now)).map(balanceOf)
  if (credits.length > 0) return credits
  const plan = callOf('GetAccountPlanState', {})
  const state = await api.post(plan.url, plan.body, planState, { ...plan.options, optional: given ? optional : [] })
  const left = state?.accountPlanRemainingCredits
  if (!left) return []
  const expiresAt = state.accountPlanExpirationDate ? Date.parse(state.accountPlanExpirationDate) : undefined
  return [{ id: 'free-plan', name: 'Free plan credits', amount: money(left.amount, left.unit), expiresAt }]
}

const periods: Record<string, Limit['period']> = { DAILY: 'day', MONTHLY: 'month', QUARTERLY: 'quarter', ANNUALLY: 'year', CUSTOM: 'total' }

/** The limit in force: a fixed one, or of those planned by date the latest that has begun. */
function limitInForce(budget: Budget, now: number) {
  const begun = Object.entries(budget.PlannedBudgetLimits ?? {}).filter(([from]) => Number(from) * 1000 <= now)
  return budget.BudgetLimit ?? begun.sort(([a], [b]) => Number(a) - Number(b)).at(-1)?.[1]
}

function limitOf(budget: Budget, now: number): Limit[] {
  const cap = limitInForce(budget, now)
  const used = budget.CalculatedSpend?.ActualSpend
  if (budget.BudgetType !== 'COST' || !cap) return []
  const filters = { ...budget.CostFilters, ...budget.FilterExpression }
  return [
    {
      id: budget.BudgetName,
      name: budget.BudgetName,
      scope: Object.keys(filters).length > 0 ? 'part' : 'account',
      period: periods[budget.TimeUnit] ?? 'total',
      cap: amountOf(cap),
      used: used ? amountOf(used) : undefined,
      enforcement: 'alert_only',
    },
  ]
}

const errorBody = shape(() =>
  z.object({
    __type: z.string().nullish(),
    message: z.string().nullish(),
    Message: z.string().nullish(),
    Error: z.object({ Code: z.string(), Message: z.string().nullish() }).nullish(),
  }),
)

/** Errors are HTTP 400 with a `__type`; STS answers 403 with `Error.Code`. */
function readFailure({ status, json, host }: FailedAnswer): OwnFailure['kind'] | OwnFailure | undefined {
  if (status >= 500 || status === 429) return undefined
  const body = errorBody().safeParse(json).data
  const code = body?.Error?.Code ?? body?.__type?.replace(/^.*#/, '').replace(/:.*$/, '') ?? ''
  const said = body?.Error?.Message ?? body?.message ?? body?.Message ?? ''
  // Not confirmed by the documentation: which of these names each service uses for a bad key.
  if (
    /^(InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient|InvalidSignature|ExpiredToken|IncompleteSignature|MissingAuth)/.test(
      code,
    )
  ) {
    return 'credentials_rejected'
  }
  if (/^(LimitExceeded|Throttl|TooManyRequests|RequestLimitExceeded)/.test(code)) return 'rate_limited'
  if (/^DataUnavailable/.test(code)) return 'not_yet'
  if (/^(UnknownOperation|ResourceNotFound)/.test(code)) return 'not_offered'
  if (/^AccessDenied/.test(code)) {
    if (/not enabled for cost explorer/i.test(said)) {
      return {
        kind: 'permission_missing',
        permission: 'Cost Explorer',
        message: 'Cost Explorer was never opened in the paying account; open it once and wait a day',
      }
    }
    const permission = /to perform: ([\w:*]+)/.exec(said)?.[1]
    return { kind: 'permission_missing', ...(permission ? { permission } : {}) }
  }
  return host.startsWith('sts.') && status === 403 ? 'credentials_rejected' : undefined
}

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["ce:GetCostAndUsage"], "Resource": "*" },
    { "Effect": "Allow", "Action": ["budgets:ViewBudget", "billing:GetCredits", "freetier:GetAccountPlanState"], "Resource": "*" }
  ]
}`

export const aws = defineProvider({
  id: 'aws',
  name: 'Amazon Web Services',
  category: 'cloud',
  confidence: 'high',
  docs: 'https://docs.aws.amazon.com/cost-management/latest/userguide/ce-api-best-practices.html',
  hosts: [
    'ce.us-east-1.amazonaws.com',
    'sts.us-east-1.amazonaws.com',
    'budgets.amazonaws.com',
    'billing.us-east-1.api.aws',
    'freetier.us-east-1.api.aws',
  ],
  keyPower: {
    canAlso:
      'An access key may do whatever its IAM user may. Make a user of its own with the policy below and nothing else; then it can only read billing data.',
  },
  timeZone: 'UTC',
  prerequisites: [
    'Cost Explorer must have been opened once in the paying account; AWS then takes about a day to prepare it.',
    'The root user must have switched on “IAM user and role access to Billing information” in the account settings.',
    'A key of the management account sees all member accounts, a member’s key only its own, and only if the payer allows it. Connect one of the two.',
    'Accounts of the China and GovCloud partitions have other addresses and cannot be connected.',
  ],
  differences: [
    'Days are UTC days, and billing data is about a day late.',
    'To pay is the unblended cost, with tax, support, Marketplace, refunds and credits. Used is the amortized cost, which spreads upfront and recurring fees over the days they cover, and leaves out tax, refunds and credits.',
    'AWS asks $0.01 for each Cost Explorer request, so costs are read once a day; your bill shows it as Cost Explorer.',
    'Figures are estimates until AWS closes the month, some days after its end.',
  ],
  credentials: {
    accessKeyId: text('Access key ID', 'IAM, Users, the user, Security credentials, Create access key.', {
      pattern: /^(AKIA|ASIA)[A-Z0-9]{16}$/,
      expected: 'AKIA or ASIA and sixteen capital letters or digits',
      placeholder: 'AKIA…',
      snippet: { label: 'Policy for the IAM user', text: policy },
    }),
    secretAccessKey: secret('Secret access key', 'Shown once, when the access key is created.', {
      pattern: /^[A-Za-z0-9+/]{40}$/,
      expected: 'forty letters, digits, + or /',
    }),
    sessionToken: secret(
      'Session token',
      'Only for temporary keys, which begin with ASIA. They expire, so a key that begins with AKIA serves better.',
      { optional: true },
    ),
  },
  authorize: sigV4({ accessKeyId: 'accessKeyId', secretAccessKey: 'secretAccessKey', sessionToken: 'sessionToken', region: 'us-east-1' }),
  failure: readFailure,
  // STS is free, and cannot be denied to a valid key; whether billing may be read shows with the first cost request.
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
      const body = {
        TimePeriod: { Start: window.from, End: window.to },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost', 'AmortizedCost'],
        GroupBy: ['SERVICE', 'RECORD_TYPE'].map((Key) => ({ Type: 'DIMENSION', Key })),
      }
      const pages = api.pages(
        (NextPageToken) => {
          const call = callOf('GetCostAndUsage', { ...body, NextPageToken })
          return api.post(call.url, call.body, costPage, call.options)
        },
        (page) => page.NextPageToken,
      )
      for await (const page of pages) {
        for (const { TimePeriod, Groups, Estimated } of page.ResultsByTime) {
          if (!covers(window, TimePeriod.Start)) continue
          for (const { Keys, Metrics } of Groups) {
            yield charge({
              period: TimePeriod.Start,
              service: Keys[0],
              ...readRecordType(Keys[1]),
              billed: amountOf(Metrics.UnblendedCost),
              effective: amountOf(Metrics.AmortizedCost ?? Metrics.UnblendedCost),
              provenance: Estimated === false ? 'invoiced' : 'reported',
            })
          }
        }
      }
    },
  },
  credits: {
    about: 'Promotional and other credits with what is left of each, and what is left of the free plan.',
    usualDelayHours: 24,
    syncAtMostEveryHours: 6,
    fetch: readCredits,
  },
  limits: {
    about: 'AWS Budgets that watch a cost. They warn; AWS stops nothing.',
    usualDelayHours: 12,
    syncAtMostEveryHours: 6,
    async fetch(api) {
      const pages = api.pages(
        (NextToken) => {
          const call = callOf('DescribeBudgets', { AccountId: api.account.id, MaxResults: 100, NextToken })
          return api.post(call.url, call.body, budgetPage, call.options)
        },
        (page) => page.NextToken,
      )
      return (await Array.fromAsync(pages)).flatMap((page) => (page.Budgets ?? []).flatMap((budget) => limitOf(budget, api.now)))
    },
  },
  notExposed: {
    usage: 'Cost Explorer adds up quantities of unlike units, and Free Tier use is told only as a share of its allowance.',
    invoices: 'AWS does not offer invoices in the billing APIs that this key may read.',
  },
})
