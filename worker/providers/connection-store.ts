import { type SQL, and, eq, inArray, ne, sql } from 'drizzle-orm'
import { AppError, notFound } from '../platform/errors.ts'
import type { Database, Statement, WorkspaceId } from '../platform/database.ts'
import { connectionSignals, connections, dailyCounts, providerPauses, syncs } from './schema.ts'
import type { ConnectionRef, ConnectionRow, SignalRow } from './sync-store.ts'

const isConnection = ({ workspaceId, connectionId }: Omit<ConnectionRef, 'db'>) =>
  and(eq(connections.workspaceId, workspaceId), eq(connections.id, connectionId))

/** The connection, or 404: unknown, another tenant's, or disconnected. */
export async function getConnection({ db, workspaceId, connectionId }: ConnectionRef, providerId?: string): Promise<ConnectionRow> {
  const [row] = await db.select().from(connections).where(isConnection({ workspaceId, connectionId }))
  if (!row || (providerId !== undefined && row.providerId !== providerId)) throw notFound('connection')
  return row
}

export const insertConnection = (db: Database, row: typeof connections.$inferInsert): Statement => db.insert(connections).values(row)
export const insertSignals = (db: Database, rows: (typeof connectionSignals.$inferInsert)[]): Statement =>
  db.insert(connectionSignals).values(rows)

/** The connection of the same account that is already there. */
export async function findSameAccount(
  db: Database,
  workspaceId: WorkspaceId,
  providerId: string,
  accountKey: string,
): Promise<ConnectionRow | undefined> {
  const [row] = await db
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.workspaceId, workspaceId),
        eq(connections.providerId, providerId),
        eq(connections.accountKey, accountKey),
        ne(connections.state, 'disconnected'),
      ),
    )
  return row
}

/** The same account, disconnected with its history kept. */
export async function findDisconnected(
  db: Database,
  workspaceId: WorkspaceId,
  providerId: string,
  accountKey: string,
): Promise<ConnectionRow | undefined> {
  const [row] = await db
    .select()
    .from(connections)
    .where(
      and(
        ...[eq(connections.workspaceId, workspaceId), eq(connections.providerId, providerId)],
        ...[eq(connections.accountKey, accountKey), eq(connections.state, 'disconnected')],
      ),
    )
  return row
}

export const changeConnection = ({ db, ...ref }: ConnectionRef, change: Partial<ConnectionRow>): Statement =>
  db.update(connections).set(change).where(isConnection(ref))

/**
 * Pauses what is active, or resumes what is paused, whatever became of it since it was read: rejected credentials are not
 * healed by resuming, and a disconnected connection does not come back.
 */
export const pauseStatement = ({ db, ...ref }: ConnectionRef, paused: boolean, now: number): Statement =>
  db
    .update(connections)
    .set(paused ? { state: 'paused' } : { state: 'active', nextDueAt: now, claimedUntil: 0 })
    .where(and(isConnection(ref), eq(connections.state, paused ? 'active' : 'paused')))

/** Makes every signal due now, those that were off included. */
export const makeSignalsDue = ({ db, workspaceId, connectionId }: ConnectionRef, now: number): Statement[] => [
  db.run(sql`
    update connection_signals set next_sync_at = min(next_sync_at, ${now}), next_history_at = case when next_history_at is null then null else ${now} end, failures = 0
    where workspace_id = ${workspaceId} and connection_id = ${connectionId}`),
  db.update(connections).set({ nextDueAt: now, claimedUntil: 0 }).where(isConnection({ workspaceId, connectionId })),
]

export interface WorkspaceConnections {
  connections: ConnectionRow[]
  signals: SignalRow[]
  pauses: { providerId: string; reason: string }[]
  /** What the unfinished first reading has come to, by connection. */
  progress: { connectionId: string; rows: number }[]
}

