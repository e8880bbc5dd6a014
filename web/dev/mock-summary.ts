import type { Dashboard } from '../../worker/dashboard/schemas.ts'
import type { Summary, SyncAnswer } from '../../worker/providers/summary-schemas.ts'
import { addDays, earlierDay } from '../src/lib/format-dates.ts'
import { fromMicros } from '../src/lib/micros.ts'
import { before, mockToday } from './mock-accounts.ts'
import { json, problem } from './mock-answers.ts'
import { type MockFigures, mockUsage, monthlyProviders } from './mock-usage.ts'

type Signal = Summary['signals'][number]

const usd = (amount: string) => ({ amount, currency: 'USD' })

/** What the page of a connection asks for; `undefined`: something else. `con_gone` is disconnected, with its history kept. */
export function answerAccountPage(
  { pathname, searchParams }: URL,
  figures: readonly MockFigures[],
  credits: Dashboard['credits'] = [],
): Response | undefined {
  const [, , area, scope, id, part] = pathname.split('/')
  if (area !== 'providers') return undefined
  const find = (wanted: string | null | undefined) =>
    figures.find(({ account }) => account.id === wanted) ?? (wanted === 'con_gone' ? figures[0] : undefined)
  if (scope !== 'accounts') {
    const asked = id === 'usage' ? find(searchParams.get('connectionId')) : undefined
    return asked && json(mockUsage(asked, searchParams))
  }
  if (!id) return undefined
  const found = find(id)
  if (!found) return problem(404, 'not_found', 'Not found')
  if (part === 'syncs') return json(mockSyncs(found, searchParams.get('cursor')))
  const own = credits.filter((one) => one.connectionId === found.account.id)
  const summary = mockSummary(found, own)
  return json(id === 'con_gone' ? { ...summary, connectionId: id, connection: { ...summary.connection, state: 'disconnected' } } : summary)
}

function mockSummary(figures: MockFigures, credits: Dashboard['credits']): Summary {
  const { account, used, currency } = figures
  const month = [...used].filter(([day]) => day >= '2026-11-01' && day <= mockToday).reduce((sum, [, micros]) => sum + micros, 0n)
  const isPending = account.lastSyncAt === null
  const tellsCost = used.size > 0 || isPending
  const money = (micros: bigint) => ({ amount: fromMicros(micros), currency })
  const isAi = tellsCost && ['openai', 'anthropic', 'openrouter'].includes(account.providerId)
  const limitsOff = account.signals.find(({ signal, state }) => signal === 'limits' && state === 'off')
  const hasCredits = credits.length > 0 && !isPending
  return {
    ...{ providerId: account.providerId, connectionId: account.id, today: mockToday },
    connection: {
      ...{ providerName: account.providerName, label: account.label, accountName: account.accountName, role: account.role },
      ...{ state: 'connected', timeZone: monthlyProviders.has(account.providerId) ? 'America/Los_Angeles' : 'UTC' },
      ...{ ownerUserId: account.ownerUserId, createdAt: account.createdAt },
    },
    signals: [
      tellsCost
        ? told(figures, 'cost', isPending, isAi ? ['service', 'model', 'subAccount', 'meter'] : ['service', 'subAccount'])
        : untold('cost', `${account.providerName} tells a balance, and no costs.`),
      isAi
        ? told(figures, 'usage', isPending, ['model', 'subAccount', 'meter'])
        : untold('usage', 'Quantities come with the costs, by service.'),
      hasCredits
        ? told(figures, 'credits', isPending, [])
        : untold('credits', `${account.providerName} has no official endpoint for the prepaid balance.`),
      isAi
        ? { ...told(figures, 'limits', isPending, []), ...(limitsOff ? { state: 'off' as const, reason: limitsOff.reason } : {}) }
        : untold('limits', 'Spend limits are in the console only.'),
      monthlyProviders.has(account.providerId)
        ? told(figures, 'invoices', isPending, [])
        : untold('invoices', 'Invoices are in the console only.'),
    ],
    cost:
      tellsCost && !isPending
        ? { month: '2026-11', used: month === 0n ? [] : [money(month)], toPay: month === 0n ? [] : [money(month)], notReported: [] }
        : null,
    usage: isAi && !isPending ? mockMeters(month) : null,
    credits: hasCredits
      ? credits.map(({ name, amount, quantity, unit, at, expiresAt, resetsAt }) => ({
          id: name,
          name,
          amount,
          quantity,
          unit,
          at,
          expiresAt,
          resetsAt,
        }))
      : null,
    movements: hasCredits ? mockMovements : null,
    limits: isAi && !limitsOff && !isPending ? mockLimits : null,
    invoices: monthlyProviders.has(account.providerId) ? mockInvoices : null,
    restatements: tellsCost && !isPending && account.providerId !== 'github' ? restatementsOf(figures) : [],
    differences: ['The console may show your own time zone.', 'Support plans and marketplace charges are billed apart.'],
  }
}

const told = ({ account }: MockFigures, signal: Signal['signal'], isPending: boolean, groupBy: Signal['groupBy']): Signal => ({
  ...{ signal, exposed: true, reason: null, about: 'Read with the first sync, which is under way.', groupBy },
  ...{ state: isPending ? 'pending' : 'on', completeThrough: signal === 'cost' || signal === 'usage' ? account.completeThrough : null },
  lastSuccessAt: account.lastSyncAt,
  grain: signal !== 'cost' && signal !== 'usage' ? null : monthlyProviders.has(account.providerId) ? 'month' : 'day',
})

