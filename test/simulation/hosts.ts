import { anthropic } from '../../sandbox/providers/anthropic.ts'
import { openai } from '../../sandbox/providers/openai.ts'
import { type Account, counterAt, truthOf } from './accounts.ts'

/** Where the simulation's own providers answer. */
export const simHost = 'api.sim.test'

/** The providers of the catalog that are simulated, as the sandbox plays them. */
export const sandboxed = [openai, anthropic] as const

interface Asked {
  account: Account
  method: string
  path: string
  query: URLSearchParams
  body: string
  now: number
}

const pageSize = 4
const dollars = (micros: number): string =>
  `${micros < 0 ? '-' : ''}${Math.floor(Math.abs(micros) / 1e6)}.${String(Math.abs(micros) % 1e6).padStart(6, '0')}`

/** Answers as the account's provider would. */
export async function answerAs(request: Request, account: Account, now: number): Promise<Response> {
  const url = new URL(request.url)
  const { method, headers } = request
  const body = await request.text()
  if (url.host === simHost) return answerSim({ account, method, path: url.pathname, query: url.searchParams, body, now })
  const provider = sandboxed.find(({ id }) => id === account.providerId)
  if (!provider) return new Response('no such host', { status: 599 })
  return provider.handle({
    ...{ method, host: url.host, path: url.pathname, query: url.searchParams, headers, body, now },
    truth: truthOf(account),
    pageSize: 5,
  })
}

function answerSim(asked: Asked): Response {
  const { account, path, query, now } = asked
  if ([...account.forbidden].some((prefix) => path.startsWith(prefix)))
    return Response.json({ message: 'a permission is missing' }, { status: 403 })
  const truth = truthOf(account)
  const span = { from: query.get('from') ?? '', to: query.get('to') ?? '', at: now }
  if (path === '/account') return Response.json({ id: account.key, name: `Account ${account.key}`, zone: account.zone })
  if (path === '/costs') return paged(asked, costItems(truth.rows(span)))
  if (path === '/months') return paged(asked, monthItems(truth.rows(span)))
  if (path === '/usage')
    return paged(
      asked,
      truth.rows(span).map(({ day, project, quantity }) => ({ day, project, quantity })),
    )
  if (path === '/balance') return Response.json({ amount: dollars(truth.balance?.(now) ?? 0) })
  if (path === '/topups')
    return Response.json({ items: (truth.movements?.(now) ?? []).map(({ id, at, micros }) => ({ id, at, amount: dollars(micros) })) })
  if (path === '/total') return Response.json({ total: dollars(counterAt(account, now)) })
  if (path === '/limits') return Response.json({ items: [{ id: 'cap', amount: '500' }] })
  if (path.startsWith('/reports')) return answerReport(asked)
  return Response.json({ message: 'no such path' }, { status: 404 })
}

type Rows = ReturnType<ReturnType<typeof truthOf>['rows']>

const costItems = (rows: Rows) =>
  rows.map(({ day, service, model, project, micros }) => ({ day, service, model, project, amount: dollars(micros) }))

/** Running totals of whole months. */
function monthItems(rows: Rows) {
  const months = Map.groupBy(rows, ({ day, service }) => `${day.slice(0, 7)} ${service}`)
  return [...months].map(([name, same]) => ({
    month: name.slice(0, 7),
    service: name.slice(8),
    project: same[0]?.project,
    amount: dollars(same.reduce((sum, { micros }) => sum + micros, 0)),
  }))
}

function paged({ query }: Asked, items: readonly object[]): Response {
  const start = Number(query.get('page') ?? 0)
  const more = start + pageSize < items.length
  return Response.json({ items: items.slice(start, start + pageSize), next: more ? String(start + pageSize) : null })
}

/** Reports take a while: asked for once, then asked after. */
function answerReport({ account, method, path, body, now }: Asked): Response {
  if (method === 'POST') {
    const id = `rep-${account.reports.size + 1}`
    const { from, to } = JSON.parse(body) as { from: string; to: string }
    account.reports.set(id, { from, to, readyAt: now + 25 * 60_000 })
    return Response.json({ id })
  }
  const report = account.reports.get(path.replace('/reports/', ''))
  if (!report) return Response.json({ message: 'no such report' }, { status: 404 })
  if (now < report.readyAt) return Response.json({ items: null })
  return Response.json({ items: costItems(truthOf(account).rows({ ...report, at: now })) })
}
