import { groupBy, sum, unitsText } from '../shapes.ts'
import type { SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

/** Made for the sandbox and known to everyone: it opens nothing. */
const privateKey = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCfeZDdO0qSlVpue6Jf0Ym4TLvjMepJYg/KbWolAXUFKjFV2+RQeDvckWRG74+TDZEJd8ItsLb4no52',
  'eGedWCwCL0O019kxCEWUSlgNY/onDSYHTJsUwBRV+IARmhlaoN8yTp8rQ0TMDWkvo9qIVavNJj4LPWBD0pW/GoBHNxEi5qcgc7IrVahkIkJfSIEqgV1CtHEcUcUaHjbg',
  'HBN4mBn6Lmspb6qnjFpCcsZtMQ8bxUoCb4yTXGwA8CN2/CjOz0+qZxSAGe0Lwuh2yZI3CNZntDemG6mSGKPWUtSe/nmxi+peYVeFyxLxidC6aWesktkwKGLxYZLxamRN',
  'r8ERfgGtAgMBAAECggEAA+Jd3ymVyia1nmnH/W343QKPc/vwASwQhuVt16tmqoLJ01XJBJW9HYT0DI9Cr7n9nZ2rXtoGRt1zylpp6ajvX3k/vKyiN2HEchVyehcEjYVy',
  'NuzMfS+lfyePlP4sHms7LHpCQbdAenjcJkMnLDlr9xH2ombzDIvZRl+SnsluUyuBo2ykTCbhGeyg2AZ4ekZFmlR2ABBN9QkKPIMzv4Te4TELrENrcM3e/pkSodZeA82x',
  'CCZErxTlabBNfaiaPxVhcwVDzOPwPHqRXdlDYKQwWMNKhIBjKk3ZBJpREUg9f8irj8Ll4ujd363PMIjfKqUNhZWupr0LiY8winzy2bYU0QKBgQDfkrzMqwDWeM8p/dOp',
  'CJ1/2sYAmCvZ7Q1yiLSvlzgDkEh6Zy7WOsVxCs5y0SYyMV8/dbcQm5Yv+YkyNwXd37bn6qmy3Br5nZ9FjCqApfJboIKpN+1F8sUt/avd5cAivIo0deBtn5IVuNfXbAew',
  'yLSiK4zhrgfvghUeGBb04BEtPQKBgQC2mtxEwe/SoeAu2Ul2TcsGuf5YDhAGJRZWJ58ovxNxspm+Wen0GnRE/1bUAT1dbfQzZA6sQ9wgbj+pXhkHgZQMwGMUEvAORDE2',
  'hApIoY5IRHcTDe5K0EdXJGqOD/9jGga/Qtd+MpnkE0IXuPEO5MuLZMzc4/mmOYfbVJdXDY1NMQKBgEmkWOIFlbIPexV20UhFWTOrCTta5F7VEW/fjbykz8OEvArtf+T6',
  '2NxCVfxF3hH8Z0ZM7O7ggNjulf1fWGRb8zBzAFC05YHBJJxQ7hMQFkOOHFvG2zYGIGLkwr7FlcMbXV6oUTNqs0DKcPY5VFMr2SvtsmsH2v9OVsxh3PXt9Fp1AoGAcbvE',
  'o+KzL9r5GdTmZ5QOd1MTMt8XZexlnCWzgRp5zuAx2BiCmjJ75pmvB/75rJ6WcgfJB8yAZ4ajiib8qeswPjz5uQAOmqQojs7w5MoTJ7nU/H45xEkzlfgtkewu4hfMygWk',
  '2IpFxYOlL8dWBTPF/z06R/6KeNjuYFKwrFzZfJECgYEAtVRa0+56ugu/EkUAnHC3lu53B/Jfs8jh1T1mp5K0emyT6VqCH+KurTL+PoK1WbU7J7uvTp/eCY3pvCRPMMjj',
  'jO7RaB+prGTBa3uqMgQyil49BLjtMsn+xibsRkYZ8+kM0DOlXh9z450mBwulNwOtmqxbruWHVoQlkB9t3STmLm8=',
]

export const demoKey = JSON.stringify({
  type: 'service_account',
  project_id: 'demo-project',
  private_key_id: '0123456789abcdef0123456789abcdef01234567',
  private_key: `-----BEGIN PRIVATE KEY-----\n${privateKey.join('\n')}\n-----END PRIVATE KEY-----\n`,
  client_email: 'spend@demo-project.iam.gserviceaccount.com',
  client_id: '100000000000000000000',
  token_uri: 'https://oauth2.googleapis.com/token',
})

const refuse = (code: number, reason: string, message: string) =>
  Response.json({ error: { code, message, errors: [{ message, domain: 'global', reason }], status: reason } }, { status: code })
const refuseToken = (error: string, error_description: string) => Response.json({ error, error_description }, { status: 400 })

const fromBase64url = (text: string) => atob(text.replaceAll('-', '+').replaceAll('_', '/'))

