import { z } from 'zod'
import type { Day, Month } from '../../worker/platform/day.ts'
import { usd } from '../../worker/platform/money.ts'
import { bearer } from '../../worker/providers/authorize.ts'
import { anthropic } from '../../worker/providers/catalog/anthropic.ts'
import { openai } from '../../worker/providers/catalog/openai.ts'
import type { Api, Provider, Window } from '../../worker/providers/contract.ts'
import { secret } from '../../worker/providers/credentials.ts'
import { charge, dayText, defineProvider, point, reading, shape, wait } from '../../worker/providers/define.ts'
import { providersById } from '../../worker/providers/registry.ts'
import { simHost } from './hosts.ts'

/** How the providers of the simulation behave, whatever the catalog says of them: short histories, seldom syncs. */
export const pace = { historyDays: 40, maxWindowDays: 16, restatesDays: 4, usualDelayHours: 6, syncAtMostEveryHours: 12 } as const
const slow = { usualDelayHours: 0, syncAtMostEveryHours: 12 } as const

const item = z.object({ day: dayText(), service: z.string(), model: z.string().nullish(), project: z.string(), amount: z.string() })
const pageOf = <Item extends z.ZodType>(one: Item) => shape(() => z.object({ items: z.array(one), next: z.string().nullable() }))
const costPage = pageOf(item)
const monthPage = pageOf(z.object({ month: z.string(), service: z.string(), project: z.string(), amount: z.string() }))
const usagePage = pageOf(z.object({ day: dayText(), project: z.string(), quantity: z.number() }))
const amount = shape(() => z.object({ amount: z.string() }))
const topUps = shape(() => z.object({ items: z.array(z.object({ id: z.string(), at: z.number(), amount: z.string() })) }))
const limitList = shape(() => z.object({ items: z.array(z.object({ id: z.string(), amount: z.string() })) }))
const account = shape(() => z.object({ id: z.string(), name: z.string(), zone: z.string() }))

const pagesOf = <Page extends { next: string | null }>(api: Api, path: string, page: () => z.ZodType<Page>, { from, to }: Window) =>
  api.pages(
    (cursor) => api.get(path, page, { query: { from, to, page: cursor } }),
    (answer: Page) => answer.next,
  )

const chargeOf = ({ day, service, model, project, amount: billed }: z.infer<typeof item>) =>
  charge({ period: day, service, model: model ?? undefined, subAccount: { id: project, name: project }, billed: usd(billed) })

const common = (id: string): Omit<Provider, 'cost' | 'usage' | 'credits' | 'limits'> => ({
  ...{ id, name: id, category: 'saas', confidence: 'low', docs: 'https://sim.test/docs' },
  ...{ hosts: [simHost], keyPower: 'read', timeZone: 'UTC', prerequisites: [], differences: [] },
  credentials: { key: secret('Key', 'made up') },
  authorize: bearer('key'),
  async identify(api) {
    const { id: found, name, zone } = await api.get('/account', account)
    return { id: found, name, timeZone: zone }
  },
  notExposed: {},
})

const credits = {
  ...{ about: 'What is left.', ...slow },
  fetch: async (api: Api) => [{ id: 'prepaid', name: 'Prepaid', amount: usd((await api.get('/balance', amount)).amount) }],
  movements: async (api: Api, { startsAt, endsAt }: Window) =>
    (await api.get('/topups', topUps)).items
      .filter(({ at }) => at >= startsAt && at < endsAt)
      .map(({ id, at, amount: value }) => ({ id, at, kind: 'purchase' as const, amount: usd(value) })),
}

const series = { about: 'Spend.', grain: 'day', dimensions: ['service', 'model', 'subAccount'], ...pace } as const

async function* readCosts(api: Api, window: Window) {
  for await (const page of pagesOf(api, '/costs', costPage, window)) yield* page.items.map(chargeOf)
}

const daily = defineProvider({
  ...common('sim_daily'),
  cost: {
    ...series,
    fetch: readCosts,
  },
  usage: {
    ...series,
    async *fetch(api, window) {
      for await (const page of pagesOf(api, '/usage', usagePage, window)) {
        yield* page.items.map(({ day, project, quantity }) =>
          point({ period: day, meter: 'calls', unit: 'calls', quantity, subAccount: { id: project } }),
        )
      }
    },
  },
  credits,
  limits: {
    ...{ about: 'A cap.', ...slow },
    fetch: async (api) =>
      (await api.get('/limits', limitList)).items.map(({ id, amount: cap }) => ({
        id,
        name: id,
        scope: 'account',
        period: 'month',
        cap: usd(cap),
        enforcement: 'hard_cap',
      })),
  },
})

/** Costs alone, in one window for the recent days and one for history. */
const plain = defineProvider({ ...common('sim_plain'), cost: { ...series, maxWindowDays: 30, fetch: readCosts } })

const monthly = defineProvider({
  ...common('sim_monthly'),
  cost: {
    ...{ ...series, grain: 'month', maxWindowDays: 62 },
    async *fetch(api, window) {
      for await (const page of pagesOf(api, '/months', monthPage, window)) {
        yield* page.items.map(({ month, service, project, amount: billed }) =>
          charge({ period: month as Month, service, subAccount: { id: project }, billed: usd(billed) }),
        )
      }
    },
  },
})

const counter = defineProvider({
  ...common('sim_counter'),
  cost: {
    ...{ ...series, historyDays: 0 },
    async *fetch(api) {
      const { total } = await api.get(
        '/total',
        shape(() => z.object({ total: z.string() })),
      )
      yield reading({ meter: 'month to date', at: api.now, total: usd(total), resets: 'month' })
    },
  },
})

const prepaid = defineProvider({ ...common('sim_prepaid'), credits: { ...credits, syncAtMostEveryHours: 6, spendFromDrops: true } })

const report = defineProvider({
  ...common('sim_report'),
  cost: {
    ...series,
    async *fetch(api, { from, to }, resume) {
      const id =
        resume ??
        (
          await api.post(
            '/reports',
            { json: { from, to } },
            shape(() => z.object({ id: z.string() })),
          )
        ).id
      const { items } = await api.get(
        `/reports/${id}`,
        shape(() => z.object({ items: z.array(item).nullable() })),
      )
      if (!items) yield wait(id, 900)
      else yield* items.filter(({ day }) => day >= (from as Day)).map(chargeOf)
    },
  },
})

const quick = (provider: Provider): Provider => ({
  ...provider,
  ...(provider.cost ? { cost: { ...provider.cost, ...pace } } : {}),
  ...(provider.usage ? { usage: { ...provider.usage, ...pace, syncAtMostEveryHours: 24 } } : {}),
  ...(provider.limits ? { limits: { ...provider.limits, syncAtMostEveryHours: 24 } } : {}),
})

/** Two providers of the catalog at the simulation's pace, and one for each way of reporting that they lack. */
const simulated: readonly Provider[] = [quick(openai), quick(anthropic), daily, plain, monthly, counter, prepaid, report]

/** From now on the product finds these. */
export function installCatalog(): void {
  for (const provider of simulated) providersById.set(provider.id, provider)
}
