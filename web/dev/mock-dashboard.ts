import type { Dashboard } from '../../worker/dashboard/schemas.ts'
import { addDays, daysBetween, earlierDay } from '../src/lib/format-dates.ts'
import { fromMicros } from '../src/lib/micros.ts'
import { before, mockAccounts, mockNow, mockToday, troubledAccounts } from './mock-accounts.ts'
import { type MockSource, mockSources, sumOver, usd } from './mock-series.ts'

type Preset = NonNullable<Dashboard['range']['preset']>
type Change = Dashboard['byProvider'][number]['change']

const lengths: Readonly<Record<Preset, number>> = { '7d': 7, '30d': 30, mtd: 23, last_month: 31, '90d': 90, '12m': 365 }

const span = (from: string, to: string): string[] => Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))

/** Compares on the days that are complete now, with the same days before them. */
function compare(sources: readonly MockSource[], from: string, length: number, shift: number): NonNullable<Change> {
  const complete = span(from, earlierDay('2026-11-20', addDays(from, length - 1)))
  const against = complete.map((day) => addDays(day, -shift))
  const now = sources.reduce((sum, source) => sum + sumOver(source, complete), 0n)
  const then = sources.reduce((sum, source) => sum + sumOver(source, against), 0n)
  return {
    used: usd(now - then),
    percent: then > 1_000_000n ? Math.round((Number(now - then) / Number(then)) * 1000) / 10 : null,
    comparableDays: complete.length,
    againstFrom: against[0] ?? from,
    againstTo: against.at(-1) ?? from,
  }
}

function forecastOf(used: bigint, preset: Preset): Dashboard['forecast'] {
  const none = { through: '2026-11-30', expected: null, low: null, high: null, completeDays: 20, days: [] }
  if (preset !== 'mtd') return { state: 'not_this_range', ...none }
  const days = span(mockToday, '2026-11-30').map((day, index) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const expected = weekday === 0 || weekday === 6 ? 148_000_000n : 228_000_000n
    const spread = BigInt(14_000_000 + index * 5_000_000)
    return { day, expected: usd(expected), low: usd(expected - spread), high: usd(expected + spread) }
  })
  return {
    state: 'ready',
    ...none,
    expected: usd(used + 1_704_000_000n),
    low: usd(used + 1_404_000_000n),
    high: usd(used + 2_104_000_000n),
    days,
  }
}

const verdicts = {
  full: {
    state: 'attention',
    through: '2026-11-20',
    reasons: [
      { kind: 'runway', connectionId: 'con_openrouter', providerId: 'openrouter', text: 'OpenRouter credits run out on Thu 26 Nov.' },
    ],
  },
  partial: {
    state: 'late',
    through: '2026-11-17',
    reasons: [
      { kind: 'credentials_rejected', connectionId: 'con_aws', providerId: 'aws', text: 'AWS rejects the credentials since 18 Nov.' },
      { kind: 'degraded', connectionId: 'con_vercel', providerId: 'vercel', text: 'Vercel answers no costs since 20 Nov.' },
    ],
  },
} satisfies Record<string, Dashboard['verdict']>