function readJson(part: string): Record<string, unknown> {
  try {
    return JSON.parse(fromBase64url(part)) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Exchanges a well-formed assertion for a token that names its scope. */
function token({ body, now }: SandboxRequest): Response {
  const form = new URLSearchParams(body)
  const [head = '', claims = '', signature] = (form.get('assertion') ?? '').split('.')
  const { alg } = readJson(head)
  const { iss, scope, aud, iat, exp } = readJson(claims)
  if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
    return refuseToken('unsupported_grant_type', 'Invalid grant_type')
  if (alg !== 'RS256' || !signature || aud !== 'https://oauth2.googleapis.com/token')
    return refuseToken('invalid_grant', 'Invalid JWT Signature.')
  if (typeof iss !== 'string' || iss.includes('rejected')) return refuseToken('invalid_grant', 'Invalid grant: account not found')
  const isTimely = Math.abs(Number(iat) * 1000 - now) < 600_000 && Number(exp) - Number(iat) <= 3600
  if (!isTimely) return refuseToken('invalid_grant', 'Invalid JWT: Token must be a short-lived token')
  return Response.json({ access_token: `ya29.${btoa(String(scope))}`, expires_in: 3599, token_type: 'Bearer' })
}

const table = 'gcp_billing_export_v1_0123AB_4567CD_89EF01'
const tables = ['gcp_billing_export_resource_v1_0123AB_4567CD_89EF01', 'pricing_export', table]

function listTables({ query, pageSize }: SandboxRequest, projectId: string, datasetId: string): Response {
  const at = Number(query.get('pageToken') ?? 0)
  const size = Math.min(pageSize, Number(query.get('maxResults') ?? 50))
  const page = tables
    .slice(at, at + size)
    .map((tableId) => ({ kind: 'bigquery#table', tableReference: { projectId, datasetId, tableId }, type: 'TABLE' }))
  const next = at + size < tables.length ? { nextPageToken: String(at + size) } : {}
  return Response.json({ kind: 'bigquery#tableList', tables: page, ...next, totalItems: tables.length })
}

interface Job {
  query: string
  useLegacySql?: boolean
  location?: string
  dryRun?: boolean
  maxResults?: number
  queryParameters?: { name: string; parameterValue: { value: string } }[]
}

const costTypes = { Usage: 'regular', Purchase: 'regular', Credit: 'regular', Tax: 'tax', Adjustment: 'adjustment' } as const

/** What a column of the query is for a group of rows, told by its alias. */
const columns: Record<string, (rows: readonly TruthRow[]) => string | null> = {
  day: ([row]) => row?.day ?? null,
  service: ([row]) => row?.service ?? null,
  project: ([row]) => row?.project ?? '',
  cost_type: ([row]) => costTypes[row?.category ?? 'Usage'],
  currency: ([row]) => row?.currency ?? 'USD',
  sku: ([row]) => row?.meter ?? row?.service ?? null,
  unit: ([row]) => row?.unit ?? null,
  cost: (rows) => unitsText(sum(rows, (row) => (row.category === 'Credit' ? 0 : row.micros))),
  credits: (rows) => unitsText(sum(rows, (row) => (row.category === 'Credit' ? row.micros : 0))),
  quantity: (rows) => String(sum(rows, (row) => row.quantity)),
}
const sums = ['cost', 'credits', 'quantity']

const pacificDay = (value: string) => new Date(value).toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' })

/** Rows in the order of the query's columns. */
function resultOf(job: Job, { truth, now }: SandboxRequest) {
  const names = [...job.query.matchAll(/ AS (\w+)(?=,| FROM)/g)].map(([, name = '']) => name)
  const parameter = (name: string) => job.queryParameters?.find((one) => one.name === name)?.parameterValue.value ?? ''
  const found = truth.rows({ from: pacificDay(parameter('start')), to: pacificDay(parameter('end')), at: now })
  const counted = names.includes('quantity') ? found.filter((row) => row.quantity !== undefined) : found
  const keys = names.filter((name) => !sums.includes(name))
  const groups = groupBy(counted, (row) => JSON.stringify(keys.map((name) => columns[name]?.([row]))))
  const fields = names.map((name) => ({ name, type: sums.includes(name) ? 'NUMERIC' : 'STRING', mode: 'NULLABLE' }))
  return { fields, rows: groups.map((group) => ({ f: names.map((name) => ({ v: columns[name]?.(group) ?? null })) })) }
}

const jobReference = (jobId: string) => ({ projectId: 'demo-project', jobId, location: 'EU' })

function resultPage(request: SandboxRequest, jobId: string, job: Job): Response {
  const { fields, rows } = resultOf(job, request)
  const at = Number(request.query.get('pageToken') ?? 0)
  const more = at + request.pageSize < rows.length
  return Response.json({
    kind: 'bigquery#getQueryResultsResponse',
    jobComplete: true,
    jobReference: jobReference(jobId),
    schema: { fields },
    ...(rows.length > 0 ? { rows: rows.slice(at, at + request.pageSize) } : {}),
    totalRows: String(rows.length),
    ...(more ? { pageToken: String(at + request.pageSize) } : {}),
  })
}

/** Small results come at once; larger ones must be asked for again. */
function runQuery(request: SandboxRequest): Response {
  const job = JSON.parse(request.body) as Job
  if (job.useLegacySql !== false) return refuse(400, 'invalidQuery', 'Legacy SQL is the default, and cannot read this.')
  if (job.location !== 'EU') return refuse(404, 'notFound', `Not found: Dataset was not found in location ${job.location ?? 'US'}`)
  if (job.query.includes('_PARTITIONTIME') && /`[^`]*\.billing_view`/.test(job.query)) {
    return refuse(400, 'invalidQuery', 'Unrecognized name: _PARTITIONTIME at [1:400]')
  }
  if (job.dryRun)
    return Response.json({ kind: 'bigquery#queryResponse', jobComplete: true, totalBytesProcessed: '123456', cacheHit: false })
  const jobId = `job_${btoa(JSON.stringify(job)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
  const isLarge = resultOf(job, request).rows.length > request.pageSize
  return isLarge ? Response.json({ jobComplete: false, jobReference: jobReference(jobId) }) : resultPage(request, jobId, job)
}

const budgetName = (id: number) => `billingAccounts/0123AB-4567CD-89EF01/budgets/${id}`
const amount = (units: string, nanos: number) => ({ specifiedAmount: { currencyCode: 'USD', units, nanos } })
const thresholdRules = [{ thresholdPercent: 0.9, spendBasis: 'CURRENT_SPEND' }]
const budgets = [
  {
    name: budgetName(1),
    displayName: 'Everything',
    amount: amount('500', 250_000_000),
    thresholdRules,
    budgetFilter: { calendarPeriod: 'MONTH' },
  },
  {
    name: budgetName(2),
    displayName: 'As before',
    amount: { lastPeriodAmount: {} },
    thresholdRules,
    budgetFilter: { calendarPeriod: 'MONTH' },
  },
  {
    name: budgetName(3),
    displayName: 'Search',
    amount: amount('40', 0),
    thresholdRules,
    budgetFilter: { calendarPeriod: 'YEAR', projects: ['projects/42'] },
  },
]

function listBudgets({ query, pageSize }: SandboxRequest): Response {
  const at = Number(query.get('pageToken') ?? 0)
  return Response.json({
    budgets: budgets.slice(at, at + pageSize),
    nextPageToken: at + pageSize < budgets.length ? String(at + pageSize) : '',
  })
}

function answerBigQuery(request: SandboxRequest): Response {
  const [, project = '', rest = ''] = /^\/bigquery\/v2\/projects\/([^/]+)\/(.+)$/.exec(request.path) ?? []
  const [, dataset = '', isList] = /^datasets\/(\w+)(\/tables)?$/.exec(rest) ?? []
  if (dataset && isList) return listTables(request, project, dataset)
  if (dataset) return Response.json({ kind: 'bigquery#dataset', id: `${project}:${dataset}`, location: 'EU' })
  if (rest === 'queries' && request.method === 'POST') return runQuery(request)
  const jobId = /^queries\/(job_[\w-]+)$/.exec(rest)?.[1]
  return jobId ? resultPage(request, jobId, readJson(jobId.slice(4)) as unknown as Job) : refuse(404, 'notFound', 'Not found')
}

export const gcp: SandboxProvider = {
  id: 'gcp',
  hosts: ['bigquery.googleapis.com', 'oauth2.googleapis.com', 'billingbudgets.googleapis.com'],
  demoCredentials: { serviceAccountJson: demoKey, dataset: 'billing' },
  seed: {
    delayHours: 22,
    timeZone: 'America/Los_Angeles',
    creditService: 'Compute Engine',
    lines: [
      { service: 'Compute Engine', meter: 'N2 Instance Core', project: 'shop', micros: 14_200_000, unit: 'hour', unitMicros: 31_600 },
      { service: 'BigQuery', meter: 'Analysis', project: 'warehouse', micros: 6_900_000, unit: 'tebibyte', unitMicros: 6_250_000 },
      {
        service: 'Cloud Storage',
        meter: 'Standard Storage',
        project: 'shop',
        micros: 2_300_000,
        unit: 'gibibyte month',
        unitMicros: 20_000,
      },
      { service: 'Cloud Run', meter: 'CPU Allocation Time', project: 'shop', micros: 3_400_000, unit: 'second', unitMicros: 24 },
      { service: 'Gemini API', meter: 'Output tokens', project: 'search', micros: 4_800_000, unit: 'count', unitMicros: 2.5 },
    ],
  },
  handle(request) {
    if (request.host === 'oauth2.googleapis.com') return token(request)
    const bearer = /^Bearer ya29\.(\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (!bearer) return refuse(401, 'authError', 'Request had invalid authentication credentials.')
    const isBudgets = request.host === 'billingbudgets.googleapis.com'
    if (!fromBase64url(bearer).includes(isBudgets ? 'billing' : 'bigquery'))
      return refuse(403, 'accessDenied', 'Request had insufficient authentication scopes.')
    return isBudgets ? listBudgets(request) : answerBigQuery(request)
  },
}
