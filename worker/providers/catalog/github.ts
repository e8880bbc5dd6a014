import { z } from 'zod'
import { type Month, addMonths, monthOf, startOfMonth } from '../../platform/day.ts'
import { usd } from '../../platform/money.ts'
import { bearer } from '../authorize.ts'
import type { Api, FailedAnswer, Limit, OwnFailure, Window } from '../contract.ts'
import { choice, secret, text } from '../credentials.ts'
import { charge, covers, dayText, decimal, defineProvider, itemsOf, point, shape } from '../define.ts'
import { ProviderFailure } from '../failure.ts'

const usagePage = shape(() =>
  z.object({
    usageItems: z.array(
      z.object({
        date: dayText(),
        product: z.string(),
        sku: z.string(),
        quantity: decimal().transform(Number),
        unitType: z.string(),
        grossAmount: decimal(),
        netAmount: decimal(),
        organizationName: z.string().nullish(),
        repositoryName: z.string().nullish(),
      }),
    ),
  }),
)
type UsageItem = z.infer<ReturnType<typeof usagePage>>['usageItems'][number]

const summary = shape(() => z.object({ usageItems: z.array(z.unknown()) }))
const owner = shape(() => z.object({ id: z.number(), login: z.string().nullish() }))

const budget = () =>
  z.object({
    id: z.string(),
    budget_product_sku: z.string().nullish(),
    budget_product_skus: z.array(z.string()).nullish(),
    budget_scope: z.string(),
    budget_entity_name: z.string().nullish(),
    budget_amount: decimal(),
    consumed_amount: decimal().nullish(),
    prevent_further_usage: z.boolean(),
    budget_alerting: z.object({ will_alert: z.boolean().nullish() }).nullish(),
  })
const budgetPage = shape(() => z.object({ budgets: z.array(budget()), has_next_page: z.boolean() }))

const headers = { accept: 'application/vnd.github+json', 'x-github-api-version': '2026-03-10' }

const accounts = {
  organization: { path: 'organizations', permission: 'organization permission Administration: read' },
  user: { path: 'users', permission: 'account permission Plan: read' },
  enterprise: { path: 'enterprises', permission: 'scope manage_billing:enterprise, as enterprise owner or billing manager' },
} as const

function billingPath({ credentials }: Api): string {
  const { path } = accounts[credentials['scope'] as keyof typeof accounts]
  return `/${path}/${encodeURIComponent(credentials['login'] ?? '')}/settings/billing`
}

/** Names come as `Actions Linux` and as `actions_linux`; without one spelling a product would be two. */
function nameOf(written: string): string {
  const words = written.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const splitOf = (item: UsageItem, isEnterprise: boolean) => {
  const part = item.repositoryName || (isEnterprise ? item.organizationName : undefined)
  return { period: item.date, service: nameOf(item.product), subAccount: part ? { id: part } : undefined }
}

/** A year alone answers coarser rows, so each month of the window is asked for; days of it outside the window are left out. */
async function* readItems(api: Api, window: Window): AsyncGenerator<UsageItem> {
  for (let month: Month = monthOf(window.from); startOfMonth(month) < window.to; month = addMonths(month, 1)) {
    const query = { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) }
    const { usageItems } = await api.get(`${billingPath(api)}/usage`, usagePage, { headers, query })
    yield* usageItems.filter(({ date }) => monthOf(date) === month && covers(window, date))
  }
}

// Not confirmed by the documentation: which products count licences. Their budgets are numbers of licences, not dollars.
const countsLicences = (skus: readonly string[]): boolean =>
  skus.some((sku) => /ghas|licen[cs]e|copilot_(for_business|enterprise)/i.test(sku))

function limitOf(one: z.infer<ReturnType<typeof budget>>): Limit {
  const skus = one.budget_product_skus ?? (one.budget_product_sku ? [one.budget_product_sku] : [])
  const measure = (value: string | number) => (countsLicences(skus) ? { quantity: Number(value), unit: 'licences' } : usd(value))
  return {
    id: one.id,
    name: `${skus.map(nameOf).join(', ') || 'Budget'} (${one.budget_entity_name || one.budget_scope.replaceAll('_', ' ')})`,
    scope: 'part',
    period: 'month',
    cap: measure(one.budget_amount),
    used: one.consumed_amount === null || one.consumed_amount === undefined ? undefined : measure(one.consumed_amount),
    enforcement: one.prevent_further_usage ? 'hard_cap' : one.budget_alerting?.will_alert ? 'alert_only' : 'none',
  }
}

async function readLimits(api: Api): Promise<Limit[]> {
  if (api.credentials['scope'] === 'user')
    throw new ProviderFailure('not_offered', { detail: 'GitHub lists no budgets of personal accounts.' })
  const load = async (page = '1') => {
    const answer = await api.get(`${billingPath(api)}/budgets`, budgetPage, { headers, query: { page, per_page: 100 } })
    return { ...answer, next: answer.has_next_page ? String(Number(page) + 1) : undefined }
  }
  const budgets = await itemsOf(
    api.pages(load, ({ next }) => next),
    (page) => page.budgets,
  )
  return budgets.map(limitOf)
}

const unknownAccount = 'No account of this name is visible to the token, or it is not on the enhanced billing platform'

