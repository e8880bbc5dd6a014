import { z } from 'zod'
import { usd, cents } from '../../platform/money.ts'
import { bearer } from '../authorize.ts'
import type { Api, Provider, Window } from '../contract.ts'
import { secret, text } from '../credentials.ts'
import { charge, covers, currencyCode, dayText, decimal, defineProvider, point, shape, wait } from '../define.ts'

const me = shape(() => z.object({ id: z.string(), name: z.string() }))

const costRow = () =>
  z.object({
    day: dayText(),
    service: z.string(),
    project: z.string().nullish(),
    cents: decimal(),
    currency: currencyCode(),
    kind: z.string(),
  })
export const costPage = shape(() => z.object({ rows: z.array(costRow()), next: z.string().nullable() }))

const report = shape(() => z.object({ id: z.string() }))
export const reportRows = shape(() =>
  z.object({ rows: z.array(z.object({ day: dayText(), meter: z.string(), unit: z.string(), quantity: z.number() })) }),
)
const balance = shape(() => z.object({ balance: decimal() }))
const limits = shape(() => z.object({ limits: z.array(z.object({ id: z.string(), cap: decimal() })) }))

export const queryOf = (api: Api, window: Window) => ({ from: window.from, to: window.to, team: api.credentials['team'] })

export async function* readCosts(api: Api, window: Window, shapeOfPage = costPage) {
  const query = queryOf(api, window)
  const pages = api.pages(
    (cursor) => api.get('/v1/costs', shapeOfPage, { query: { ...query, cursor } }),
    (page) => page.next,
  )
  for await (const { rows } of pages) for (const row of rows) if (covers(window, row.day)) yield row
}

export type CostRow = z.infer<ReturnType<typeof costRow>>

export const toCharge = (row: CostRow) =>
  charge({
    period: row.day,
    service: row.service,
    subAccount: row.project ? { id: row.project } : undefined,
    category: row.kind === 'credit' ? 'Credit' : 'Usage',
    billed: cents(row.cents, row.currency),
  })

export const orderReport = async (api: Api, window: Window) =>
  wait((await api.post('/v1/reports', { json: { from: window.from, to: window.to } }, report)).id, 30)

/** A small provider that keeps every promise of the suite; each broken one differs from it in one thing. */
export const good: Provider = defineProvider({
  id: 'acme',
  name: 'Acme',
  category: 'saas',
  confidence: 'high',
  docs: 'https://docs.acme.example/billing',
  hosts: ['api.acme.example'],
  keyPower: 'read',
  timeZone: 'America/Los_Angeles',
  prerequisites: ['Only a billing admin can make a token.'],
  differences: ['Days are Pacific days, and tax is left out.'],
  credentials: {
    token: secret('Token', 'Acme, Settings, Tokens. Choose the scope billing:read.', {
      pattern: /^acme_\w+$/,
      expected: 'it begins with acme_',
    }),
    team: text('Team', 'The last part of the address when your team is open.'),
  },
  authorize: bearer('token'),
  failure: ({ json }) => (z.object({ error: z.literal('no_billing') }).safeParse(json).success ? 'not_offered' : undefined),
  identify: async (api) => api.get('/v1/me', me),
  cost: {
    about: 'Cost by day, service and project.',
    usualDelayHours: 6,
    grain: 'day',
    maxWindowDays: 7,
    historyDays: 90,
    restatesDays: 3,
    dimensions: ['service', 'subAccount'],
    async *fetch(api, window) {
      for await (const row of readCosts(api, window)) yield toCharge(row)
    },
  },
  usage: {
    about: 'Builds and storage by day, from a report.',
    usualDelayHours: 6,
    grain: 'day',
    maxWindowDays: 31,
    historyDays: 90,
    restatesDays: 3,
    dimensions: ['meter'],
    async *fetch(api, window, resume) {
      if (resume === undefined) {
        yield await orderReport(api, window)
        return
      }
      const { rows } = await api.get(`/v1/reports/${resume}`, reportRows)
      for (const { day, ...rest } of rows) yield point({ period: day, ...rest })
    },
  },
  credits: {
    about: 'The prepaid balance of the account.',
    usualDelayHours: 0,
    fetch: async (api) => [{ id: 'credits', name: 'Credits', amount: usd((await api.get('/v1/balance', balance)).balance) }],
  },
  limits: {
    about: 'The monthly spending caps of projects.',
    usualDelayHours: 0,
    async fetch(api) {
      const answer = await api.get('/v1/limits', limits)
      return answer.limits.map(({ id, cap }) => ({ id, name: id, scope: 'part', period: 'month', cap: usd(cap), enforcement: 'hard_cap' }))
    },
  },
  notExposed: { invoices: 'Acme sends its invoices by mail alone.' },
})
