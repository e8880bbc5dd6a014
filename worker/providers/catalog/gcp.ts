import { z } from 'zod'
import type { Day } from '../../platform/day.ts'
import { isZero, parseDecimal } from '../../platform/decimal.ts'
import { money } from '../../platform/money.ts'
import { googleServiceAccount, readServiceAccountKey } from '../authorize.ts'
import { type QueryAnswer, answerOf, canRun, runQuery } from '../bigquery.ts'
import type { Account, Api, Charge, ChargeCategory, FailedAnswer, Limit, OwnFailure, Shape, Window } from '../contract.ts'
import { file, text } from '../credentials.ts'
import { charge, covers, currencyCode, dayText, decimal, defineProvider, itemsOf, listOf, point, shape } from '../define.ts'
import { ProviderFailure } from '../failure.ts'

const zone = 'America/Los_Angeles'
const bigQuery = '/bigquery/v2/projects'

const dataset = shape(() => z.object({ location: z.string() }))
const tablePage = shape(() => {
  const tables = listOf({ tableReference: z.object({ tableId: z.string() }) }).nullish()
  return z.object({ tables, nextPageToken: z.string().nullish() })
})
const split = () => ({ day: dayText(), service: z.string().nullish(), project: z.string().nullish() })
const costAnswer = shape(() => {
  const amounts = { currency: currencyCode(), cost: decimal(), credits: decimal().nullish() }
  return answerOf(z.object({ ...split(), ...amounts, cost_type: z.string().nullish() }))
})
const usageAnswer = shape(() =>
  answerOf(z.object({ ...split(), sku: z.string(), unit: z.string(), quantity: decimal().transform(Number) })),
)

const parts = ['projects', 'services', 'subaccounts', 'labels', 'resourceAncestors'] as const
const specified = () =>
  z
    .object({ currencyCode: currencyCode(), units: z.string().nullish(), nanos: z.number().int().nullish() })
    .refine(({ units, nanos }) => units || nanos, { path: ['units'], message: 'is missing' })
const budget = () =>
  z.object({
    name: z.string(),
    displayName: z.string().nullish(),
    amount: z
      .object({ specifiedAmount: specified().nullish(), lastPeriodAmount: z.unknown().optional() })
      .refine((one) => one.specifiedAmount || one.lastPeriodAmount, { path: ['specifiedAmount'], message: 'is missing' }),
    budgetFilter: z.record(z.string(), z.unknown()).nullish(),
  })
const budgetPage = shape(() => z.object({ budgets: z.array(budget()).nullish(), nextPageToken: z.string().nullish() }))

/** The project that runs and pays the queries, and where the dataset lies. */
type Place = Record<'project' | 'home' | 'dataset', string>

function placeOf({ credentials }: Api): Place {
  const project = credentials['projectId'] ?? readServiceAccountKey(credentials['serviceAccountJson'] ?? '').project_id
  if (!project) throw new ProviderFailure('credentials_rejected', { detail: 'The key file names no project; enter the project ID.' })
  const [, home = project, name = ''] = /^(?:(.+)\.)?(\w+)$/.exec(credentials['dataset'] ?? '') ?? []
  return { project, home, dataset: name }
}

const exportTable = /^gcp_billing_export(_resource)?_v1_(\w{6}_\w{6}_\w{6})$/

/** The standard export where there is one: the detailed one holds the same money in far more rows. */
async function findTable(api: Api, { home, dataset: name }: Place): Promise<string> {
  if (api.credentials['table']) return api.credentials['table']
  const load = (pageToken: string | undefined) =>
    api.get(`${bigQuery}/${home}/datasets/${name}/tables`, tablePage, { query: { maxResults: 1000, pageToken } })
  const pages = api.pages(load, (page) => page.nextPageToken || undefined)
  const tables = await itemsOf(pages, (page) => page.tables ?? [])
  const names = tables.map(({ tableReference }) => tableReference.tableId).filter((id) => exportTable.test(id))
  const [table] = names.sort((a, b) => Number(a.includes('_resource_')) - Number(b.includes('_resource_')) || a.localeCompare(b))
  if (table) return table
  const detail = 'The dataset shows no billing export table. Switch the export on, and let the service account list tables.'
  throw new ProviderFailure('not_offered', { detail })
}

/** `_PARTITIONTIME` keeps a query cheap; rows come late, so it has no upper bound. Views do not have it. */
const selectFrom = (columns: string, { home, dataset: name }: Place, table: string, hasPartitions: boolean) =>
  [
    `SELECT FORMAT_DATE('%F', DATE(usage_start_time, '${zone}')) AS day, service.description AS service, IFNULL(project.id, '') AS project, ${columns}`,
    `FROM \`${home}.${name}.${table}\``,
    `WHERE ${hasPartitions ? '_PARTITIONTIME >= TIMESTAMP_SUB(@start, INTERVAL 2 DAY) AND ' : ''}usage_start_time >= @start AND usage_start_time < @end`,
    'GROUP BY 1, 2, 3, 4, 5',
  ].join(' ')

