import { isoInstant, isoOrNull } from '../platform/answers.ts'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import { type Day, addDays } from '../platform/day.ts'
import { getConnection, readSyncs } from './connection-store.ts'
import { failureWords } from './failure.ts'
import type { SyncAnswer } from './summary-schemas.ts'
import type { SyncRow } from './sync-store.ts'

interface Page {
  limit: number
  /** The last sync of the page before. */
  cursor: string | undefined
}

/** The history of a connection's syncs, newest first. */
export async function listSyncs(ctx: Ctx, workspaceId: WorkspaceId, connectionId: string, { limit, cursor }: Page) {
  const ref = { db: ctx.db.workspace(workspaceId), workspaceId, connectionId }
  const [found] = await Promise.all([readSyncs(ref, { limit: limit + 1, before: cursor }), getConnection(ref)])
  const page = found.slice(0, limit)
  return { items: page.map(describeSync), nextCursor: found.length > limit ? (page.at(-1)?.id ?? null) : null }
}

const describeSync = (one: SyncRow): SyncAnswer => ({
  ...{ id: one.id, signal: one.signal, reason: one.reason, state: one.state, rows: one.rows, attempts: one.attempts },
  ...{ from: one.windowFrom, to: one.windowTo && addDays(one.windowTo as Day, -1) },
  error: one.errorDetail ?? failureWords[one.errorKind as keyof typeof failureWords] ?? null,
  ...{ startedAt: isoInstant(one.startedAt), finishedAt: isoOrNull(one.finishedAt) },
})
