import { isoOrNull, isoInstant } from '../platform/answers.ts'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import { addDays, type Day, daysBetween } from '../platform/day.ts'
import { notFound } from '../platform/errors.ts'
import { dayInZone } from '../platform/zone.ts'
import { type Member, readMembers } from '../team/member-store.ts'
import { readBrakes } from '../usage/read-store.ts'
import { type WorkspaceConnections, readConnections } from './connection-store.ts'
import type { Provider } from './contract.ts'
import { failureWords } from './failure.ts'
import { findProvider } from './registry.ts'
import type { AccountAnswer } from './schemas.ts'
import { isSourceLate, noticedAfterHours, standingOf } from './status.ts'
import type { ConnectionRow, SignalRow } from './sync-store.ts'

/** The workspace's connections as the accounts page shows them. */
export async function listAccounts(ctx: Ctx, workspaceId: WorkspaceId): Promise<AccountAnswer[]> {
  const db = ctx.db.workspace(workspaceId)
  const [found, brakes, members] = await Promise.all([
    readConnections(db, ctx.db.shared(), workspaceId),
    readBrakes(db, workspaceId),
    readMembers(ctx, workspaceId),
  ])
  const brakeOf = new Map(brakes.map((brake) => [brake.connectionId, brake]))
  return found.connections.flatMap((connection) => {
    const provider = findProvider(connection.providerId)
    return provider
      ? [describeAccount({ now: ctx.now(), provider, connection, all: found, brake: brakeOf.get(connection.id), members })]
      : []
  })
}

export async function getAccount(ctx: Ctx, workspaceId: WorkspaceId, connectionId: string): Promise<AccountAnswer> {
  const account = (await listAccounts(ctx, workspaceId)).find((one) => one.id === connectionId)
  if (!account) throw notFound('connection')
  return account
}

interface AccountFacts {
  now: number
  provider: Provider
  connection: ConnectionRow
  all: WorkspaceConnections
  brake: { hard: number; alerts: number } | undefined
  members: readonly Member[]
}

function describeAccount({ now, provider, connection, all, brake, members }: AccountFacts): AccountAnswer {
  const signals = all.signals.filter((signal) => signal.connectionId === connection.id)
  const cost = signals.find((signal) => signal.signal === 'cost')
  const pausedReason = all.pauses.find((pause) => pause.providerId === provider.id)?.reason ?? null
  const { status, reason } = standingOf(connection, signals, pausedReason, now)
  const successes = signals.map((signal) => signal.lastSuccessAt ?? 0)
  const lastSuccess = Math.max(0, ...successes)
  return {
    id: connection.id,
    providerId: provider.id,
    providerName: provider.name,
    label: connection.label,
    accountName: connection.accountName,
    status,
    statusReason: reason,
    payment: connection.payment,
    role: connection.role,
    brake: brakeOf(signals, brake),
    signals: signals.map((signal) => describeSignal(provider, signal)),
    lastSyncAt: isoOrNull(lastSuccess || null),
    nextSyncAt: connection.state === 'active' ? isoOrNull(connection.nextDueAt) : null,
    completeThrough: cost?.completeThrough ?? null,
    late: isSourceLate(provider, connection, cost?.completeThrough ?? null, now),
    noticedAfterHours: noticedAfterHours(provider),
    progress: progressOf(connection, cost, all.progress.find((one) => one.connectionId === connection.id)?.rows ?? 0, now),
    lastError: signals.find((signal) => signal.failures > 0)?.detail ?? connection.stateReason,
    ownerUserId: connection.ownerUserId,
    owner: ownerOf(connection, members),
    createdAt: isoInstant(connection.createdAt),
  }
}

function ownerOf({ ownerUserId }: ConnectionRow, members: readonly Member[]): AccountAnswer['owner'] {
  const owner = members.find(({ userId }) => userId === ownerUserId)
  return owner ? { userId: owner.userId, name: owner.name } : null
}

function describeSignal(provider: Provider, signal: SignalRow): AccountAnswer['signals'][number] {
  const words = signal.reason === null ? null : (signal.detail ?? failureWords[signal.reason as keyof typeof failureWords])
  return {
    signal: signal.signal,
    state: signal.state,
    reason: words,
    completeThrough: signal.completeThrough,
    lastSuccessAt: isoOrNull(signal.lastSuccessAt),
    nextSyncAt: isoOrNull(signal.nextSyncAt),
    usualDelayHours: provider[signal.signal]?.usualDelayHours ?? 0,
    measuredDelayHours: signal.measuredDelayHours,
  }
}

/** What stops spend at the provider: known only once its limits have been read. */
function brakeOf(signals: readonly SignalRow[], brake: { hard: number; alerts: number } | undefined): AccountAnswer['brake'] {
  const limits = signals.find((signal) => signal.signal === 'limits')
  if (!limits || limits.state !== 'on') return 'unknown'
  if (!brake) return 'none'
  return brake.hard ? 'hard_cap' : brake.alerts ? 'alert_only' : 'none'
}

/** How far the first reading has come, until history is read to its start. */
function progressOf(connection: ConnectionRow, cost: SignalRow | undefined, rows: number, now: number): AccountAnswer['progress'] {
  if (!cost || cost.state === 'off' || (cost.lastSuccessAt !== null && cost.nextHistoryAt === null && cost.readBackTo !== null)) return null
  const today = dayInZone(now, connection.timeZone)
  const wanted = daysBetween(cost.historyStart as Day, addDays(today, 1))
  const done = cost.readBackTo === null ? 0 : daysBetween(cost.readBackTo as Day, addDays(today, 1))
  return {
    daysDone: Math.min(done, wanted),
    daysWanted: wanted,
    rows,
    recentDone: cost.lastSuccessAt !== null && cost.recentCursor === null,
  }
}