const costColumns =
  'cost_type AS cost_type, currency AS currency, SUM(CAST(cost AS NUMERIC)) AS cost, SUM(CAST(IFNULL((SELECT SUM(c.amount) FROM UNNEST(credits) c), 0) AS NUMERIC)) AS credits'
const usageColumns = 'sku.description AS sku, usage.pricing_unit AS unit, SUM(CAST(usage.amount_in_pricing_units AS NUMERIC)) AS quantity'

/** Finds the table and proves by a dry run, which is free, that it may be queried. */
async function identify(api: Api): Promise<Account> {
  const place = placeOf(api)
  const { location } = await api.get(`${bigQuery}/${place.home}/datasets/${place.dataset}`, dataset)
  const table = await findTable(api, place)
  const query = { project: place.project, location, window: { startsAt: api.now - 86_400_000, endsAt: api.now } }
  const isTable = await canRun(api, { ...query, sql: selectFrom(costColumns, place, table, true) })
  const isView = !isTable && (await canRun(api, { ...query, sql: selectFrom(costColumns, place, table, false) }))
  if (!isTable && !isView) throw new ProviderFailure('unexpected_answer', { detail: `${table} has not the columns of a billing export.` })
  const billingAccount = exportTable.exec(table)?.[2]?.replaceAll('_', '-')
  return {
    id: billingAccount ?? `${place.home}.${place.dataset}.${table}`,
    name: billingAccount ? `Billing account ${billingAccount}` : table,
    facts: { table, location, isView: String(isView), ...(billingAccount ? { billingAccount } : {}) },
  }
}

async function readRows<Row extends { day: Day }>(api: Api, window: Window, columns: string, page: Shape<QueryAnswer<Row>>) {
  const place = placeOf(api)
  const { table = '', location = '', isView } = api.account.facts ?? (await identify(api)).facts ?? {}
  const sql = selectFrom(columns, place, table, isView !== 'true')
  const rows = await runQuery(api, { project: place.project, location, sql, window }, page)
  return rows.filter((row) => covers(window, row.day))
}

const splitOf = (row: { day: Day; service?: string | null | undefined; project?: string | null | undefined }) => ({
  period: row.day,
  service: row.service || undefined,
  subAccount: row.project ? { id: row.project } : undefined,
})

const costTypes: Record<string, ChargeCategory> = { regular: 'Usage', tax: 'Tax', adjustment: 'Adjustment' }

/** `cost` is before credits; these are negative, and stand beside it. What is neither regular nor tax corrects an invoice. */
async function* readCosts(api: Api, window: Window): AsyncGenerator<Charge> {
  for (const row of await readRows(api, window, costColumns, costAnswer)) {
    const category = costTypes[row.cost_type ?? 'regular'] ?? 'Adjustment'
    yield charge({ ...splitOf(row), category, billed: money(row.cost, row.currency) })
    const credits = row.credits ?? '0'
    if (!isZero(parseDecimal(credits))) yield charge({ ...splitOf(row), category: 'Credit', billed: money(credits, row.currency) })
  }
}

