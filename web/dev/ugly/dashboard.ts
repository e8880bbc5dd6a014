import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import { fromMicros } from '../../src/lib/micros.ts'
import { before, mockNow, mockToday } from '../mock-accounts.ts'
import { readRange, span } from '../mock-range.ts'
import { forecastWorld } from './forecast.ts'
import { type MockLedger, type MockWorld, byServiceOn, completeThroughOf, sumOf } from './ledger.ts'
import { compareLedgers } from './compare.ts'
import { judgeWorld } from './verdict.ts'

type Line = Dashboard['byProvider'][number]

/** What GET /api/dashboard answers about a world. Totals are sums of its ledgers, as in the Worker. */
export function dashboardOf({ workspace, ledgers, credits, beside }: MockWorld, params: URLSearchParams): Dashboard {
  const range = readRange(params)
  const days = span(range.from, range.to)
  const money = (micros: bigint) => ({ amount: fromMicros(micros), currency: workspace.currency })
  const used = sumUsed(ledgers, days)
  const prepaid = sumUsed(withPayment(ledgers, 'prepaid'), days)
  const adjustments = ledgers.reduce((sum, one) => sum + sumOf(one.adjustments, days), 0n)
  const byProvider = [...Map.groupBy(ledgers, (one) => one.account.providerId).values()].map((own) => {
    const [name, owned] = [own[0]?.account.providerName ?? '', sumUsed(own, days)]
    return { own, name, used: owned }
  })
  const providers = byProvider.toSorted((a, b) => (a.used < b.used ? 1 : a.used > b.used ? -1 : 0))
  const late = ledgers.filter(({ account }) => account.late)
  return {
    workspace: { id: 'ws_1', ...workspace, timeZone: 'Europe/Berlin' },
    ...{ role: 'owner', dataVersion: 41, generatedAt: new Date(mockNow).toISOString(), today: mockToday, range },
    totals: {
      ...{ used: money(used), toPay: money(used - prepaid + adjustments), prepaid: money(prepaid), adjustments: money(adjustments) },
      notReported: money(
        sumUsed(
          ledgers.filter((one) => one.calculated),
          days,
        ),
      ),
      paymentUnknown: money(sumUsed(withPayment(ledgers, 'unknown'), days)),
      atLeast: beside.some((one) => one.kind !== 'seen_through'),
      change: compareLedgers(ledgers, range, money),
      newSources: null,
    },
    forecast: forecastWorld(ledgers, range, money),
    verdict: judgeWorld(ledgers, credits),
    beside,
    series: {
      days,
      providers: providers
        .filter(({ own }) => own.some((one) => days.some((day) => one.used.has(day))))
        .map(({ own, name }) => seriesOf(own, name, days)),
    },
    byProvider: providers.map(({ own, name, used: owned }): Line => ({
      ...{ id: idOf(own), name, providerId: idOf(own), used: money(owned), toPay: money(toPayOf(own, days)) },
      change: own.some((one) => one.account.late) ? null : compareLedgers(own, range, money),
      completeThrough: completeThroughOf(own),
      late: own.some((one) => one.account.late),
      connections: own.length,
      provenance: provenanceOf(own, days).map(([provenance, micros]) => ({ provenance, used: money(micros) })),
      role: 'biller',
    })),
    byService: servicesOf(ledgers, days).map(({ name, providerId, micros }) => ({
      ...{ id: name, name, providerId, used: money(micros), toPay: money(micros), change: null },
    })),
    byProject: [],
    credits,
    ...{ thresholds: [], alerts: [] },
    connections: ledgers.map(({ account }) => {
      const { id, providerId, label, status, statusReason, completeThrough, lastSyncAt, late: isLate } = account
      return { id, providerId, label, status, statusReason, completeThrough, lastSyncAt, late: isLate }
    }),
    freshness: {
      completeThrough: completeThroughOf(ledgers),
      lastSyncAt: before(12),
      late: late.map(({ account: { id, providerId, label, completeThrough } }) => ({
        ...{ connectionId: id, providerId, label, since: completeThrough },
      })),
    },
  }
}

const idOf = (own: readonly MockLedger[]): string => own[0]?.account.providerId ?? ''

const sumUsed = (ledgers: readonly MockLedger[], days: readonly string[]): bigint =>
  ledgers.reduce((sum, one) => sum + sumOf(one.used, days), 0n)

const withPayment = (ledgers: readonly MockLedger[], payment: 'prepaid' | 'unknown') =>
  ledgers.filter((one) => one.account.payment === payment)

const toPayOf = (own: readonly MockLedger[], days: readonly string[]): bigint =>
  own.reduce((sum, one) => sum + (one.account.payment === 'prepaid' ? 0n : sumOf(one.used, days)) + sumOf(one.adjustments, days), 0n)

function seriesOf(own: readonly MockLedger[], name: string, days: readonly string[]): Dashboard['series']['providers'][number] {
  const used = days.map((day) => {
    const known = own.flatMap((one) => one.used.get(day) ?? [])
    return known.length === 0 ? null : fromMicros(known.reduce((sum, one) => sum + one, 0n))
  })
  return { providerId: idOf(own), name, completeThrough: completeThroughOf(own), used }
}

const provenanceOf = (own: readonly MockLedger[], days: readonly string[]): [provenance: string, micros: bigint][] =>
  ([false, true] as const).flatMap((calculated): [string, bigint][] => {
    const sum = sumUsed(
      own.filter((one) => one.calculated === calculated),
      days,
    )
    return sum === 0n ? [] : [[calculated ? 'calculated' : 'reported', sum]]
  })

const mostServices = 50

function servicesOf(ledgers: readonly MockLedger[], days: readonly string[]) {
  const parts = ledgers.flatMap((one) =>
    days.flatMap((day) => byServiceOn(one, day).map(([name, micros]) => ({ name, providerId: one.account.providerId, micros }))),
  )
  return [...Map.groupBy(parts, ({ name, providerId }) => `${providerId}/${name}`).values()]
    .flatMap((own) => (own[0] ? [{ ...own[0], micros: own.reduce((sum, one) => sum + one.micros, 0n) }] : []))
    .toSorted((a, b) => (a.micros < b.micros ? 1 : -1))
    .slice(0, mostServices)
}