const untold = (signal: Signal['signal'], reason: string): Signal => ({
  ...{ signal, exposed: false, reason, about: null, state: null, completeThrough: null, lastSuccessAt: null, grain: null, groupBy: [] },
})

const mockMeters = (month: bigint) => [
  { meter: 'input tokens', unit: 'tokens', quantity: Number(month / 100n), month: '2026-11' },
  { meter: 'output tokens', unit: 'tokens', quantity: Math.round(Number(month / 100n) / 4), month: '2026-11' },
]

const mockMovements: Summary['movements'] = [
  { id: 'mv_3', at: before(60 * 24 * 6), kind: 'purchase', amount: usd('100.000000'), description: null },
  { id: 'mv_2', at: before(60 * 24 * 23), kind: 'expiry', amount: usd('-12.500000'), description: 'Trial credit' },
  { id: 'mv_1', at: before(60 * 24 * 51), kind: 'grant', amount: usd('25.000000'), description: 'Referral' },
]

const limit = {
  scope: 'part',
  period: 'month',
  capQuantity: null,
  usedQuantity: null,
  unit: null,
  resetsAt: '2026-12-01T00:00:00.000Z',
} as const

const mockLimits: NonNullable<Summary['limits']> = [
  {
    ...limit,
    id: 'org',
    name: 'Organization',
    scope: 'account',
    cap: usd('2000.000000'),
    used: usd('1476.020000'),
    enforcement: 'hard_cap',
  },
  { ...limit, id: 'web', name: 'Website', cap: usd('400.000000'), used: usd('431.900000'), enforcement: 'alert_only' },
  { ...limit, id: 'bot', name: 'Support bot', cap: usd('250.000000'), used: null, enforcement: 'none' },
  {
    ...limit,
    id: 'rpm',
    name: 'Requests',
    period: 'minute',
    cap: null,
    used: null,
    capQuantity: 10_000,
    unit: 'requests',
    enforcement: 'hard_cap',
    resetsAt: null,
  },
]

const mockInvoices: NonNullable<Summary['invoices']> = ['2026-10', '2026-09', '2026-08'].map((month, index) => ({
  ...{ number: `INV-${month}-00${index + 31}`, from: `${month}-01`, to: month === '2026-09' ? `${month}-30` : `${month}-31` },
  ...{ total: usd(`${560 - index * 21}.420000`), tax: index === 1 ? null : usd('89.470000'), status: index === 0 ? 'open' : 'paid' },
}))

function restatementsOf({ account, used, currency }: MockFigures): Summary['restatements'] {
  const last = earlierDay(account.completeThrough ?? mockToday, '2026-11-20')
  const at = (day: string, factor: bigint, minutes: number): Summary['restatements'] => {
    const now = used.get(day)
    if (now === undefined) return []
    const [after, was] = [now, (now * factor) / 100n].map((micros) => ({ amount: fromMicros(micros), currency }))
    return after && was ? [{ day, grain: 'day', before: was, after, seenAt: before(minutes) }] : []
  }
  return [...at(addDays(last, -2), 88n, 2_941), ...at(addDays(last, -3), 104n, 2_941), ...at(addDays(last, -9), 97n, 60 * 24 * 8)]
}

const syncsAtOnce = 12

/** Some forty syncs, and the failures that the account's state tells of. */
function mockSyncs({ account, used }: MockFigures, cursor: string | null): { items: SyncAnswer[]; nextCursor: string | null } {
  const isTroubled = account.status === 'degraded' || account.status === 'credentials_rejected'
  const signals = (
    account.lastSyncAt === null ? [] : used.size === 0 ? ['credits'] : ['cost', 'usage', 'limits', 'cost']
  ) as SyncAnswer['signal'][]
  const all = Array.from({ length: signals.length * 10 }, (_, index): SyncAnswer => {
    const signal = signals[index % signals.length] ?? 'cost'
    const isFailed = (isTroubled && index < 3) || index === 17
    const isSeries = signal === 'cost' || signal === 'usage'
    const isHistory = index % 8 === 3
    const to = isHistory ? addDays('2026-10-20', -index * 31) : mockToday
    return {
      ...{ id: `syn_${String(999 - index)}`, signal, reason: isHistory ? 'history' : 'recent' },
      ...{ from: isSeries ? addDays(to, isHistory ? -30 : -6) : null, to: isSeries ? to : null },
      ...{
        state: isFailed ? (index === 17 ? 'dead' : 'failed') : 'done',
        rows: isFailed ? 0 : isSeries ? 42 + index * 7 : 4,
        attempts: isFailed ? 6 : 1,
      },
      error: isFailed ? (account.statusReason ?? `${account.providerName}, /v1/costs: answered 500.`) : null,
      ...{ startedAt: before(12 + index * 180), finishedAt: before(12 + index * 180) },
    }
  })
  const start = cursor ? all.findIndex(({ id }) => id === cursor) + 1 : 0
  const items = all.slice(start, start + syncsAtOnce)
  return { items, nextCursor: start + syncsAtOnce < all.length ? (items.at(-1)?.id ?? null) : null }
}
