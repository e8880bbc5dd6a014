import { z } from 'zod'
import { type Month, addDays, minDay, monthOf, monthRange } from '../../platform/day.ts'
import { isZero, negate, parseDecimal } from '../../platform/decimal.ts'
import { usd } from '../../platform/money.ts'
import { bearer } from '../authorize.ts'
import type { Account, Api, Charge, Invoice, Movement, Reading, Shape, UsagePoint, Window } from '../contract.ts'
import { secret } from '../credentials.ts'
import {
  charge,
  covers,
  dayText,
  decimal,
  defineProvider,
  instantText,
  itemsOf,
  listOf,
  monthText,
  point,
  reading,
  shape,
} from '../define.ts'

const customer = '/v2/customers/my'
const text = () => z.string().nullish()
const links = { links: z.object({ pages: z.object({ next: text() }).nullish() }).nullish() }

const balance = shape(() => z.object({ account_balance: decimal(), month_to_date_usage: decimal(), generated_at: instantText() }))
const account = shape(() => {
  const team = z.object({ uuid: z.string(), name: text() }).nullish()
  return z.object({ account: z.object({ uuid: z.string(), name: text(), email: text(), team }) })
})
const insights = shape(() => {
  const labels = { sku: z.string(), region: text(), description: text(), group_description: text() }
  const data_points = listOf({ start_date: dayText(), total_amount: decimal(), ...labels })
  return z.object({ data_points, total_pages: z.number(), current_page: z.number() })
})
const invoiceList = shape(() => {
  const invoices = listOf({ invoice_uuid: z.string(), invoice_id: text(), amount: decimal(), invoice_period: monthText() })
  return z.object({ invoices, ...links })
})
const part = () => z.object({ amount: decimal() })
const invoiceSummary = shape(() => z.object({ taxes: part(), credits_and_adjustments: part() }))
const invoiceItems = shape(() => {
  const duration = z.union([decimal(), z.literal('')]).nullish()
  return z.object({ invoice_items: listOf({ product: z.string(), duration, duration_unit: text(), project_name: text() }), ...links })
})
const history = shape(() => {
  const billing_history = listOf({ description: text(), amount: decimal(), date: z.string(), type: z.string() })
  return z.object({ billing_history, ...links })
})

type Paged = { links?: { pages?: { next?: string | null | undefined } | null | undefined } | null | undefined }

/** Pages name the next one by its whole address. */
const paged = <Page extends Paged>(api: Api, path: string, page: Shape<Page>) =>
  api.pages(
    (next) =>
      api.get(next ?? `${customer}/${path}`, page, next ? { optional: [404] } : { query: { per_page: 200, page: 1 }, optional: [404] }),
    (answer) => answer?.links?.pages?.next,
  )

const readInvoices = (api: Api) => itemsOf(paged(api, 'invoices', invoiceList), (page) => page?.invoices)

const overlaps = (window: Window, value: Month) => monthRange(value).to > window.from && monthRange(value).from < window.to

// Not confirmed by the documentation: how a team's undashed uuid becomes the one of its URN. Other forms go without insights.
function urnOf(uuid: string | undefined): string | undefined {
  const [, ...parts] = /^(\w{8})-?(\w{4})-?(\w{4})-?(\w{4})-?(\w{12})$/.exec(uuid ?? '') ?? []
  return parts.length === 5 ? `do:team:${parts.join('-')}` : undefined
}

async function identify(api: Api): Promise<Account> {
  await api.get(`${customer}/balance`, balance)
  const found = await api.get('/v2/account', account, { optional: [403, 404] })
  if (!found) return {}
  const { uuid, name, email, team } = found.account
  const urn = urnOf(team?.uuid)
  return { id: team?.uuid ?? uuid, name: team?.name || name || email || undefined, facts: urn ? { urn } : {} }
}

