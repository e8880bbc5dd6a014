import { type SQL, and, eq, ne, sql } from 'drizzle-orm'
import { type Database, type WorkspaceId, runBatch } from '../platform/database.ts'
import { firstIdAt } from '../platform/ids.ts'
import type { Signal } from './contract.ts'
import { connectionSignals, connections, providerPauses, syncs } from './schema.ts'

export type ConnectionRow = typeof connections.$inferSelect
export type SignalRow = typeof connectionSignals.$inferSelect
export type SyncRow = typeof syncs.$inferSelect

export interface ConnectionRef {
  db: Database
  workspaceId: WorkspaceId
  connectionId: string
}

const isConnection = ({ workspaceId, connectionId }: ConnectionRef) =>
  and(eq(connections.workspaceId, workspaceId), eq(connections.id, connectionId))
const isSignal = ({ workspaceId, connectionId }: ConnectionRef, signal: Signal) =>
  and(
    eq(connectionSignals.workspaceId, workspaceId),
    eq(connectionSignals.connectionId, connectionId),
    eq(connectionSignals.signal, signal),
  )

/** Takes the connection for one consumer. `undefined` when it is not active, gone, or another holds the lease. */
export async function takeLease(
  ref: ConnectionRef,
  lease: { token: string; now: number; until: number },
): Promise<ConnectionRow | undefined> {
  const [row] = await ref.db
    .update(connections)
    .set({ leaseToken: lease.token, leaseUntil: lease.until, claimedUntil: 0 })
    .where(and(isConnection(ref), eq(connections.state, 'active'), sql`${connections.leaseUntil} <= ${lease.now}`))
    .returning()
  return row
}

/** The condition that a write by this holder needs: the lease is still its own. Disconnecting takes it away. */
export const leaseFence = ({ workspaceId, connectionId }: ConnectionRef, token: string): SQL =>
  sql`exists (select 1 from connections where workspace_id = ${workspaceId} and id = ${connectionId} and lease_token = ${token})`

/** Ends the lease, and sets when the connection is due again from its signals. The last statement of a batch. */
export const releaseStatement = (ref: ConnectionRef, token: string) =>
  ref.db
    .update(connections)
    .set({ leaseToken: null, leaseUntil: 0, nextDueAt: dueAt(ref) })
    .where(and(isConnection(ref), eq(connections.leaseToken, token)))

const dueAt = ({ workspaceId, connectionId }: ConnectionRef) => sql<number>`(
  select min(min(next_sync_at, coalesce(next_history_at, next_sync_at))) from connection_signals
  where workspace_id = ${workspaceId} and connection_id = ${connectionId})`

export const readSignals = async (ref: ConnectionRef): Promise<SignalRow[]> => selectSignals(ref)

const selectSignals = (ref: ConnectionRef) =>
  ref.db
    .select()
    .from(connectionSignals)
    .where(and(eq(connectionSignals.workspaceId, ref.workspaceId), eq(connectionSignals.connectionId, ref.connectionId)))

export const signalStatement = (ref: ConnectionRef, signal: Signal, change: Partial<SignalRow>, fence: SQL) =>
  ref.db
    .update(connectionSignals)
    .set(change)
    .where(and(isSignal(ref, signal), fence))

/** Every signal of the connection is put off until then. */
export const postponeStatement = (ref: ConnectionRef, until: number, fence: SQL) =>
  ref.db.run(sql`
    update connection_signals set next_sync_at = max(next_sync_at, ${until}),
      next_history_at = case when next_history_at is null then null else max(next_history_at, ${until}) end
    where workspace_id = ${ref.workspaceId} and connection_id = ${ref.connectionId} and ${fence}`)

export const rejectStatement = (ref: ConnectionRef, reason: string, token: string) =>
  ref.db
    .update(connections)
    .set({ state: 'credentials_rejected', stateReason: reason, leaseToken: null, leaseUntil: 0, nextDueAt: null })
    .where(and(isConnection(ref), eq(connections.leaseToken, token)))

/**
 * How every signal of the connection stands, and its unfinished syncs, newest first: attempts that broke off or failed,
 * and reports that are being made.
 */
export async function readWork(ref: ConnectionRef, since: number): Promise<{ signals: SignalRow[]; openSyncs: SyncRow[] }> {
  const [signals, openSyncs] = await ref.db.batch([
    selectSignals(ref),
    ref.db
      .select()
      .from(syncs)
      .where(and(isSyncSince(ref, since), sql`${syncs.state} in ('running', 'waiting', 'failed')`))
      .orderBy(sql`${syncs.id} desc`),
  ])
  return { signals, openSyncs }
}