/** Everything the accounts page shows of a workspace's connections, in one round trip. */
export async function readConnections(db: Database, shared: Database, workspaceId: WorkspaceId): Promise<WorkspaceConnections> {
  const [rows, signals, progress] = await db.batch([
    db
      .select()
      .from(connections)
      .where(and(eq(connections.workspaceId, workspaceId), ne(connections.state, 'disconnected')))
      .orderBy(connections.createdAt),
    db.select().from(connectionSignals).where(eq(connectionSignals.workspaceId, workspaceId)),
    db
      .select({ connectionId: syncs.connectionId, rows: sql<number>`sum(${syncs.rows})` })
      .from(syncs)
      .where(
        and(
          eq(syncs.workspaceId, workspaceId),
          eq(syncs.signal, 'cost'),
          sql`${syncs.connectionId} in (select connection_id from connection_signals
        where workspace_id = ${workspaceId} and signal = 'cost' and (last_success_at is null or next_history_at is not null))`,
        ),
      )
      .groupBy(syncs.connectionId),
  ])
  const pauses = await shared.select().from(providerPauses)
  return { connections: rows, signals, progress, pauses }
}

/** The newest syncs, or those before one: they are named by their time, so that a page is a range of the primary key. */
export const readSyncs = ({ db, workspaceId, connectionId }: ConnectionRef, page: { limit: number; before?: string | undefined }) =>
  db
    .select()
    .from(syncs)
    .where(
      and(
        ...[eq(syncs.workspaceId, workspaceId), eq(syncs.connectionId, connectionId)],
        page.before === undefined ? undefined : sql`${syncs.id} < ${page.before}`,
      ),
    )
    .orderBy(sql`${syncs.id} desc`)
    .limit(page.limit)

/** Counts one more of something today, unless that would pass the limit; answers whether it was counted. */
export async function countToday(
  db: Database,
  count: { workspaceId: WorkspaceId; day: string; what: string; limit: number | null },
): Promise<boolean> {
  const rows = await db.all(sql`
    insert into daily_counts (workspace_id, day, what, count) values (${count.workspaceId}, ${count.day}, ${count.what}, 1)
    on conflict do update set count = count + 1 where ${count.limit} is null or count < ${count.limit} returning count`)
  return rows.length > 0
}

/** Forgets the connection's own rows; the ledger's are removed by its room. */
export const removeConnection = ({ db, workspaceId, connectionId }: ConnectionRef): Statement[] => [
  db.delete(connections).where(isConnection({ workspaceId, connectionId })),
  db.delete(connectionSignals).where(and(eq(connectionSignals.workspaceId, workspaceId), eq(connectionSignals.connectionId, connectionId))),
  db.delete(syncs).where(and(eq(syncs.workspaceId, workspaceId), eq(syncs.connectionId, connectionId))),
]

/** Forgets counts of days before one, across workspaces, on the index by day. */
export const removeOldCounts = (db: Database, before: string) => db.delete(dailyCounts).where(sql`${dailyCounts.day} < ${before}`)

/** Which of some connections are active in this workspace. */
export const readActive = (
  db: Database,
  workspaceId: WorkspaceId,
  providerId: string,
  only: string | undefined,
): Promise<ConnectionRow[]> => {
  const conditions: (SQL | undefined)[] = [
    eq(connections.workspaceId, workspaceId),
    eq(connections.providerId, providerId),
    inArray(connections.state, ['active']),
  ]
  return db
    .select()
    .from(connections)
    .where(and(...conditions, only === undefined ? undefined : eq(connections.id, only)))
}

/** Whether an error says that the same account is already connected. */
export const isDuplicateAccount = (error: unknown): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (/UNIQUE constraint failed: .*account_key/.test(cause.message)) return true
  return false
}

export const alreadyConnected = (existing: ConnectionRow | undefined) =>
  new AppError('already_connected', {
    detail: existing ? `This account is already connected as "${existing.label}".` : 'This account is already connected.',
    extra: existing ? { existingConnectionId: existing.id } : {},
  })

/** Every connection of a provider, those disconnected with their history kept included. */
export const readWorkspaceConnectionsOf = (db: Database, workspaceId: WorkspaceId, providerId: string): Promise<ConnectionRow[]> =>
  db
    .select()
    .from(connections)
    .where(and(eq(connections.workspaceId, workspaceId), eq(connections.providerId, providerId)))
    .orderBy(connections.createdAt)