/** Whether the end belongs to the span is not documented: one more day is asked for, and what lies outside is left out. */
async function readInsights(api: Api, window: Window, urn: string) {
  const path = `/v2/billing/${urn}/insights/${window.from}/${minDay(window.to, api.today)}`
  const load = (page: string) => api.get(path, insights, { query: { per_page: 200, page }, optional: [403, 404] })
  const first = await load('1')
  const pages = api.pages(
    (page) => (page === undefined ? Promise.resolve(first) : load(page)),
    (answer) => (answer && answer.current_page < answer.total_pages ? String(answer.current_page + 1) : undefined),
  )
  return first && (await itemsOf(pages, (answer) => answer?.data_points)).filter(({ start_date }) => covers(window, start_date))
}

/** Tax and credits are known from the invoice alone; they stand on the last day of its month. */
async function* readInvoiceOnly(api: Api, window: Window): AsyncGenerator<Charge> {
  for (const { invoice_uuid, invoice_period } of await readInvoices(api)) {
    const period = addDays(monthRange(invoice_period).to, -1)
    if (!covers(window, period)) continue
    const summary = await api.get(`${customer}/invoices/${invoice_uuid}/summary`, invoiceSummary, { optional: [403, 404] })
    const parts = { Tax: summary?.taxes.amount, Credit: summary?.credits_and_adjustments.amount }
    for (const category of ['Tax', 'Credit'] as const) {
      const billed = usd(parts[category] ?? 0)
      if (!isZero(billed.value))
        yield charge({ period, category, frequency: 'One-Time', service: 'Invoice', billed, provenance: 'invoiced' })
    }
  }
}

async function* readCosts(api: Api, window: Window): AsyncGenerator<Charge | Reading> {
  yield* readInvoiceOnly(api, window)
  const { urn } = api.account.facts ?? {}
  const points = urn ? await readInsights(api, window, urn) : undefined
  if (!points) yield* readRunningMonth(api, window)
  for (const { start_date: period, sku, region, total_amount, group_description, description } of points ?? []) {
    const meter = [group_description, description].filter(Boolean).join(': ') || undefined
    yield charge({ period, service: sku, meter, region: region || undefined, billed: usd(total_amount) })
  }
}

/** Without insights the month so far is a counter, read again at each sync. */
async function* readRunningMonth(api: Api, window: Window): AsyncGenerator<Reading> {
  if (!covers(window, api.today)) return
  const { month_to_date_usage, generated_at } = await api.get(`${customer}/balance`, balance)
  yield reading({ meter: 'month to date', at: generated_at, total: usd(month_to_date_usage), resets: 'month' })
}

async function* readHours(api: Api, window: Window): AsyncGenerator<UsagePoint> {
  const closed = (await readInvoices(api)).filter(({ invoice_period }) => overlaps(window, invoice_period))
  const open = monthOf(api.today)
  const months = closed.map(({ invoice_uuid, invoice_period }) => ({ id: invoice_uuid, period: invoice_period }))
  if (covers(window, monthRange(open).from) && !months.some(({ period }) => period === open)) months.push({ id: 'preview', period: open })
  for (const { id, period } of months) {
    for (const item of await itemsOf(paged(api, `invoices/${id}`, invoiceItems), (page) => page?.invoice_items)) {
      if (!item.duration || !item.duration_unit) continue
      const subAccount = item.project_name ? { id: item.project_name } : undefined
      const [quantity, unit] = [Number(item.duration), item.duration_unit]
      yield point({ period, service: item.product, meter: 'Running time', quantity, unit, subAccount })
    }
  }
}

// Payments and credits lower the balance: both are negative in the history.
const kinds: Record<string, Movement['kind']> = { Payment: 'purchase', Credit: 'grant', CreditExpiration: 'expiry', Refund: 'refund' }

async function readMovements(api: Api, window: Window): Promise<Movement[]> {
  const entries = await itemsOf(paged(api, 'billing_history', history), (page) => page?.billing_history)
  return entries.flatMap(({ type, date, amount, description }) => {
    const [kind, at] = [kinds[type], Date.parse(date)]
    if (!kind || at < window.startsAt || at >= window.endsAt) return []
    const moved = usd(String(amount).replace(/^-/, ''))
    return [{ id: `${type}:${date}:${amount}`, at, kind, amount: moved, description: description ?? undefined }]
  })
}

