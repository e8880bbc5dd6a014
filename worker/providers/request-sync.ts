import type { Ctx } from '../platform/context.ts'
import { runBatch } from '../platform/database.ts'
import { utcDay } from '../platform/day.ts'
import { AppError, notFound } from '../platform/errors.ts'
import type { Actor } from '../platform/route.ts'
import { limitOf } from '../billing/entitlements.ts'
import { auditRow } from '../team/audit-store.ts'
import { countToday, makeSignalsDue, readActive } from './connection-store.ts'
import { getProvider } from './registry.ts'

interface SyncRequest {
  ctx: Ctx
  actor: Actor
  providerId: string
  /** All of the provider's connections when absent. */
  connectionId: string | undefined
}

/** Queues a sync now. Each counts against the plan's syncs on demand of the day (UTC). */
export async function requestSync({ ctx, actor, providerId, connectionId }: SyncRequest): Promise<string[]> {
  const provider = getProvider(providerId)
  const db = ctx.db.workspace(actor.workspaceId)
  const active = await readActive(db, actor.workspaceId, provider.id, connectionId)
  if (active.length === 0) throw notFound('active connection')
  const limit = limitOf(actor.plan, 'syncs_on_demand')
  for (const { id } of active) {
    if (!(await countToday(db, { workspaceId: actor.workspaceId, day: utcDay(ctx.now()), what: 'sync_on_demand', limit }))) {
      throw new AppError('plan_limit', {
        detail: `The plan allows ${limit} syncs on demand a day.`,
        extra: { entitlement: 'syncs_on_demand', limit },
      })
    }
    const ref = { db, workspaceId: actor.workspaceId, connectionId: id }
    const audit = auditRow(ctx, {
      workspaceId: actor.workspaceId,
      actorUserId: actor.user.id,
      action: 'connection.sync_requested',
      subject: id,
    })
    await runBatch(db, [...makeSignalsDue(ref, ctx.now()), audit])
    await ctx.syncQueue.send([{ workspaceId: actor.workspaceId, connectionId: id }])
  }
  return active.map(({ id }) => id)
}
