import { isoInstant, isoOrNull } from '../platform/answers.ts'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import { type Day, addDays, monthOf, startOfMonth } from '../platform/day.ts'
import { notFound } from '../platform/errors.ts'
import { type Currency, micros, toJson } from '../platform/money.ts'
import { readToday } from '../team/today.ts'
import {
  type CostGroup,
  currentBalances,
  readCostGroups,
  readInvoices,
  readLimits,
  readMovements,
  readQuantityGroups,
  readRestatements,
} from '../usage/read-store.ts'
import { getConnection, readWorkspaceConnectionsOf } from './connection-store.ts'
import { type Provider, type Signal, signals } from './contract.ts'
import { failureWords } from './failure.ts'
import { getProvider } from './registry.ts'
import { type Summary, groupings } from './summary-schemas.ts'
import { type ConnectionRow, type SignalRow, readSignals } from './sync-store.ts'

/** The summary of the provider's connection that is named, else of its first. */
export async function summarizeProvider(
  ctx: Ctx,
  workspaceId: WorkspaceId,
  providerId: string,
  connectionId: string | undefined,
): Promise<Summary> {
  const provider = getProvider(providerId)
  const db = ctx.db.workspace(workspaceId)
  const connection = connectionId
    ? await getConnection({ db, workspaceId, connectionId }, providerId)
    : (await readWorkspaceConnectionsOf(db, workspaceId, providerId)).at(0)
  if (!connection) throw notFound(`connection to ${provider.name}`)
  return summarize(ctx, workspaceId, provider, connection)
}

/** The summary of a connection, also of one that is disconnected and whose history is kept. */
export async function summarizeConnection(ctx: Ctx, workspaceId: WorkspaceId, connectionId: string): Promise<Summary> {
  const connection = await getConnection({ db: ctx.db.workspace(workspaceId), workspaceId, connectionId })
  return summarize(ctx, workspaceId, getProvider(connection.providerId), connection)
}

/** Everything one connection exposes, signal by signal: its figure, or the reason why there is none. */
async function summarize(ctx: Ctx, workspaceId: WorkspaceId, provider: Provider, connection: ConnectionRow): Promise<Summary> {
  const scope = { db: ctx.db.workspace(workspaceId), workspaceId, connectionId: connection.id }
  const today = await readToday(ctx, workspaceId)
  const month = { from: startOfMonth(today), to: addDays(today, 1) }
  const [standings, cost, usage, balances, movements, limits, invoices, restatements] = await Promise.all([
    readSignals(scope),
    readCostGroups(scope, month.from, month.to, undefined),
    readQuantityGroups(scope, month.from, month.to, undefined),
    currentBalances(scope.db, workspaceId, connection.id),
    readMovements(scope, 50),
    readLimits(scope),
    readInvoices(scope, 24),
    readRestatements(scope, 50),
  ])
  const standingOf = (signal: Signal) => standings.find((one) => one.signal === signal)
  const has = (signal: Signal) => standingOf(signal)?.state === 'on'
  // Where a provider tells a balance and no cost, what the balance dropped by is the cost, as an estimate.
  const hasCost = has('cost') || (!provider.cost && provider.credits?.spendFromDrops === true && has('credits'))
  return {
    providerId: provider.id,
    connectionId: connection.id,
    connection: describeConnection(provider, connection),
    today,
    signals: signals.map((signal) => describe(provider, signal, standingOf(signal))),
    cost: hasCost ? { month: monthOf(today), ...totalsOf(cost) } : null,
    usage: has('usage')
      ? [...Map.groupBy(usage, (one) => `${one.meter}/${one.unit}`).values()].flatMap((same) => meterOf(same, monthOf(today)))
      : null,
    credits: has('credits') ? balances.map(balanceOf) : null,
    movements: has('credits')
      ? movements.map((one) => ({
          id: one.movementId,
          at: isoInstant(one.at),
          kind: one.kind,
          amount: asMoney(one.amount, one.currency),
          description: one.description,
        }))
      : null,
    limits: has('limits') ? limits.map(limitOf) : null,
    invoices: has('invoices') ? invoices.map(invoiceOf) : null,
    restatements: restatements.map((one) => ({
      ...{ day: one.day, grain: one.grain, seenAt: isoInstant(one.seenAt) },
      before: asMoney(one.before, one.currency),
      after: asMoney(one.after, one.currency),
    })),
    differences: [...provider.differences],
  }
}