async function invoicesOf(api: Api, window: Window): Promise<Invoice[]> {
  const { account_balance } = await api.get(`${customer}/balance`, balance)
  const all = await readInvoices(api)
  // No answer says which invoice is paid: while something is owed, it is the newest.
  const newest =
    parseDecimal(account_balance).units > 0n
      ? all
          .map((one) => one.invoice_period)
          .sort()
          .at(-1)
      : undefined
  const invoices: Invoice[] = []
  for (const one of all.filter(({ invoice_period }) => overlaps(window, invoice_period))) {
    const summary = await api.get(`${customer}/invoices/${one.invoice_uuid}/summary`, invoiceSummary, { optional: [403, 404] })
    invoices.push({
      number: one.invoice_id ?? one.invoice_uuid,
      period: monthRange(one.invoice_period),
      total: usd(one.amount),
      tax: summary ? usd(summary.taxes.amount) : undefined,
      credits: summary ? usd(summary.credits_and_adjustments.amount) : undefined,
      status: one.invoice_period === newest ? 'open' : 'paid',
    })
  }
  return invoices
}

export const digitalocean = defineProvider({
  id: 'digitalocean',
  name: 'DigitalOcean',
  category: 'cloud',
  confidence: 'high',
  docs: 'https://docs.digitalocean.com/reference/api/reference/billing/',
  hosts: ['api.digitalocean.com'],
  keyPower: {
    canAlso: 'A token with full access can create and destroy anything in the team. One with custom scopes can do only what they say.',
  },
  timeZone: 'UTC',
  prerequisites: [
    'The token must be made by an owner of the team, or by a member who may see billing.',
    'Choose custom scopes with billing:read, and account:read for the team’s name and for figures by day.',
  ],
  differences: [
    'Days come from billing insights, which a nightly job makes. Their sum can differ from the final invoice; the Month page shows the invoice.',
    'Tax, credits and adjustments are known from the invoice alone, and stand on the last day of its month.',
    'Where insights are not offered, days are estimated from two readings of the month so far.',
    'Amounts are US dollars.',
  ],
  credentials: {
    token: secret('Access token', 'Control panel, API, Tokens, Generate new token, Custom scopes: billing:read and account:read.', {
      usually: /^(do[po]_v1_)?[a-f0-9]{64}$/,
      placeholder: 'dop_v1_…',
    }),
  },
  authorize: bearer('token'),
  identify,
  cost: {
    about: 'Cost by day, SKU, resource and region, with tax and credits of each invoice.',
    // Not confirmed by the documentation: the zone of the days, how far back they reach, and how long they change.
    usualDelayHours: 30,
    syncAtMostEveryHours: 6,
    grain: 'day',
    maxWindowDays: 30,
    historyDays: 365,
    restatesDays: 35,
    dimensions: ['service', 'meter', 'region'],
    fetch: readCosts,
  },
  usage: {
    about: 'Running time of each product by month and project, as the invoice counts it.',
    usualDelayHours: 30,
    syncAtMostEveryHours: 24,
    grain: 'month',
    maxWindowDays: 93,
    historyDays: 365,
    restatesDays: 35,
    dimensions: ['service', 'meter', 'subAccount'],
    fetch: readHours,
  },
  credits: {
    about: 'What the account has in hand, with payments, credits and refunds.',
    usualDelayHours: 24,
    syncAtMostEveryHours: 6,
    async fetch(api) {
      const { account_balance } = await api.get(`${customer}/balance`, balance)
      const owed = parseDecimal(account_balance)
      return owed.units < 0n ? [{ id: 'account', name: 'Account credit', amount: usd(negate(owed)) }] : []
    },
    movements: readMovements,
  },
  invoices: { about: 'Invoices with tax and credits.', usualDelayHours: 24, syncAtMostEveryHours: 24, historyDays: 400, fetch: invoicesOf },
  notExposed: { limits: 'DigitalOcean has no spending limit, and its API does not tell the threshold of a billing alert.' },
})