/** Syncs are named by their time, so that a few days of them are found on the primary key. */
const isSyncSince = ({ workspaceId, connectionId }: ConnectionRef, since: number) =>
  and(eq(syncs.workspaceId, workspaceId), eq(syncs.connectionId, connectionId), sql`${syncs.id} >= ${firstIdAt('syn', since)}`)

/** Whoever takes the lease finds that the syncs left running by an earlier holder have died with it. */
export const closeLeftOpen = ({ db, workspaceId, connectionId }: ConnectionRef, own: string, now: number, fence: SQL) =>
  db.run(sql`
    update syncs set state = 'failed', finished_at = ${now}, error_kind = 'unavailable', error_detail = 'The sync was cut off before its end'
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and id >= ${firstIdAt('syn', now - leftOpenMs)} and id <> ${own} and state = 'running' and ${fence}`)

const leftOpenMs = 7 * 24 * 3_600_000

export const syncStatement = (ref: ConnectionRef, row: Omit<SyncRow, 'workspaceId' | 'connectionId'>, fence: SQL) =>
  ref.db.run(sql`
    insert into syncs (workspace_id, connection_id, id, signal, reason, window_from, window_to, state, resume, attempts, rows, rows_changed, error_kind, error_detail, started_at, finished_at)
    select ${ref.workspaceId}, ${ref.connectionId}, ${row.id}, ${row.signal}, ${row.reason}, ${row.windowFrom}, ${row.windowTo}, ${row.state}, ${row.resume},
      ${row.attempts}, ${row.rows}, ${row.rowsChanged}, ${row.errorKind}, ${row.errorDetail}, ${row.startedAt}, ${row.finishedAt}
    where ${fence}
    on conflict do update set state = excluded.state, resume = excluded.resume, attempts = excluded.attempts, rows = excluded.rows, rows_changed = excluded.rows_changed,
      error_kind = excluded.error_kind, error_detail = excluded.error_detail, started_at = excluded.started_at, finished_at = excluded.finished_at`)

/** Providers that the operator has paused everywhere. */
export const readPausedProviders = async (db: Database): Promise<string[]> =>
  (await db.select().from(providerPauses)).map(({ providerId }) => providerId)

export async function findPause(db: Database, providerId: string): Promise<string | undefined> {
  const [row] = await db.select().from(providerPauses).where(eq(providerPauses.providerId, providerId))
  return row?.reason
}

/**
 * Claims connections that are due: each is claimed by one run, and again when its message was lost. Serves every
 * workspace of the database, on the index that begins with the due time. What the operator paused stays due.
 */
export const claimDue = (
  db: Database,
  claim: { now: number; until: number; limit: number; pausedProviders: readonly string[] },
): Promise<{ workspaceId: string; connectionId: string }[]> =>
  db.all(sql`
    update connections set claimed_until = ${claim.until}
    where rowid in (select rowid from connections indexed by connections_due
      where next_due_at <= ${claim.now} and claimed_until <= ${claim.now} and lease_until <= ${claim.now} and state = 'active'
        and provider_id not in (select value from json_each(${JSON.stringify(claim.pausedProviders)})) order by next_due_at limit ${claim.limit})
    returning workspace_id as workspaceId, id as connectionId`)

/** Records on the newest failed sync that the queue has given up on it. */
export const markDead = (ref: ConnectionRef, now: number) =>
  ref.db.run(sql`
    update syncs set state = 'dead', finished_at = ${now}
    where workspace_id = ${ref.workspaceId} and connection_id = ${ref.connectionId} and state in ('failed', 'running')`)

/** Connections whose credentials were not encrypted by the newest key, across workspaces; few, and once a night. */
export const readOldKeys = (db: Database, newest: string, limit: number): Promise<ConnectionRow[]> =>
  db
    .select()
    .from(connections)
    .where(and(sql`${connections.credentials} is not null`, ne(connections.keyVersion, newest)))
    .limit(limit)

/** Swaps a ciphertext for another of the same credentials; answers 0 when they were replaced meanwhile. */
export async function replaceCiphertext(
  db: Database,
  connection: ConnectionRow,
  sealed: { credentials: string; keyVersion: string },
): Promise<number> {
  const ref = { db, workspaceId: connection.workspaceId, connectionId: connection.id }
  const [changed = 0] = await runBatch(db, [
    db
      .update(connections)
      .set(sealed)
      .where(and(isConnection(ref), eq(connections.credentials, connection.credentials ?? ''))),
  ])
  return changed
}
