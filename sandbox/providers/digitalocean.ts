import { addDays, groupBy, slug, sum, unitsText, utcDay } from '../shapes.ts'
import type { Movement, SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

const refuse = (status: number, id: string, message: string) => Response.json({ id, message, request_id: 'sandbox' }, { status })

const teamUuid = '4de7ac8b495b4884a69b1050c6793cd6'
const teamUrn = 'do:team:4de7ac8b-495b-4884-a69b-1050c6793cd6'

const isUsage = ({ category = 'Usage' }: TruthRow) => category === 'Usage' || category === 'Purchase'
const total = (rows: readonly TruthRow[]) => sum(rows, (row) => row.micros)
const monthOf = (row: TruthRow) => row.day.slice(0, 7)

/** One page of a list in the shape that names the next page by its address. */
function listPage({ host, path, query, pageSize }: SandboxRequest, name: string, items: readonly object[], more: object = {}): Response {
  const size = Math.min(Number(query.get('per_page') ?? 20), pageSize)
  const page = Number(query.get('page') ?? 1)
  const next = page * size < items.length ? { next: `https://${host}${path}?page=${page + 1}&per_page=${query.get('per_page') ?? 20}` } : {}
  return Response.json({
    [name]: items.slice((page - 1) * size, page * size),
    ...more,
    links: { pages: next },
    meta: { total: items.length },
  })
}

const rowsUntil = ({ truth, now }: SandboxRequest, from: string, to: string) => truth.rows({ from, to, at: now })

/** What was spent by month, newest first, the running one included. */
function months(request: SandboxRequest): TruthRow[][] {
  const today = utcDay(request.now)
  const rows = rowsUntil(request, `${addDays(today, -400).slice(0, 7)}-01`, addDays(today, 1))
  return groupBy(rows, monthOf).sort((a, b) => ((a[0]?.day ?? '') < (b[0]?.day ?? '') ? 1 : -1))
}

const invoiceOf = (rows: readonly TruthRow[]) => {
  const month = rows[0] ? monthOf(rows[0]) : ''
  const id = month.replace('-', '')
  return {
    invoice_uuid: `22737513-0ea7-4206-8ceb-000000${id}`,
    invoice_id: `90${id}`,
    amount: unitsText(total(rows)),
    invoice_period: month,
  }
}

function invoices(request: SandboxRequest): Response {
  const running = utcDay(request.now).slice(0, 7)
  const all = months(request).map(invoiceOf)
  const preview = all.find(({ invoice_period }) => invoice_period === running)
  const more = preview ? { invoice_preview: { ...preview, updated_at: new Date(request.now).toISOString() } } : {}
  return listPage(
    request,
    'invoices',
    all.filter((one) => one !== preview),
    more,
  )
}

function findMonth(request: SandboxRequest, id: string): TruthRow[] | undefined {
  const running = utcDay(request.now).slice(0, 7)
  return months(request).find((rows) => (id === 'preview' ? rows[0]?.day.startsWith(running) : invoiceOf(rows).invoice_uuid === id))
}

function invoiceItems(request: SandboxRequest, rows: readonly TruthRow[]): Response {
  const groups = groupBy(rows, (row) => JSON.stringify([row.service, row.project, row.category]))
  const items = groups.flatMap((group) => {
    const [first] = group
    if (!first) return []
    const span = isUsage(first) ? { duration: String(group.length * 24), duration_unit: 'Hours' } : {}
    const project = first.project ? { project_name: first.project } : {}
    const [start, end] = [`${monthOf(first)}-01T00:00:00Z`, new Date(Date.parse(group.at(-1)?.day ?? '') + 86_400_000).toISOString()]
    return [
      {
        product: first.service,
        description: first.service,
        amount: unitsText(total(group)),
        ...span,
        start_time: start,
        end_time: end,
        ...project,
      },
    ]
  })
  return listPage(request, 'invoice_items', items)
}

function summary(rows: readonly TruthRow[]): Response {
  const { invoice_uuid, invoice_id, amount, invoice_period } = invoiceOf(rows)
  const part = (name: string, counted: readonly TruthRow[]) => ({ name, amount: unitsText(total(counted)) })
  return Response.json({
    ...{ invoice_uuid, invoice_id, billing_period: invoice_period, amount },
    product_charges: { ...part('Product usage charges', rows.filter(isUsage)), items: [] },
    overages: part('Overages', []),
    taxes: part(
      'Taxes',
      rows.filter(({ category }) => category === 'Tax'),
    ),
    credits_and_adjustments: part(
      'Credits & adjustments',
      rows.filter(({ category }) => category === 'Credit' || category === 'Adjustment'),
    ),
  })
}

function balance(request: SandboxRequest): Response {
  const today = utcDay(request.now)
  const usage = total(rowsUntil(request, `${today.slice(0, 7)}-01`, addDays(today, 1)).filter(isUsage))
  const owed = -(request.truth.balance?.(request.now) ?? 0)
  return Response.json({
    month_to_date_balance: unitsText(owed + usage, 2),
    account_balance: unitsText(owed, 2),
    month_to_date_usage: unitsText(usage, 2),
    generated_at: new Date(request.now).toISOString(),
  })
}

const historyTypes = { purchase: 'Payment', grant: 'Credit', expiry: 'CreditExpiration', refund: 'Refund' } as const

function history(request: SandboxRequest): Response {
  const moved = (request.truth.movements?.(request.now) ?? []).map(({ kind, at, micros }: Movement) => ({
    description: historyTypes[kind],
    amount: unitsText(kind === 'purchase' || kind === 'grant' ? -Math.abs(micros) : Math.abs(micros), 2),
    date: new Date(at).toISOString(),
    type: historyTypes[kind],
  }))
  const issued = months(request)
    .slice(1)
    .map((rows) => {
      const { invoice_id, invoice_uuid, amount, invoice_period } = invoiceOf(rows)
      return {
        description: `Invoice for ${invoice_period}`,
        amount,
        invoice_id,
        invoice_uuid,
        date: `${addDays(`${invoice_period}-28`, 4).slice(0, 7)}-01T08:44:38Z`,
        type: 'Invoice',
      }
    })
  return listPage(request, 'billing_history', [...moved, ...issued])
}

function insights(request: SandboxRequest, from: string, to: string): Response {
  if (Date.parse(to) - Date.parse(from) > 31 * 86_400_000)
    return refuse(400, 'bad_request', 'end_date must be within 31 days of start_date')
  const points = rowsUntil(request, from, addDays(to, 1))
    .filter(isUsage)
    .map((row) => ({
      usage_team_urn: teamUrn,
      start_date: row.day,
      total_amount: unitsText(row.micros),
      region: row.region ?? '',
      sku: `1-DO-${slug(row.service).toUpperCase()}`,
      description: row.meter ?? '',
      group_description: '',
    }))
  const size = Math.min(Number(request.query.get('per_page') ?? 20), request.pageSize)
  const page = Number(request.query.get('page') ?? 1)
  const total_pages = Math.max(1, Math.ceil(points.length / size))
  return Response.json({
    data_points: points.slice((page - 1) * size, page * size),
    total_items: points.length,
    total_pages,
    current_page: page,
  })
}

const account = {
  account: {
    droplet_limit: 25,
    email: 'dev@example.com',
    name: 'Dev',
    uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
    status: 'active',
    team: { uuid: teamUuid, name: 'Demo team' },
  },
}

function answer(request: SandboxRequest): Response {
  const { path } = request
  const [, urn, from = '', to = ''] = /^\/v2\/billing\/([^/]+)\/insights\/([\d-]+)\/([\d-]+)$/.exec(path) ?? []
  const [, id = '', what] = /^\/v2\/customers\/my\/invoices\/([\w-]+)(\/summary)?$/.exec(path) ?? []
  const rows = id ? findMonth(request, id) : undefined
  if (path === '/v2/account') return Response.json(account)
  if (path === '/v2/customers/my/balance') return balance(request)
  if (path === '/v2/customers/my/invoices') return invoices(request)
  if (path === '/v2/customers/my/billing_history') return history(request)
  if (urn === teamUrn) return insights(request, from, to)
  if (rows) return what ? summary(rows) : invoiceItems(request, rows)
  if (id === 'preview') return listPage(request, 'invoice_items', [])
  return refuse(404, 'not_found', 'The resource you were accessing could not be found.')
}

export const digitalocean: SandboxProvider = {
  id: 'digitalocean',
  hosts: ['api.digitalocean.com'],
  demoCredentials: { token: `dop_v1_${'0123456789abcdef'.repeat(4)}` },
  seed: {
    delayHours: 26,
    stepMicros: 10_000,
    lines: [
      { service: 'Droplets', meter: 'web-1 (c-2-4GiB)', region: 'nyc3', project: 'Website', micros: 2_800_000 },
      { service: 'Kubernetes Clusters', meter: '3 nodes - 4 GB / 2 vCPU', region: 'fra1', project: 'Platform', micros: 5_400_000 },
      { service: 'Managed Databases', meter: 'postgres-1', region: 'nyc3', project: 'Platform', micros: 3_600_000 },
      { service: 'Spaces', meter: 'assets', region: 'nyc3', project: 'Website', micros: 420_000 },
    ],
  },
  handle(request) {
    const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (!token || token.includes('rejected')) return refuse(401, 'unauthorized', 'Unable to authenticate you.')
    return request.method === 'GET' ? answer(request) : refuse(405, 'method_not_allowed', 'Only reading is known here.')
  },
}