/** What GET /api/dashboard answers; every total is the sum of the series. */
export function mockDashboard(preset: Preset, state: 'full' | 'partial' | 'empty'): Dashboard {
  const length = lengths[preset]
  const to = preset === 'last_month' ? '2026-10-31' : mockToday
  const from = addDays(to, 1 - length)
  const sources = state === 'empty' ? [] : mockSources
  const accounts = state === 'empty' ? [] : state === 'partial' ? troubledAccounts : mockAccounts
  const late = accounts.filter((one) => one.late)
  const shift = preset === 'mtd' ? 31 : length
  const days = span(from, to)
  const used = sources.reduce((sum, source) => sum + sumOver(source, days), 0n)
  const openai = sources.find((source) => source.providerId === 'openai')
  const prepaid = sources.filter((source) => source.providerId === 'openrouter').reduce((sum, source) => sum + sumOver(source, days), 0n)
  const adjustments = state === 'empty' ? 0n : -82_260_000n
  return {
    workspace: { id: 'ws_1', name: 'Northwind Labs', currency: 'USD', timeZone: 'Europe/Berlin' },
    role: 'owner',
    dataVersion: 41,
    generatedAt: new Date(mockNow).toISOString(),
    today: mockToday,
    range: { preset, from, to, previousFrom: addDays(from, -shift), previousTo: addDays(to, -shift) },
    totals: {
      used: usd(used),
      toPay: usd(used - prepaid + adjustments),
      notReported: usd(state === 'empty' ? 0n : 41_120_000n),
      adjustments: usd(adjustments),
      prepaid: usd(prepaid),
      paymentUnknown: usd(openai ? sumOver(openai, days) : 0n),
      atLeast: state === 'partial',
      change: state === 'empty' ? null : compare(sources, from, length, shift),
      newSources: state === 'full' ? usd(31_000_000n) : null,
    },
    forecast: state === 'empty' ? { ...forecastOf(0n, '7d'), state: 'no_data' } : forecastOf(used, preset),
    verdict: state === 'empty' ? { state: 'no_data', through: null, reasons: [] } : verdicts[state],
    beside: state === 'empty' ? [] : mockBeside,
    series: {
      days,
      providers: sources.map(({ providerId, name, completeThrough, used: amounts }) => ({
        providerId,
        name,
        completeThrough: late.find((one) => one.providerId === providerId)?.completeThrough ?? completeThrough,
        used: days.map((day) => {
          const amount = amounts.get(day)
          return amount === undefined ? null : fromMicros(amount)
        }),
      })),
    },
    byProvider: sources.map((source) => ({
      id: source.providerId,
      name: source.name,
      providerId: source.providerId,
      used: usd(sumOver(source, days)),
      toPay: usd(sumOver(source, days)),
      change: compare([source], from, length, shift),
      completeThrough: late.find((one) => one.providerId === source.providerId)?.completeThrough ?? source.completeThrough,
      late: late.some((one) => one.providerId === source.providerId),
      connections: 1,
      provenance:
        source.providerId === 'github'
          ? [
              { provenance: 'reported', used: usd(sumOver(source, days) - 41_120_000n) },
              { provenance: 'calculated', used: usd(41_120_000n) },
            ]
          : [{ provenance: 'reported', used: usd(sumOver(source, days)) }],
      role: 'biller' as const,
    })),
    byService: [],
    byProject: [],
    credits: state === 'empty' ? [] : mockCredits,
    thresholds: [],
    alerts: [],
    connections: accounts.map(({ id, providerId, label, status, statusReason, completeThrough, lastSyncAt, late: isLate }) => ({
      id,
      providerId,
      label,
      status,
      statusReason,
      completeThrough,
      lastSyncAt,
      late: isLate,
    })),
    freshness: {
      completeThrough: state === 'empty' ? null : state === 'partial' ? '2026-11-17' : '2026-11-20',
      lastSyncAt: state === 'empty' ? null : before(12),
      late: late.map(({ id, providerId, label, completeThrough }) => ({ connectionId: id, providerId, label, since: completeThrough })),
    },
  }
}

const mockBeside: Dashboard['beside'] = [
  {
    kind: 'monthly_only',
    connectionId: 'con_github',
    label: 'GitHub Copilot seats',
    amounts: [usd(171_000_000n)],
    why: 'GitHub gives this per month only; it is not spread over days.',
  },
]

export const mockCredits: Dashboard['credits'] = [
  {
    connectionId: 'con_openrouter',
    providerId: 'openrouter',
    label: 'OpenRouter',
    name: 'Credits',
    amount: usd(38_200_000n),
    quantity: null,
    unit: null,
    perDay: usd(9_100_000n),
    runwayDays: 4.2,
    runsOutOn: '2026-11-26',
    at: before(12),
    expiresAt: null,
    resetsAt: null,
  },
  {
    connectionId: 'con_anthropic',
    providerId: 'anthropic',
    label: 'Anthropic',
    name: 'Prepaid balance',
    amount: { amount: '812.000000', currency: 'CNY' },
    quantity: null,
    unit: null,
    perDay: { amount: '6.400000', currency: 'CNY' },
    runwayDays: 126,
    runsOutOn: null,
    at: before(40),
    expiresAt: null,
    resetsAt: null,
  },
  {
    connectionId: 'con_github',
    providerId: 'github',
    label: 'northwind-labs',
    name: 'Actions minutes',
    amount: null,
    quantity: 61_200,
    unit: 'minutes',
    perDay: null,
    runwayDays: null,
    runsOutOn: null,
    at: before(12),
    expiresAt: null,
    resetsAt: '2026-12-01T00:00:00.000Z',
  },
]
