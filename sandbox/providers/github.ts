import { addDays, groupBy, slug, sum, units } from '../shapes.ts'
import type { SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

const refuse = (status: number, message: string) =>
  Response.json({ message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, { status })

/** A quarter of what Actions cost beyond the net amount is in the plan. */
const discountOf = (row: TruthRow) => (row.service === 'Actions' ? Math.trunc(row.micros / 4) : 0)

/** The month's rows, or the day's; a live answer writes products in lower case and dates as instants. */
function rowsOf({ query, truth, now }: SandboxRequest): TruthRow[] {
  const year = query.get('year') ?? new Date(now).toISOString().slice(0, 4)
  const month = (query.get('month') ?? new Date(now).toISOString().slice(5, 7)).padStart(2, '0')
  const next = new Date(Date.UTC(Number(year), Number(month), 1)).toISOString().slice(0, 10)
  const day = query.get('day')?.padStart(2, '0')
  const from = `${year}-${month}-${day ?? '01'}`
  return truth.rows({ from, to: day ? addDays(from, 1) : next, at: now })
}

function usage(request: SandboxRequest, owner: string, isUser: boolean): Response {
  const usageItems = rowsOf(request).map((row) => {
    const gross = row.micros + discountOf(row)
    return {
      date: `${row.day}T00:00:00Z`,
      product: row.service.toLowerCase(),
      sku: row.meter ?? row.service,
      quantity: row.quantity ?? 1,
      unitType: row.unit ?? 'Units',
      pricePerUnit: row.quantity ? units(gross) / row.quantity : units(gross),
      grossAmount: units(gross),
      discountAmount: units(discountOf(row)),
      netAmount: units(row.micros),
      ...(isUser ? {} : { organizationName: owner }),
      ...(row.project ? { repositoryName: `${owner}/${slug(row.project)}` } : {}),
    }
  })
  return Response.json({ usageItems })
}

function summary(request: SandboxRequest, owner: string, kind: string): Response {
  const usageItems = groupBy(rowsOf(request), (row) => `${row.service} ${row.meter}`).flatMap(([first, ...rest]) =>
    first
      ? [
          {
            product: first.service.toLowerCase(),
            sku: slug(first.meter ?? first.service),
            netAmount: units(sum([first, ...rest], (row) => row.micros)),
          },
        ]
      : [],
  )
  return Response.json({ timePeriod: { year: 2026 }, [kind]: owner, usageItems })
}

function budgets({ query, pageSize }: SandboxRequest, owner: string): Response {
  const common = { budget_type: 'ProductPricing', budget_scope: 'organization', budget_entity_name: owner }
  const all = [
    {
      ...common,
      id: 'b-actions',
      budget_product_sku: 'actions',
      budget_amount: 500,
      prevent_further_usage: true,
      budget_alerting: { will_alert: true, alert_recipients: ['mona'] },
    },
    {
      ...common,
      id: 'b-packages',
      budget_product_sku: 'packages',
      budget_amount: 50,
      prevent_further_usage: false,
      budget_alerting: { will_alert: true, alert_recipients: ['mona'] },
    },
    {
      ...common,
      id: 'b-ghas',
      budget_product_sku: 'ghas',
      budget_amount: 12,
      prevent_further_usage: false,
      budget_alerting: { will_alert: false, alert_recipients: [] },
    },
  ]
  const size = Math.min(Number(query.get('per_page') ?? 10), pageSize)
  const at = (Number(query.get('page') ?? 1) - 1) * size
  return Response.json({ budgets: all.slice(at, at + size), has_next_page: at + size < all.length, total_count: all.length })
}

const kinds: Record<string, string> = { organizations: 'organization', users: 'user', enterprises: 'enterprise' }

function answer(request: SandboxRequest): Response {
  const [, family = '', owner = '', what] =
    /^\/(organizations|users|enterprises)\/([^/]+)\/settings\/billing\/(.+)$/.exec(request.path) ?? []
  const org = /^\/orgs\/([^/]+)$/.exec(request.path)?.[1]
  if (org) return Response.json({ login: org, id: 9_919, type: 'Organization' })
  if (request.path === '/user') return Response.json({ login: 'mona', id: 583_231, type: 'User' })
  if (what === 'usage') return usage(request, owner, family === 'users')
  if (what === 'usage/summary') return summary(request, owner, kinds[family] ?? '')
  if (what === 'budgets' && family !== 'users') return budgets(request, owner)
  return refuse(404, 'Not Found')
}

export const github: SandboxProvider = {
  id: 'github',
  hosts: ['api.github.com'],
  demoCredentials: { scope: 'organization', login: 'octo-demo', token: 'github_pat_demo0123456789abcdef0123' },
  seed: {
    delayHours: 20,
    lines: [
      { service: 'Actions', meter: 'Actions Linux', project: 'website', micros: 3_400_000, unit: 'Minutes', unitMicros: 8_000 },
      { service: 'Actions', meter: 'Actions macOS', project: 'mobile', micros: 2_100_000, unit: 'Minutes', unitMicros: 80_000 },
      { service: 'Copilot', meter: 'copilot_for_business', micros: 7_600_000, unit: 'UserMonths', unitMicros: 19_000_000 },
      { service: 'Copilot', meter: 'copilot_ai_credit', micros: 1_900_000, unit: 'Credits', unitMicros: 10_000 },
      { service: 'Packages', meter: 'Packages storage', project: 'website', micros: 240_000, unit: 'GigabyteHours', unitMicros: 336 },
      { service: 'Git LFS', meter: 'Git LFS storage', project: 'mobile', micros: 160_000, unit: 'GigabyteHours', unitMicros: 97 },
    ],
  },
  handle(request) {
    const token = /^(?:Bearer|token) (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (!token) return refuse(401, 'Requires authentication')
    if (token.includes('rejected')) return refuse(401, 'Bad credentials')
    if (!request.headers.get('user-agent'))
      return refuse(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.')
    const version = request.headers.get('x-github-api-version') ?? '2022-11-28'
    if (!['2026-03-10', '2022-11-28'].includes(version)) return refuse(400, 'That API version is not supported.')
    return request.method === 'GET' ? answer(request) : refuse(404, 'Not Found')
  },
}
