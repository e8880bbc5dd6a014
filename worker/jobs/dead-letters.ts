import type { Ctx, SyncMessage } from '../platform/context.ts'
import { markDead } from '../providers/sync-store.ts'

/**
 * Records on the sync that the queue has given up. The connection stays due by its own schedule, so that it recovers by
 * itself when the provider does; until then its accounts page and `npm run ops` show it.
 */
export async function recordDeadLetter(ctx: Ctx, { workspaceId, connectionId }: SyncMessage): Promise<void> {
  await markDead({ db: ctx.db.workspace(workspaceId), workspaceId, connectionId }, ctx.now())
  ctx.log.error('sync_dead', { workspaceId, connectionId })
}