/** 403 says both "too fast" and "not allowed"; 404 hides what may not be seen. */
function readFailure({ status, headers: given, path }: FailedAnswer): OwnFailure | undefined {
  const isSpent = given.get('x-ratelimit-remaining') === '0'
  if (status === 403 && (isSpent || given.has('retry-after'))) {
    const resetsAt = Number(given.get('x-ratelimit-reset') ?? Number.NaN) * 1000
    return { kind: 'rate_limited', ...(isSpent && resetsAt > 0 ? { retryAt: resetsAt } : {}) }
  }
  if (status === 403) {
    const [permission] = Object.values(accounts).flatMap((one) => (path.startsWith(`/${one.path}/`) ? one.permission : []))
    return { kind: 'permission_missing', ...(permission ? { permission } : {}) }
  }
  if (status === 410 || (status === 404 && path.endsWith('/budgets'))) return { kind: 'not_offered' }
  return status === 404 ? { kind: 'credentials_rejected', message: unknownAccount } : undefined
}

const series = { usualDelayHours: 24, syncAtMostEveryHours: 6, grain: 'day', maxWindowDays: 92, historyDays: 730, restatesDays: 3 } as const

export const github = defineProvider({
  id: 'github',
  name: 'GitHub',
  category: 'saas',
  confidence: 'high',
  docs: 'https://docs.github.com/en/rest/billing/usage',
  hosts: ['api.github.com'],
  keyPower: {
    canAlso:
      'A classic token with admin:org can change the organization, and one with user the profile. Use a fine-grained token with the one read permission.',
  },
  timeZone: 'UTC',
  prerequisites: [
    'The account must be on GitHub’s enhanced billing platform, as almost all now are.',
    'For an organization the token’s owner must be an organization owner or billing manager; for an enterprise, an enterprise owner or billing manager with a classic token.',
    'A personal account shows only what is billed to it: a Copilot licence that an organization manages is in the organization’s figures.',
  ],
  differences: [
    'Days are UTC days; the last days are revised for a while.',
    'Cost is the net amount, after included quotas and public-repository discounts; the gross amount is shown as the list price.',
    'For an enterprise the figures leave out usage that belongs to a cost centre.',
    'Tax, prepaid balances and payments are not part of the API.',
  ],
  credentials: {
    scope: choice('Account type', 'Whose bill is read.', [
      { value: 'organization', label: 'Organization' },
      { value: 'user', label: 'Personal account' },
      { value: 'enterprise', label: 'Enterprise' },
    ]),
    login: text('Account name', 'The organization’s or user’s name as in github.com/name, or the enterprise’s slug.', {
      pattern: /^[A-Za-z0-9][\w-]*$/,
      expected: 'letters, digits and hyphens, without github.com/',
    }),
    token: secret(
      'Access token',
      'github.com, Settings, Developer settings, Personal access tokens. Fine-grained: for an organization the permission Administration (read), for a personal account Plan (read). Classic, for an enterprise: manage_billing:enterprise.',
      { usually: /^(github_pat_|gh[pousr]_)\w+$/, placeholder: 'github_pat_…' },
    ),
  },
  authorize: bearer('token'),
  failure: readFailure,
  async identify(api) {
    const { scope, login = '' } = api.credentials
    await api.get(`${billingPath(api)}/usage/summary`, summary, { headers })
    if (scope === 'enterprise') return { id: `enterprise-${login.toLowerCase()}`, name: login }
    // App installations may not ask who they are, and a billing permission alone may not show the organization.
    const path = scope === 'user' ? '/user' : `/orgs/${encodeURIComponent(login)}`
    const found = await api.get(path, owner, { headers, optional: ['permission_missing', 404] })
    return { id: found ? String(found.id) : `${scope}-${login.toLowerCase()}`, name: found?.login ?? login }
  },
  cost: {
    about: 'Net cost by day, product, SKU and repository, with the gross amount as list price.',
    ...series,
    dimensions: ['service', 'meter', 'subAccount'],
    async *fetch(api, window) {
      for await (const item of readItems(api, window)) {
        yield charge({
          ...splitOf(item, api.credentials['scope'] === 'enterprise'),
          meter: nameOf(item.sku),
          billed: usd(item.netAmount),
          list: usd(item.grossAmount),
          quantity: item.quantity,
          unit: item.unitType.toLowerCase(),
        })
      }
    },
  },
  usage: {
    about: 'Minutes, storage, seats, credits and requests by day, product, SKU and repository.',
    ...series,
    dimensions: ['service', 'meter', 'subAccount'],
    async *fetch(api, window) {
      for await (const item of readItems(api, window)) {
        const split = splitOf(item, api.credentials['scope'] === 'enterprise')
        yield point({ ...split, meter: nameOf(item.sku), quantity: item.quantity, unit: item.unitType.toLowerCase() })
      }
    },
  },
  limits: {
    about: 'Budgets of the organization or enterprise; some stop further usage, others only warn.',
    usualDelayHours: 1,
    syncAtMostEveryHours: 6,
    fetch: readLimits,
  },
  notExposed: {
    credits: 'GitHub shows included usage as a discount on each row, but neither the size of the allowance nor a prepaid balance.',
    invoices: 'GitHub does not offer invoices by API.',
  },
})
