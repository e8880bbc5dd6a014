import { parseDecimal } from '../platform/decimal.ts'
import { type Day, addDays } from '../platform/day.ts'
import { type Micros, convert, micros } from '../platform/money.ts'
import { type RateTable, findRate } from '../usage/fx.ts'
import type { DashboardConnection, DashboardRows, DayFigure } from './read-store.ts'

/** One figure of the ledger in the workspace's currency, and whether it is part of a total. */
export interface Counted {
  connection: DashboardConnection
  day: Day
  /** Exclusive. */
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

/** What cannot be in a total, in its own currency. */
export interface Left {
  kind: 'no_rate' | 'seen_through'
  connection: DashboardConnection
  day: Day
  currency: string
  used: number
  paidTo: string
}

export type Converter = (value: number, currency: string, day: Day) => Micros | undefined

/** Converts at the last rate that the ECB published before a figure's day; `undefined` where it published none. */
export function createConverter(display: string, rows: DashboardRows['rates']): Converter {
  const table: RateTable = new Map(rows.map(({ currency, rates }) => [currency, rates.map(([day, perEuro]) => ({ day, perEuro }))]))
  const perEuro = (currency: string, day: Day) => {
    const rate = findRate(table, currency, day)
    return rate && parseDecimal(rate.perEuro)
  }
  return (value, currency, day) => {
    if (currency === display) return micros(value)
    const from = perEuro(currency, day)
    const to = perEuro(display, day)
    return from && to ? convert(micros(value), from, to) : undefined
  }
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

/** Sorts the ledger's figures into those that count, converted, and those that are listed beside. */
export function countFigures(rows: DashboardRows, converter: Converter): { counted: Counted[]; left: Left[] } {
  const byId = new Map(rows.connections.map((connection) => [connection.id, connection]))
  const billed = firstBilledDays(rows)
  const counted: Counted[] = []
  const left: Left[] = []
  for (const { day, figures } of rows.spend) {
    const nextDay = addDays(day, 1)
    for (const figure of figures) {
      const connection = byId.get(figure[0])
      if (!connection) continue
      const beside = { connection, day, currency: figure[1], used: figure[2], paidTo: figure[6] ?? '' }
      if (isSeenThrough(billed, beside.paidTo, day)) left.push({ kind: 'seen_through', ...beside })
      else {
        const one = countFigure(figure, connection, { day, nextDay }, converter)
        if (one) counted.push(one)
        else left.push({ kind: 'no_rate', ...beside })
      }
    }
  }
  return { counted, left }
}

const nothing = micros(0)

/** The figure converted; `undefined` where any part of it has no rate. */
function countFigure(
  figure: DayFigure,
  connection: DashboardConnection,
  at: { day: Day; nextDay: Day },
  converter: Converter,
): Counted | undefined {
  const to = (value: number) => (value === 0 ? nothing : converter(value, figure[1], at.day))
  const used = to(figure[2])
  const toPay = to(figure[3])
  if (used === undefined || toPay === undefined) return undefined
  const plain = { connection, day: at.day, end: at.nextDay, grain: 'day' as const, used, toPay, ...noParts }
  if (figure.length === 4) return plain
  const [recurring, oneTime, calculated, estimated, manual] = [to(figure[7]), to(figure[8]), to(figure[9]), to(figure[10]), to(figure[11])]
  if (recurring === undefined || oneTime === undefined || calculated === undefined || estimated === undefined || manual === undefined)
    return undefined
  return { ...plain, end: figure[5], grain: figure[4], recurring, oneTime, calculated, estimated, manual }
}

const noParts = { recurring: nothing, oneTime: nothing, calculated: nothing, estimated: nothing, manual: nothing }

/** A figure of a month or cycle counts when the range covers all of it that has passed; otherwise it is listed beside. */
export const isCovered = (figure: Pick<Counted, 'grain' | 'day' | 'end'>, range: { from: Day; to: Day }, today: Day): boolean =>
  figure.grain === 'day' || (figure.day >= range.from && (figure.end <= range.to || range.to >= today))

/** The sum of one figure over rows. */
export const sumOf = (
  rows: readonly Counted[],
  figure: 'used' | 'toPay' | 'recurring' | 'oneTime' | 'calculated' | 'estimated' | 'manual',
): Micros => micros(rows.reduce((sum, row) => sum + row[figure], 0))
