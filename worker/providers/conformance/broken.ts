import { z } from 'zod'
import { addDays, daysIn } from '../../platform/day.ts'
import { cents, usd } from '../../platform/money.ts'
import type { Api, Provider, Window } from '../contract.ts'
import { text } from '../credentials.ts'
import { charge, covers, dayText, shape } from '../define.ts'
import { ProviderFailure } from '../failure.ts'
import type { CostSignal } from '../signal-contract.ts'
import type { ProviderFixture } from '../fixtures/fixture.ts'
import { type CostRow, costPage, good, orderReport, queryOf, readCosts, reportRows, toCharge } from './good.ts'
import { goodFixture } from './good-fixture.ts'

export interface Breaker {
  /** The rule that must catch it. */
  rule: string
  /** What is wrong with it. */
  fault: string
  provider: Provider
  fixture: ProviderFixture
}

interface Change {
  provider?: Partial<Provider>
  cost?: CostSignal['fetch']
  fixture?: Partial<ProviderFixture>
}

function breaker(rule: string, fault: string, { provider, cost, fixture }: Change): Breaker {
  const changed = { ...good, ...provider, ...(cost && good.cost ? { cost: { ...good.cost, fetch: cost } } : {}) }
  return { rule, fault, provider: changed, fixture: { ...goodFixture, ...fixture } }
}

const firstPage = (api: Api, window: Window) => api.get('/v1/costs', costPage, { query: queryOf(api, window) })

const looseRow = () => z.object({ day: dayText(), service: z.string(), cents: z.string().default('0') })
const loosePage = shape(() => z.object({ rows: z.array(looseRow()), next: z.string().nullable() }))

const strictRow = () =>
  z.strictObject({
    day: dayText(),
    service: z.string(),
    project: z.string().nullish(),
    cents: z.string(),
    currency: z.string(),
    kind: z.string(),
  })
const strictPage = shape(() => z.strictObject({ rows: z.array(strictRow()), next: z.string().nullable() }))

let calls = 0

async function* mapCosts(api: Api, window: Window, map: (row: CostRow) => CostRow | undefined) {
  for await (const row of readCosts(api, window)) {
    const mapped = map(row)
    if (mapped) yield toCharge(mapped)
  }
}

const asText = (value: string | number): string => String(value)