const describeConnection = (provider: Provider, connection: ConnectionRow): Summary['connection'] => ({
  ...{ providerName: provider.name, label: connection.label, accountName: connection.accountName, role: connection.role },
  state: connection.state === 'disconnected' ? 'disconnected' : 'connected',
  ...{ timeZone: connection.timeZone, ownerUserId: connection.ownerUserId, createdAt: isoInstant(connection.createdAt) },
})

const asMoney = (value: number, currency: string) => toJson({ micros: micros(value), currency: currency as Currency })
const asMoneyOrNull = (value: number | null, currency: string | null) =>
  value === null || currency === null ? null : asMoney(value, currency)

function describe(provider: Provider, signal: Signal, row: SignalRow | undefined): Summary['signals'][number] {
  const exposed = provider[signal]
  const words = row?.reason ? (row.detail ?? failureWords[row.reason as keyof typeof failureWords]) : null
  const series = signal === 'cost' || signal === 'usage' ? provider[signal] : undefined
  return {
    signal,
    exposed: exposed !== undefined,
    reason: exposed ? words : (provider.notExposed[signal] ?? null),
    about: exposed?.about ?? null,
    state: row?.state ?? null,
    completeThrough: row?.completeThrough ?? null,
    lastSuccessAt: isoOrNull(row?.lastSuccessAt),
    grain: series?.grain ?? null,
    groupBy: groupings.filter((grouping) => series?.dimensions.includes(grouping)),
  }
}

function totalsOf(groups: readonly CostGroup[]) {
  const byCurrency = [...Map.groupBy(groups, (group) => group.currency)]
  const total = (figure: 'used' | 'toPay' | 'notReported') =>
    byCurrency.map(([currency, same]) =>
      asMoney(
        same.reduce((sum, group) => sum + group[figure], 0),
        currency,
      ),
    )
  return { used: total('used'), toPay: total('toPay'), notReported: total('notReported') }
}

function meterOf(same: { meter: string; unit: string; quantity: number }[], month: string) {
  const [first] = same
  return first ? [{ meter: first.meter, unit: first.unit, quantity: same.reduce((sum, one) => sum + one.quantity, 0), month }] : []
}

type Balance = Awaited<ReturnType<typeof currentBalances>>[number]
const balanceOf = (one: Balance): NonNullable<Summary['credits']>[number] => ({
  ...{ id: one.balanceId, name: one.name, amount: asMoneyOrNull(one.amount, one.currency), quantity: one.quantity, unit: one.unit },
  ...{ at: isoInstant(one.at), expiresAt: isoOrNull(one.expiresAt), resetsAt: isoOrNull(one.resetsAt) },
})

type Limit = Awaited<ReturnType<typeof readLimits>>[number]
const limitOf = (one: Limit): NonNullable<Summary['limits']>[number] => ({
  ...{ id: one.limitId, name: one.name, scope: one.scope, period: one.period, unit: one.unit, enforcement: one.enforcement },
  ...{
    cap: asMoneyOrNull(one.cap, one.currency),
    capQuantity: one.capQuantity,
    used: asMoneyOrNull(one.used, one.currency),
    usedQuantity: one.usedQuantity,
  },
  resetsAt: isoOrNull(one.resetsAt),
})

type Invoice = Awaited<ReturnType<typeof readInvoices>>[number]
const invoiceOf = (one: Invoice): NonNullable<Summary['invoices']>[number] => ({
  ...{ number: one.number, from: one.periodStart, to: addDays(one.periodEnd as Day, -1), status: one.status },
  ...{ total: asMoney(one.total, one.currency), tax: asMoneyOrNull(one.tax, one.currency) },
})
