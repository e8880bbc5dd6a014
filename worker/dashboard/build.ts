import { isoInstant } from '../platform/answers.ts'
import { type Day, addDays, daysIn } from '../platform/day.ts'
import { type Currency, type Micros, formatMicros, micros, toJson } from '../platform/money.ts'
import { dayInZone } from '../platform/zone.ts'
import { findProvider } from '../providers/registry.ts'
import { type Ledger, countLedger, usedBetween } from '../figures/accounts.ts'
import { describeLeft, describeMonthly } from './beside.ts'
import { type Standings, compare } from '../figures/compare.ts'
import { createConverter } from '../figures/counted.ts'
import { forecastMonth } from '../figures/forecast.ts'
import type { Range } from '../figures/ranges.ts'
import type { DashboardRows } from '../figures/rows.ts'
import { describeCredits } from '../figures/runway.ts'
import type { Dashboard } from './schemas.ts'
import { describeLines, sumOf } from './lines.ts'
import { type ConnectionLine, describeConnections } from '../figures/standings.ts'
import { judge } from './verdict.ts'

/** The read model behind the Overview, from what one round trip read. Pure: the same rows, range and instant give the same answer. */
export function buildDashboard(rows: DashboardRows, workspaceId: string, range: Range, now: number): Dashboard {
  const { profile } = rows
  const today = dayInZone(now, profile.timeZone)
  const money = (value: Micros) => toJson({ micros: value, currency: profile.currency as Currency })
  const converter = createConverter(profile.currency, rows.rates)
  const ledger = countLedger(rows, range, today, converter)
  const { shown } = ledger
  const lines = describeConnections(rows, now)
  const standings: Standings = new Map(
    lines.map((line) => [line.id, { knownFrom: line.knownFrom, completeThrough: line.completeThrough as Day | null, late: line.late }]),
  )
  const completeThrough = new Map(lines.map((line) => [line.id, line.completeThrough as Day | null]))
  const credits = describeCredits(rows, completeThrough, today)
  const { change, newSources } = compare(ledger.accounts, ledger.at, range, standings)
  const beside = [...describeMonthly(ledger.uncovered, money), ...describeLeft(ledger.left)]
  const { prepaid = [], unknown = [], invoiced = [] } = Object.groupBy(shown, ({ connection }) => connection.payment)
  const payable = [...invoiced, ...unknown]
  const used = sumOf(shown, 'used')
  const toPay = sumOf(payable, 'toPay')
  return {
    workspace: { id: workspaceId, name: profile.name, currency: profile.currency, timeZone: profile.timeZone },
    ...{ role: profile.role, dataVersion: profile.dataVersion, generatedAt: isoInstant(now), today, range },
    totals: {
      used: money(used),
      toPay: money(toPay),
      notReported: money(micros(sumOf(shown, 'calculated') + sumOf(shown, 'estimated') + sumOf(shown, 'manual'))),
      adjustments: money(micros(toPay - sumOf(payable, 'used'))),
      prepaid: money(sumOf(prepaid, 'used')),
      paymentUnknown: money(sumOf(unknown, 'used')),
      atLeast: beside.some((one) => one.kind !== 'seen_through'),
      change: change && { ...change, used: money(change.used) },
      newSources: newSources === null ? null : money(newSources),
    },
    forecast: describeForecast(ledger, completeThrough, range, today, money),
    verdict: judge(lines, credits),
    beside,
    series: seriesOf(ledger, lines, range),
    ...describeLines({ rows, range, ledger, lines, standings, converter, money }),
    credits,
    thresholds: [],
    alerts: [],
    connections: lines
      .filter((line) => line.connection.state !== 'disconnected')
      .map(({ connection: _, hasCosts: __, knownFrom: ___, ...line }) => line),
    freshness: freshnessOf(lines),
  }
}

function describeForecast(
  ledger: Ledger,
  completeThrough: ReadonlyMap<string, Day | null>,
  range: Range,
  today: Day,
  money: (value: Micros) => Dashboard['totals']['used'],
): Dashboard['forecast'] {
  const { expected, low, high, days, ...rest } = forecastMonth(ledger, completeThrough, today)
  const orNull = (value: Micros | null) => (value === null ? null : money(value))
  if (range.to < today) return { ...rest, state: 'not_this_range', expected: null, low: null, high: null, days: [] }
  return {
    ...{ ...rest, expected: orNull(expected), low: orNull(low), high: orNull(high) },
    days: days.map((one) => ({ day: one.day, expected: money(one.expected), low: money(one.low), high: money(one.high) })),
  }
}

/** Used by day and provider. Monthly figures have no day, and are in no bar: they are in the total and its table alone. */
function seriesOf({ shown, at }: Ledger, lines: readonly ConnectionLine[], range: Range): Dashboard['series'] {
  const days = daysIn({ from: range.from, to: addDays(range.to, 1) })
  const from = at(range.from)
  const byProvider = Map.groupBy(
    shown.filter((account) => usedBetween(account, from, from + days.length) !== undefined),
    ({ connection }) => connection.providerId,
  )
  const providers = [...byProvider].map(([providerId, own]) => {
    const used = days.map((_, index) => {
      const figures = own.map((account) => account.used[from + index]).filter((value) => value !== undefined)
      return figures.length === 0 ? null : micros(figures.reduce((sum, value) => sum + value, 0))
    })
    return {
      ...{ providerId, name: findProvider(providerId)?.name ?? providerId },
      completeThrough: leastThrough(lines.filter((line) => line.providerId === providerId)),
      used: used.map((value) => (value === null ? null : formatMicros(value))),
      total: used.reduce((sum: number, value) => sum + (value ?? 0), 0),
    }
  })
  return { days, providers: providers.sort((a, b) => b.total - a.total).map(({ total: _, ...provider }) => provider) }
}

/** The earliest "complete through" of some connections that have costs. */
export function leastThrough(lines: readonly ConnectionLine[]): Day | null {
  const days = lines.filter((line) => line.hasCosts && line.completeThrough !== null).map((line) => line.completeThrough as Day)
  return days.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null)
}

function freshnessOf(lines: readonly ConnectionLine[]): Dashboard['freshness'] {
  const alive = lines.filter((line) => line.connection.state !== 'disconnected')
  return {
    completeThrough: leastThrough(alive),
    lastSyncAt: alive.reduce<string | null>(
      (newest, line) => (line.lastSyncAt !== null && (newest === null || line.lastSyncAt > newest) ? line.lastSyncAt : newest),
      null,
    ),
    late: alive
      .filter((line) => line.late)
      .map((line) => ({ connectionId: line.id, providerId: line.providerId, label: line.label, since: line.completeThrough })),
  }
}