const periods: Record<string, Limit['period']> = { MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' }

/** A budget that repeats the last period's spend names no amount, and is left out. */
function limitOf({ name, displayName, amount, budgetFilter }: z.infer<ReturnType<typeof budget>>): Limit[] {
  const given = amount.specifiedAmount
  if (!given) return []
  const filter = budgetFilter ?? {}
  const isPart = parts.some((part) => Object.keys(filter[part] ?? {}).length > 0)
  const exact = { units: BigInt(given.units ?? 0) * 1_000_000_000n + BigInt(given.nanos ?? 0), scale: 9 }
  // Not confirmed by the documentation: a budget without a period is a monthly one.
  const period = filter['customPeriod'] ? 'total' : (periods[String(filter['calendarPeriod'])] ?? 'month')
  const scope = isPart ? 'part' : 'account'
  return [{ id: name, name: displayName || name, scope, period, cap: money(exact, given.currencyCode), enforcement: 'alert_only' }]
}

async function readLimits(api: Api): Promise<Limit[]> {
  const { billingAccount } = api.account.facts ?? {}
  if (!billingAccount) throw new ProviderFailure('not_offered', { detail: 'The table’s name does not tell the billing account.' })
  const url = `https://billingbudgets.googleapis.com/v1/billingAccounts/${billingAccount}/budgets`
  const load = (pageToken: string | undefined) => api.get(url, budgetPage, { query: { pageSize: 100, pageToken } })
  const pages = api.pages(load, (page) => page.nextPageToken || undefined)
  const budgets = await itemsOf(pages, (page) => page.budgets ?? [])
  return budgets.flatMap(limitOf)
}

function readFailure({ status, json, host }: FailedAnswer): OwnFailure | undefined {
  const said = JSON.stringify(json) ?? ''
  if (host === 'oauth2.googleapis.com') {
    if (/invalid_scope|unauthorized_client/.test(said)) return { kind: 'permission_missing' }
    return status === 400 || status === 401 ? { kind: 'credentials_rejected' } : undefined
  }
  const isBudgets = host.startsWith('billingbudgets.')
  if (status === 404) return { kind: isBudgets ? 'not_offered' : 'credentials_rejected' }
  // Not confirmed by the documentation: the reasons of exceeded quotas and of the byte limit.
  if (status === 403 && /rateLimitExceeded|quotaExceeded|RESOURCE_EXHAUSTED/.test(said)) return { kind: 'rate_limited' }
  if (status === 400 && /bytesBilledLimitExceeded|limit for bytes billed/.test(said)) return { kind: 'over_budget' }
  if (status !== 403) return undefined
  return { kind: 'permission_missing', permission: isBudgets ? 'billing.budgets.list' : 'BigQuery Job User and BigQuery Data Viewer' }
}

const series = { usualDelayHours: 24, grain: 'day', maxWindowDays: 92, historyDays: 400, restatesDays: 40 } as const

export const gcp = defineProvider({
  id: 'gcp',
  name: 'Google Cloud',
  category: 'cloud',
  confidence: 'high',
  docs: 'https://docs.cloud.google.com/billing/docs/how-to/export-data-bigquery-tables/standard-usage',
  hosts: ['bigquery.googleapis.com', 'oauth2.googleapis.com', 'billingbudgets.googleapis.com'],
  keyPower: {
    canAlso: 'With only the two roles that it needs, the key can read the billing dataset and run queries that the project pays.',
  },
  timeZone: zone,
  prerequisites: [
    'The billing export to BigQuery must be on (Billing, Billing export, BigQuery export): Google has no other way to read costs. It needs a billing administrator.',
    'The service account needs BigQuery Job User on the project and BigQuery Data Viewer on the billing dataset; for budgets also Billing Account Viewer, and the Budgets API switched on.',
    'A new export fills back to the start of the previous month in a multi-region dataset, and not at all in a regional one.',
  ],
  differences: [
    'Days are Pacific days, as on Google’s invoices.',
    'Used is the cost before credits; to pay adds credits such as committed-use discounts and promotions, tax and adjustments.',
    'Rows arrive late and corrections are appended, so a day keeps changing for some days, and a month until about the tenth of the next.',
    'Only what the export holds is known: nothing before it was switched on, and no gap while it was off is ever filled.',
    'Each sync runs a query, which BigQuery bills by the bytes it reads.',
  ],
  credentials: {
    serviceAccountJson: file('Service account key', 'IAM & Admin, Service Accounts, the account, Keys, Add key, JSON. The whole file.', {
      pattern: /^(?=[^]*"type"\s*:\s*"service_account")(?=[^]*"client_email")(?=[^]*"private_key")/,
      expected: 'the whole JSON key file of a service account',
    }),
    dataset: text('Billing dataset', 'The BigQuery dataset of the export; project.dataset when it lies in another project.', {
      pattern: /^([a-z0-9.:-]+\.)?\w+$/,
      expected: 'letters, digits and underscores, or project.dataset',
      placeholder: 'billing_export',
    }),
    projectId: text('Project ID', 'The project that runs and pays the queries; leave it empty for the project of the key.', {
      optional: true,
      pattern: /^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
      expected: 'the ID of the project, not its name or number',
    }),
    table: text('Export table', 'Leave it empty to find it. Needed only for a view, or where several billing accounts share the dataset.', {
      optional: true,
      pattern: /^[\w-]+$/,
      expected: 'the name of the table alone',
      placeholder: 'gcp_billing_export_v1_…',
    }),
  },
  authorize: {
    'bigquery.googleapis.com': googleServiceAccount('serviceAccountJson', 'https://www.googleapis.com/auth/bigquery'),
    // Not confirmed by the documentation: that this scope is enough for the Budgets API.
    'billingbudgets.googleapis.com': googleServiceAccount('serviceAccountJson', 'https://www.googleapis.com/auth/cloud-billing.readonly'),
  },
  failure: readFailure,
  identify,
  cost: {
    about: 'Cost by day, service and project, with credits, tax and adjustments.',
    ...series,
    syncAtMostEveryHours: 6,
    costPerSync: 'BigQuery’s price of the bytes read',
    dimensions: ['service', 'subAccount'],
    fetch: readCosts,
  },
  usage: {
    about: 'Quantities by day, service, SKU and project, in the unit of the price list.',
    ...series,
    syncAtMostEveryHours: 24,
    dimensions: ['service', 'meter', 'subAccount'],
    async *fetch(api, window) {
      for (const row of await readRows(api, window, usageColumns, usageAnswer)) {
        yield point({ ...splitOf(row), meter: row.sku, quantity: row.quantity, unit: row.unit })
      }
    },
  },
  limits: {
    about: 'Budgets of the billing account. They warn; Google stops nothing, and does not tell what was spent of them.',
    usualDelayHours: 1,
    syncAtMostEveryHours: 6,
    fetch: readLimits,
  },
  notExposed: {
    credits: 'Google has no API for what is left of a promotional credit; credits that were used are part of the cost.',
    invoices: 'The export tells the month in which a row is invoiced, but no invoice, its number or its status.',
  },
})