export const breakers: readonly Breaker[] = [
  breaker('has a complete entry in the catalog', 'its documentation is not https', { provider: { docs: 'http://docs.acme.example' } }),
  breaker('has a complete entry in the catalog', 'it says nothing of what is needed first', { provider: { prerequisites: [] } }),
  breaker('has a complete entry in the catalog', 'a field has no help', {
    provider: { credentials: { ...good.credentials, team: text('Team', '') } },
  }),
  breaker('offers each signal or says why it does not', 'invoices are not mentioned', { provider: { notExposed: {} } }),
  breaker('fills the dimensions that it declares, and no others', 'it promises regions', {
    provider: { ...(good.cost ? { cost: { ...good.cost, dimensions: ['service', 'subAccount', 'region'] } } : {}) },
  }),
  breaker('uses every field of its form', 'a field is asked for and never used', {
    provider: { credentials: { ...good.credentials, note: text('Note', 'Anything that you like to write.') } },
    fixture: { credentials: { ...goodFixture.credentials, note: 'hello' } },
  }),
  breaker('refuses rubbish without repeating it', 'any text is a token', {
    provider: {
      credentials: { ...good.credentials, token: { kind: 'secret', label: 'Token', help: 'Anywhere in the settings.', optional: false } },
    },
  }),
  breaker('refuses rubbish without repeating it', 'the refusal repeats the token', {
    provider: {
      credentials: { ...good.credentials, token: { ...(good.credentials['token'] ?? text('', '')), expected: 'not sk-another-provider' } },
    },
  }),
  breaker('refuses rubbish without repeating it', 'the demo cannot be connected', {
    fixture: { sandbox: { ...goodFixture.sandbox, demoCredentials: { token: 'demo' } } },
  }),
  breaker('calls the hosts it lists and no others', 'another host is called', {
    cost: async function* (api, window) {
      for (const row of (await api.get(`https://files.acme.example/v1/costs?from=${window.from}`, costPage)).rows) yield toCharge(row)
    },
  }),
  breaker('calls the hosts it lists and no others', 'more is listed than is called', {
    provider: { hosts: [...good.hosts, 'files.acme.example'] },
  }),
  breaker('puts no credential in a URL', 'the token is a parameter', {
    cost: async function* (api, window) {
      const { rows } = await api.get('/v1/costs', costPage, { query: { ...queryOf(api, window), token: api.credentials['token'] } })
      for (const row of rows) yield toCharge(row)
    },
  }),
  breaker('authorizes every request as its documentation says', 'the sandbox asks for no credentials', {
    fixture: {
      sandbox: {
        ...goodFixture.sandbox,
        handle: (request) => goodFixture.sandbox.handle({ ...request, headers: new Headers({ authorization: 'Bearer acme_any' }) }),
      },
    },
  }),
  breaker('authorizes every request as its documentation says', 'the token goes into no header', {
    provider: { authorize: (request) => request },
  }),
  breaker('identifies the account behind good credentials', 'every account has the same id', {
    provider: { identify: async () => ({ id: 'acme' }) },
  }),
  breaker('identifies the account behind good credentials', 'its days are of another zone', { provider: { timeZone: 'UTC' } }),
  breaker('reads every amount to the micro-unit, with unit and sign', 'cents are taken for dollars', {
    cost: async function* (api, window) {
      for await (const row of readCosts(api, window)) yield { ...toCharge(row), billed: usd(row.cents), effective: usd(row.cents) }
    },
  }),
  breaker('reads every amount to the micro-unit, with unit and sign', 'amounts are rounded to cents', {
    cost: (api, window) => mapCosts(api, window, (row) => ({ ...row, cents: Math.round(Number(row.cents)) })),
  }),
  breaker('reads every amount to the micro-unit, with unit and sign', 'the sign of credits is lost', {
    cost: (api, window) => mapCosts(api, window, (row) => ({ ...row, cents: asText(row.cents).replace('-', '') })),
  }),
  breaker('shows the whole of what was spent', 'what belongs to no project is left out', {
    cost: (api, window) => mapCosts(api, window, (row) => (row.project || row.kind === 'credit' ? row : undefined)),
  }),
  breaker('reads the same from a window cut into pieces as from the whole', 'a fee is added once a fetch', {
    cost: async function* (api, window) {
      yield charge({ period: window.from, service: 'Fee', billed: usd('1') })
      for await (const row of readCosts(api, window)) yield toCharge(row)
    },
  }),
  breaker('reads a long history in pieces that the provider allows', 'it asks for a day more than it was given', {
    cost: (api, window) => readCostsBetween(api, { ...window, from: addDays(window.from, -1) }, window),
  }),
  breaker('answers an empty window with no rows', 'days without spend are zeros', {
    cost: async function* (api, window) {
      for await (const row of readCosts(api, window)) yield toCharge(row)
      for (const period of daysIn(window)) yield charge({ period, service: 'Builds', billed: cents(0) })
    },
  }),
  breaker('answers periods of its grain inside the window', 'each day is the day after', {
    cost: (api, window) => mapCosts(api, window, (row) => ({ ...row, day: addDays(row.day, 1) })),
  }),
  breaker('answers periods of its grain inside the window', 'days before the window come along', {
    cost: async function* (api, window) {
      const { rows } = await firstPage(api, { ...window, from: addDays(window.from, -1) })
      for (const row of rows) yield toCharge(row)
    },
  }),
  breaker('reads the same from the same window twice', 'something is remembered between fetches', {
    cost: (api, window) => mapCosts(api, window, (row) => ({ ...row, service: `${row.service} ${(calls += 1)}` })),
  }),
  breaker('reads every page', 'only the first page is read', {
    cost: async function* (api, window) {
      for (const row of (await firstPage(api, window)).rows) yield toCharge(row)
    },
  }),
  breaker('stops when the same page comes again', 'a cursor that repeats is followed', {
    cost: async function* (api, window) {
      let cursor: string | null | undefined
      for (let count = 0; count < 5 && cursor !== null; count += 1) {
        const page: { rows: CostRow[]; next: string | null } = await api.get('/v1/costs', costPage, {
          query: { ...queryOf(api, window), cursor },
        })
        for (const row of page.rows) yield toCharge(row)
        cursor = page.next
      }
    },
  }),
  breaker('orders no second report when a wait is delivered twice', 'a resumed fetch orders again', {
    provider: {
      ...(good.usage
        ? {
            usage: {
              ...good.usage,
              async *fetch(api, window, resume) {
                const ordered = await orderReport(api, window)
                if (resume === undefined) yield ordered
                else
                  for (const row of (await api.get(`/v1/reports/${resume}`, reportRows)).rows)
                    yield { type: 'point', period: row.day, ...row }
              },
            },
          }
        : {}),
    },
  }),
  breaker('tells each common failure for what it is', 'every failure is data still to come', { provider: { failure: () => 'not_yet' } }),
  breaker('fails whole when any request of it fails', 'a later page may be missing', {
    cost: async function* (api, window) {
      let cursor: string | undefined
      do {
        const page = await api.get('/v1/costs', costPage, { query: { ...queryOf(api, window), cursor }, optional: cursor ? [500] : [] })
        for (const row of page?.rows ?? []) yield toCharge(row)
        cursor = page?.next ?? undefined
      } while (cursor)
    },
  }),
  breaker('reads its documented failures rightly', 'a team without billing is not told apart', { provider: { failure: () => undefined } }),
  breaker('never repeats a credential in a failure', 'the token is quoted', {
    provider: {
      async identify(api) {
        const account = await api.get(
          '/v1/me',
          shape(() => z.object({ id: z.string(), name: z.string() })),
          { optional: [400, 401, 403] },
        )
        if (!account) throw new ProviderFailure('credentials_rejected', { detail: `${api.credentials['token']} is no good` })
        return account
      },
    },
  }),
  breaker('ignores members that it does not know', 'a new member is an error', {
    cost: async function* (api, window) {
      for await (const row of readCosts(api, window, strictPage)) yield toCharge(row)
    },
  }),
  breaker('names an expected member that is missing, and never counts it as 0', 'a missing amount is 0', {
    cost: async function* (api, window) {
      const { rows } = await api.get('/v1/costs', loosePage, { query: queryOf(api, window) })
      for (const row of rows) yield charge({ period: row.day, service: row.service, billed: cents(row.cents) })
    },
  }),
  breaker('reads the official samples as they were published', 'amounts must be text', {
    cost: async function* (api, window) {
      for await (const row of readCosts(api, window, strictPage)) yield toCharge(row)
    },
  }),
]

async function* readCostsBetween(api: Api, asked: Window, window: Window) {
  for await (const row of readCosts(api, asked)) if (covers(window, row.day)) yield toCharge(row)
}
