import type { Ctx } from '../platform/context.ts'
import { runBatch } from '../platform/database.ts'
import { addDays } from '../platform/day.ts'
import { sha256Hex } from '../platform/digest.ts'
import { AppError } from '../platform/errors.ts'
import type { Actor } from '../platform/route.ts'
import { dayInZone, isTimeZone } from '../platform/zone.ts'
import { auditRow, bumpDataVersion } from '../team/audit-store.ts'
import { createApi } from './api.ts'
import {
  alreadyConnected,
  changeConnection,
  findDisconnected,
  findSameAccount,
  getConnection,
  insertConnection,
  insertSignals,
  isDuplicateAccount,
  makeSignalsDue,
} from './connection-store.ts'
import { type Account, type Provider, signals } from './contract.ts'
import { sealCredentials } from './credential-vault.ts'
import { isSecret, readCredentials } from './credentials.ts'
import { ProviderFailure, failureWords } from './failure.ts'
import { getProvider } from './registry.ts'

interface ConnectInput {
  ctx: Ctx
  actor: Actor
  providerId: string
  label: string | undefined
  credentials: Record<string, unknown>
  /** Replaces this connection's credentials instead of making another. */
  connectionId: string | undefined
}

/** How long the provider may take to say whether the credentials are good. */
const validationMs = 10_000
/** Signals without a history of their own remember as far back as this for movements. */
const snapshotHistoryDays = 400

/** Proves the credentials with the provider, stores them encrypted, and queues the first sync. Answers the connection's id. */
export async function connect(input: ConnectInput): Promise<{ connectionId: string }> {
  const { ctx, actor, providerId } = input
  const provider = getProvider(providerId)
  const credentials = readCredentials(provider.credentials, input.credentials)
  const account = await proveCredentials(ctx, provider, credentials)
  const accountKey = account.id ?? fingerprint(provider, credentials)
  // An account that was disconnected and kept its history comes back as itself: as another one it would be counted twice.
  const former = await findDisconnected(ctx.db.workspace(actor.workspaceId), actor.workspaceId, providerId, accountKey)
  const existing = input.connectionId ?? former?.id
  const connectionId = existing ?? (await createConnection(input, provider, credentials, account, accountKey))
  if (existing !== undefined) await replaceCredentials(input, provider, credentials, account, accountKey, existing)
  await ctx.syncQueue.send([{ workspaceId: actor.workspaceId, connectionId }])
  return { connectionId }
}

async function createConnection(
  { ctx, actor, label }: ConnectInput,
  provider: Provider,
  credentials: Record<string, string>,
  account: Account,
  accountKey: string,
): Promise<string> {
  const db = ctx.db.workspace(actor.workspaceId)
  const id = ctx.newId('con')
  const now = ctx.now()
  const timeZone = account.timeZone !== undefined && isTimeZone(account.timeZone) ? account.timeZone : provider.timeZone
  const today = dayInZone(now, timeZone)
  const sealed = await sealCredentials(ctx, { workspaceId: actor.workspaceId, id, providerId: provider.id }, credentials)
  const connection = {
    ...{ workspaceId: actor.workspaceId, id, providerId: provider.id, accountKey, timeZone, ...sealed },
    label: label ?? (account.name ? `${provider.name}, ${account.name}`.slice(0, 80) : provider.name),
    accountName: account.name ?? null,
    facts: JSON.stringify(account.facts ?? {}),
    state: 'active' as const,
    payment: account.payment ?? provider.payment ?? ('unknown' as const),
    role: provider.role ?? ('biller' as const),
    ownerUserId: actor.user.id,
    ...{ createdAt: now, nextDueAt: now, claimedUntil: now + 60_000, leaseUntil: 0 },
  }
  const rows = signals
    .filter((signal) => provider[signal] !== undefined)
    .map((signal) => {
      const facts = provider[signal]
      const historyDays = facts && 'historyDays' in facts ? facts.historyDays : snapshotHistoryDays
      return {
        ...{ workspaceId: actor.workspaceId, connectionId: id, signal, state: 'pending' as const, nextSyncAt: now, failures: 0 },
        historyStart: addDays(today, -historyDays),
        windowDays: facts && 'maxWindowDays' in facts ? facts.maxWindowDays : 31,
      }
    })
  const audit = auditRow(ctx, {
    workspaceId: actor.workspaceId,
    actorUserId: actor.user.id,
    action: 'connection.created',
    subject: id,
    details: { providerId: provider.id },
  })
  try {
    await runBatch(db, [insertConnection(db, connection), insertSignals(db, rows), audit, bumpDataVersion(ctx, actor.workspaceId)])
  } catch (error) {
    if (!isDuplicateAccount(error)) throw error
    throw alreadyConnected(await findSameAccount(db, actor.workspaceId, provider.id, accountKey))
  }
  return id
}

