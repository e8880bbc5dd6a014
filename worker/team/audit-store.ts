import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import { auditLog, workspaceProfile } from './schema.ts'

export interface AuditEntry {
  workspaceId: WorkspaceId
  /** Who did it; `undefined` for the product's own doing. */
  actorUserId: string | undefined
  /** `room.verb`, as the route's need names it: `workspace.updated`. */
  action: string
  /** The id of what was changed. */
  subject: string
  /** What changed. Never a secret. */
  details?: Record<string, unknown>
}

/**
 * The statement that records a change; it belongs in the batch that makes the change. A change that may be repeated
 * gives the record's id, so that it is recorded once.
 */
export const auditRow = (ctx: Ctx, { workspaceId, actorUserId, action, subject, details = {} }: AuditEntry, id = ctx.newId('aud')) =>
  ctx.db
    .workspace(workspaceId)
    .insert(auditLog)
    .values({
      workspaceId,
      id,
      at: ctx.now(),
      actorUserId: actorUserId ?? null,
      action,
      subject,
      details: JSON.stringify(details),
    })

/** The statement that outdates every kept answer of a workspace; it belongs in the batch that changes what a reader sees. */
export const bumpDataVersion = (ctx: Ctx, workspaceId: WorkspaceId) =>
  ctx.db
    .workspace(workspaceId)
    .update(workspaceProfile)
    .set({ dataVersion: sql`${workspaceProfile.dataVersion} + 1` })
    .where(eq(workspaceProfile.workspaceId, workspaceId))
