import type { Ctx } from '../platform/context.ts'
import { runBatch } from '../platform/database.ts'
import { AppError, invalid, notFound } from '../platform/errors.ts'
import type { Actor } from '../platform/route.ts'
import { auditRow, bumpDataVersion } from '../team/audit-store.ts'
import { hasRole } from '../team/current.ts'
import { findMembership } from '../team/store.ts'
import { purgeStatements } from '../usage/purge-store.ts'
import { assertMayChange } from './connect.ts'
import { changeConnection, getConnection, pauseStatement, removeConnection } from './connection-store.ts'

interface DisconnectInput {
  ctx: Ctx
  actor: Actor
  providerId: string
  connectionId: string
  /** Forget the history as well; from the live database at once, from backups when they expire. */
  purge: boolean
}

/** Destroys the credentials at once. A sync that runs loses its lease, and queued ones find nothing to do. */
export async function disconnect({ ctx, actor, providerId, connectionId, purge }: DisconnectInput): Promise<void> {
  const ref = { db: ctx.db.workspace(actor.workspaceId), workspaceId: actor.workspaceId, connectionId }
  const existing = await getConnection(ref, providerId)
  if (existing.state === 'disconnected' && !purge) throw notFound('connection')
  assertMayChange(actor, existing)
  const destroyed = {
    credentials: null,
    keyVersion: null,
    state: 'disconnected' as const,
    stateReason: null,
    leaseToken: null,
    leaseUntil: 0,
    nextDueAt: null,
  }
  const action = purge ? 'connection.purged' : 'connection.disconnected'
  const audit = auditRow(ctx, {
    workspaceId: actor.workspaceId,
    actorUserId: actor.user.id,
    action,
    subject: connectionId,
    details: { providerId },
  })
  const forget = purge ? [...purgeStatements(ref.db, actor.workspaceId, connectionId), ...removeConnection(ref)] : []
  await runBatch(ref.db, [changeConnection(ref, destroyed), ...forget, audit, bumpDataVersion(ctx, actor.workspaceId)])
}

interface ChangeInput {
  ctx: Ctx
  actor: Actor
  connectionId: string
  change: {
    label?: string | undefined
    payment?: 'prepaid' | 'invoiced' | 'unknown' | undefined
    paused?: boolean | undefined
    ownerUserId?: string | undefined
  }
}

/** Renames a connection, says how it is paid, pauses or resumes it, gives it to another owner. */
export async function changeAccount({ ctx, actor, connectionId, change }: ChangeInput): Promise<void> {
  const ref = { db: ctx.db.workspace(actor.workspaceId), workspaceId: actor.workspaceId, connectionId }
  const existing = await getConnection(ref)
  if (existing.state === 'disconnected') throw notFound('connection')
  assertMayChange(actor, existing)
  if (change.ownerUserId !== undefined) await assertMayOwn(ctx, actor, change.ownerUserId)
  const { paused, ...named } = change
  const set = {
    ...(named.label === undefined ? {} : { label: named.label }),
    ...(named.payment === undefined ? {} : { payment: named.payment }),
    ...(named.ownerUserId === undefined ? {} : { ownerUserId: named.ownerUserId }),
  }
  const statements = [
    ...(Object.keys(set).length > 0 ? [changeConnection(ref, set)] : []),
    ...(paused === undefined ? [] : [pauseStatement(ref, paused, ctx.now())]),
  ]
  const audit = auditRow(ctx, {
    workspaceId: actor.workspaceId,
    actorUserId: actor.user.id,
    action: 'connection.changed',
    subject: connectionId,
    details: change,
  })
  await runBatch(ref.db, [...statements, audit, bumpDataVersion(ctx, actor.workspaceId)])
  if (paused === false && existing.state === 'paused') await ctx.syncQueue.send([{ workspaceId: actor.workspaceId, connectionId }])
}

/** An owner may do to the connection what members may to their own, so only who may do all chooses one, among the members. */
async function assertMayOwn(ctx: Ctx, actor: Actor, userId: string): Promise<void> {
  if (!hasRole(actor.role, 'admin')) throw new AppError('forbidden', { detail: 'Admins and owners choose who owns a connection.' })
  const membership = await findMembership(ctx, userId, actor.workspaceId)
  if (!membership) throw invalid('ownerUserId', 'Choose a member of this workspace.')
}
