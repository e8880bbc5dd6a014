import type { DashboardRows, DayFigure, SpendDay } from '../../worker/figures/rows.ts'
import type { Day } from '../../worker/platform/day.ts'
import { dayAfter } from './overview.ts'

export const generatedNow = Date.parse('2026-11-23T12:00:00Z')
export const generatedToday = '2026-11-23' as Day

const historyDays = 800
const firstDay = dayAfter(generatedToday, -historyDays) as Day

/** Published by the European Central Bank; the other two are not. */
const perEuro = { USD: 1.1, CNY: 7.9, GBP: 0.86 } as const
const currencies = ['USD', 'USD', 'EUR', 'CNY', 'GBP', 'TWD', 'KWD'] as const
const providers = [
  'anthropic',
  'aws',
  'openai',
  'vercel',
  'openrouter',
  'digitalocean',
  'github',
  'gcp',
  'litellm',
  'acme',
  'bolt',
  'cirrus',
  'delta',
]

/** A small generator (mulberry32) that gives the same figures for the same seed. */
function createChance(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (most: number) => Math.floor(next() * most),
    pick: <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item,
  }
}

type Chance = ReturnType<typeof createChance>

/** One figure of one account and day, or month; amounts in micro-units. */
export interface GeneratedFigure {
  connectionId: string
  day: string
  /** Exclusive. */
  end: string
  grain: 'day' | 'month'
  currency: string
  used: number
  toPay: number
  paidTo: string
  calculated: number
  estimated: number
}

export interface GeneratedLedger {
  currency: string
  figures: GeneratedFigure[]
  rates: DashboardRows['rates']
  /** The same as the dashboard reads it. */
  rows: DashboardRows
}

/** The ledger of an invented workspace: several currencies, gaps, refunds, months without days, prepaid accounts, observers. */
export function generateLedger(seed: number): GeneratedLedger {
  const chance = createChance(seed)
  const currency = chance.pick(['USD', 'EUR', 'CNY'])
  const connections = Array.from({ length: 16 }, (_, index) => connectionOf(index, chance))
  const figures = connections.flatMap((connection) => figuresOf(connection, chance))
  const rates = Object.entries(perEuro).map(([code, rate]) => ({ currency: code, rates: ratesOf(rate, chance) }))
  const byDay = Map.groupBy(figures, ({ day }) => day)
  const rows = {
    profile: { role: 'owner', name: 'Generated', currency, timeZone: 'UTC', plan: 'team', dataVersion: seed },
    connections,
    signals: connections.map(({ id }) => signalOf(id, chance)),
    spend: [...byDay].map(([day, own]): SpendDay => ({ day: day as Day, figures: own.map(pack) })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    ...{ services: [], balances: [], pauses: [] },
    rates,
  } satisfies DashboardRows
  return { currency, figures, rates, rows }
}

const pack = (one: GeneratedFigure): DayFigure => [
  ...([one.connectionId, one.used, one.toPay, one.currency, one.grain, one.end as Day, one.paidTo] as const),
  ...([0, 0, one.calculated, one.estimated, 0] as const),
]

function connectionOf(index: number, chance: Chance): DashboardRows['connections'][number] {
  const providerId = providers[index % providers.length] ?? ''
  return {
    ...{ id: `con_${index}`, providerId, label: `Account ${index}`, state: 'active', stateReason: null, timeZone: 'UTC', leaseUntil: 0 },
    payment: chance.pick(['prepaid', 'invoiced', 'unknown']),
    role: providerId === 'litellm' ? 'observer' : 'biller',
  }
}

const signalOf = (connectionId: string, chance: Chance): DashboardRows['signals'][number] =>
  ({
    ...{ workspaceId: 'ws_1', connectionId, signal: 'cost', state: 'on', reason: null, detail: null, failures: 0, historyStart: firstDay },
    ...{ nextSyncAt: generatedNow, nextHistoryAt: null, recentCursor: null, windowDays: 30, lastSuccessAt: generatedNow - 600_000 },
    completeThrough: dayAfter(generatedToday, -1 - chance.below(6)),
    readBackTo: firstDay,
  }) as unknown as DashboardRows['signals'][number]

/** Everything that one account tells: a day missing at times, or only its months. */
function figuresOf({ id, providerId }: DashboardRows['connections'][number], chance: Chance): GeneratedFigure[] {
  const monthly = providerId === 'github'
  const currency = chance.pick(currencies)
  const size = 10 ** (4 + chance.below(6))
  const days = Array.from({ length: historyDays + 1 }, (_, index) => dayAfter(firstDay, index))
  const told = days.filter((day) => (monthly ? day.endsWith('-01') : chance.next() > 0.1))
  return told.map((day) => {
    const used = Math.round(size * (0.5 + chance.next()) * (chance.next() < 0.06 ? -4 : 1))
    return {
      ...{ connectionId: id, day, currency, used },
      end: monthly ? monthAfter(day) : dayAfter(day),
      grain: monthly ? 'month' : 'day',
      toPay: used + Math.round(used * chance.pick([0, 0, 0.19, -0.3])),
      paidTo: providerId === 'litellm' ? chance.pick(['anthropic', 'cohere', '']) : '',
      ...chance.pick([
        { calculated: 0, estimated: 0 },
        { calculated: used, estimated: 0 },
        { calculated: 0, estimated: used },
      ]),
    }
  })
}

const monthAfter = (day: string): string => `${dayAfter(day, 31).slice(0, 7)}-01`

/** A rate for every weekday, wandering a little. */
function ratesOf(rate: number, chance: Chance): [Day, string][] {
  const days = Array.from({ length: historyDays + 10 }, (_, index) => dayAfter(firstDay, index - 9))
  const isWeekday = (day: string) => new Date(day).getUTCDay() % 6 !== 0
  return days.filter(isWeekday).map((day) => [day as Day, (rate * (0.97 + chance.next() * 0.06)).toFixed(4)])
}
