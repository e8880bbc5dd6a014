import { type Decimal, parseDecimal } from '../platform/decimal.ts'
import { type Day, addDays } from '../platform/day.ts'
import { type Micros, convert, micros } from '../platform/money.ts'
import { type RateTable, findRate } from '../usage/fx.ts'
import type { DashboardConnection, DashboardRows, DayFigure } from './rows.ts'

/** One figure of the ledger in the workspace's currency, and whether it is part of a total. */
export interface Counted {
  connection: DashboardConnection
  day: Day
  /** Exclusive, of a month or a cycle; a plain day may leave it at itself. */
  end: Day
  grain: 'day' | 'month' | 'cycle'
  used: Micros
  toPay: Micros
  recurring: Micros
  oneTime: Micros
  calculated: Micros
  estimated: Micros
  manual: Micros
}

export type Converter = (value: number, currency: string, day: Day) => Micros | undefined

/** Converts at the last rate that the ECB published before a figure's day; `undefined` where it published none. */
export function createConverter(display: string, rows: DashboardRows['rates']): Converter {
  const table: RateTable = new Map(rows.map(({ currency, rates }) => [currency, rates.map(([day, perEuro]) => ({ day, perEuro }))]))
  const known = new Map<string, Decimal | undefined>()
  const perEuro = (currency: string, day: Day) => {
    const key = `${currency} ${day}`
    if (!known.has(key)) known.set(key, rateOf(table, currency, day))
    return known.get(key)
  }
  return (value, currency, day) => {
    if (currency === display) return micros(value)
    const from = perEuro(currency, day)
    const to = perEuro(display, day)
    return from && to ? convert(micros(value), from, to) : undefined
  }
}

function rateOf(table: RateTable, currency: string, day: Day): Decimal | undefined {
  const rate = findRate(table, currency, day)
  return rate && parseDecimal(rate.perEuro)
}

/** By provider, the first day from which a biller connection tells its spend: from then on an observer's view of it is a second door. */
export function firstBilledDays({ connections, signals }: Pick<DashboardRows, 'connections' | 'signals'>): ReadonlyMap<string, Day> {
  const first = new Map<string, Day>()
  for (const connection of connections) {
    const cost = signals.find((signal) => signal.connectionId === connection.id && signal.signal === 'cost')
    const day = connection.role === 'biller' && cost?.completeThrough ? (cost.readBackTo as Day | null) : null
    const known = first.get(connection.providerId)
    if (day && (known === undefined || day < known)) first.set(connection.providerId, day)
  }
  return first
}

/** Whether an observer's figure of a day is seen through another door that counts. */
export const isSeenThrough = (billed: ReadonlyMap<string, Day>, paidTo: string, day: Day): boolean => {
  const from = paidTo === '' ? undefined : billed.get(paidTo)
  return from !== undefined && day >= from
}

const nothing = micros(0)

/** The figure converted; `undefined` where any part of it has no rate. */
export function countFigure(figure: DayFigure, connection: DashboardConnection, day: Day, converter: Converter): Counted | undefined {
  const [, ownUsed, ownToPay = ownUsed, currency, grain = 'day', end = day, , ...ownParts] = figure
  const to = (value: number) => (value === 0 || currency === undefined ? micros(value) : converter(value, currency, day))
  const used = to(ownUsed)
  const toPay = to(ownToPay)
  const [recurring, oneTime, calculated, estimated, manual] = ownParts.length === 0 ? noParts : ownParts.map(to)
  if (used === undefined || toPay === undefined || recurring === undefined || oneTime === undefined) return undefined
  if (calculated === undefined || estimated === undefined || manual === undefined) return undefined
  return { connection, day, end, grain, used, toPay, recurring, oneTime, calculated, estimated, manual }
}

const noParts = [nothing, nothing, nothing, nothing, nothing]

/** A figure of a month or cycle counts when the range covers all of it that has passed; otherwise it is listed beside. */
export const isCovered = (figure: Pick<Counted, 'grain' | 'day' | 'end'>, range: { from: Day; to: Day }, today: Day): boolean =>
  figure.grain === 'day' || (figure.day >= range.from && (figure.end <= addDays(range.to, 1) || range.to >= today))