async function replaceCredentials(
  { ctx, actor, label }: ConnectInput,
  provider: Provider,
  credentials: Record<string, string>,
  account: Account,
  accountKey: string,
  connectionId: string,
): Promise<void> {
  const ref = { db: ctx.db.workspace(actor.workspaceId), workspaceId: actor.workspaceId, connectionId }
  const existing = await getConnection(ref, provider.id)
  assertMayChange(actor, existing)
  if (account.id !== undefined && !existing.accountKey.startsWith('key:') && existing.accountKey !== accountKey) {
    throw new AppError('conflict', {
      detail: `These credentials belong to another account than "${existing.label}". Connect it as a new one.`,
    })
  }
  const sealed = await sealCredentials(ctx, existing, credentials)
  // A sync that still runs on the old key loses its lease, so that its failure is not blamed on the new one.
  const change = {
    ...sealed,
    accountKey,
    facts: JSON.stringify(account.facts ?? {}),
    state: 'active' as const,
    stateReason: null,
    leaseToken: null,
    leaseUntil: 0,
    ...(label ? { label } : {}),
  }
  const audit = auditRow(ctx, {
    workspaceId: actor.workspaceId,
    actorUserId: actor.user.id,
    action: 'connection.credentials_replaced',
    subject: connectionId,
  })
  try {
    await runBatch(ref.db, [
      changeConnection(ref, change),
      ...makeSignalsDue(ref, ctx.now()),
      audit,
      bumpDataVersion(ctx, actor.workspaceId),
    ])
  } catch (error) {
    if (!isDuplicateAccount(error)) throw error
    throw alreadyConnected(await findSameAccount(ref.db, actor.workspaceId, provider.id, accountKey))
  }
}

/** Members change their own connections; admins and owners all. */
export function assertMayChange(actor: Actor, connection: { ownerUserId: string | null }): void {
  const mayAll = actor.role === 'owner' || actor.role === 'admin'
  if (!mayAll && connection.ownerUserId !== actor.user.id)
    throw new AppError('forbidden', { detail: 'Members change only the connections they own. Ask an admin.' })
}

async function proveCredentials(ctx: Ctx, provider: Provider, credentials: Record<string, string>): Promise<Account> {
  try {
    return await provider.identify(createApi({ ctx, provider, credentials, requestBudget: 30, withinMs: validationMs }))
  } catch (error) {
    throw error instanceof ProviderFailure ? asAppError(error, provider) : error
  }
}

function asAppError(failure: ProviderFailure, provider: Provider): AppError {
  const detail = failure.detail ?? failureWords[failure.kind]
  if (failure.kind === 'credentials_rejected') return new AppError('credentials_rejected', { detail })
  if (failure.kind === 'permission_missing')
    return new AppError('permission_missing', { detail, extra: failure.permission ? { permission: failure.permission } : {} })
  if (failure.kind === 'not_offered') return new AppError('signal_not_exposed', { detail })
  if (failure.timedOut) return new AppError('provider_timeout', { detail })
  const slow = failure.kind === 'rate_limited' ? ` ${provider.name} asks to wait before trying again.` : ''
  return new AppError('provider_unavailable', {
    detail: `${detail}${slow}`,
    extra: failure.retryAt ? { retryAt: new Date(failure.retryAt).toISOString() } : {},
  })
}

/** Names an account by its key where the provider names it by nothing; one-way, so that the key cannot be read back. */
function fingerprint(provider: Provider, credentials: Record<string, string>): string {
  const secrets = Object.entries(provider.credentials)
    .filter(([, field]) => isSecret(field))
    .map(([name]) => credentials[name] ?? '')
  return `key:${sha256Hex(`outlay.fingerprint/${provider.id}/${secrets.join('\n')}`).slice(0, 32)}`
}
