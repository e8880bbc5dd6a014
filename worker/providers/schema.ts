import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { signals } from './contract.ts'

/** One workspace's account at a provider. */
export const connections = sqliteTable(
  'connections',
  {
    workspaceId: text('workspace_id').notNull(),
    id: text('id').notNull(),
    providerId: text('provider_id').notNull(),
    label: text('label').notNull(),
    /** The provider's account id, else `key:` and the credentials' fingerprint. */
    accountKey: text('account_key').notNull(),
    accountName: text('account_name'),
    /** JSON of what later calls need and is no secret. */
    facts: text('facts').notNull(),
    timeZone: text('time_zone').notNull(),
    /** AES-256-GCM, bound to this row; null once disconnected. */
    credentials: text('credentials'),
    keyVersion: text('key_version'),
    state: text('state', { enum: ['active', 'paused', 'credentials_rejected', 'disconnected'] }).notNull(),
    stateReason: text('state_reason'),
    payment: text('payment', { enum: ['prepaid', 'invoiced', 'unknown'] }).notNull(),
    role: text('role', { enum: ['biller', 'observer'] }).notNull(),
    ownerUserId: text('owner_user_id'),
    createdAt: integer('created_at').notNull(),
    /** The earliest `next_sync_at` of its signals; null when nothing is to be done. */
    nextDueAt: integer('next_due_at'),
    /** Until when a dispatched message is expected to have been taken up. */
    claimedUntil: integer('claimed_until').notNull(),
    /** Whoever holds the lease may write; a stale holder's writes match no row. */
    leaseToken: text('lease_token'),
    leaseUntil: integer('lease_until').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // The same account is connected once; a disconnected one may come back.
    uniqueIndex('connections_account')
      .on(table.workspaceId, table.providerId, table.accountKey)
      .where(sql`state <> 'disconnected'`),
    // Serves the dispatcher: connections due, earliest first.
    index('connections_due').on(table.nextDueAt, table.claimedUntil),
  ],
)

/** The standing of one signal of a connection. */
export const connectionSignals = sqliteTable(
  'connection_signals',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    signal: text('signal', { enum: signals }).notNull(),
    state: text('state', { enum: ['on', 'off', 'pending'] }).notNull(),
    /** A failure kind, and it in words. */
    reason: text('reason'),
    detail: text('detail'),
    /** When the recent days are due to be read (again). */
    nextSyncAt: integer('next_sync_at').notNull(),
    /** First day of the next piece, while a recent pass needs more than one window. */
    recentCursor: text('recent_cursor'),
    /** When the next older window is due; null once history is read to its start. */
    nextHistoryAt: integer('next_history_at'),
    completeThrough: text('complete_through'),
    /** Oldest day already read; history goes on from here towards `historyStart`. */
    readBackTo: text('read_back_to'),
    historyStart: text('history_start').notNull(),
    /** Smaller than the contract's when more came than one sync may read. */
    windowDays: integer('window_days').notNull(),
    failures: integer('failures').notNull(),
    lastSuccessAt: integer('last_success_at'),
    /** When something new last arrived. */
    lastNewAt: integer('last_new_at'),
    measuredDelayHours: integer('measured_delay_hours'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.signal] })],
)

/** The history of syncs: one row per window, reused when it is tried again. */
export const syncs = sqliteTable(
  'syncs',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    id: text('id').notNull(),
    signal: text('signal', { enum: signals }).notNull(),
    reason: text('reason', { enum: ['recent', 'history', 'manual'] }).notNull(),
    windowFrom: text('window_from'),
    windowTo: text('window_to'),
    state: text('state', { enum: ['running', 'waiting', 'done', 'failed', 'dead'] }).notNull(),
    /** What an asynchronous report left to go on with. */
    resume: text('resume'),
    attempts: integer('attempts').notNull(),
    rows: integer('rows').notNull(),
    rowsChanged: integer('rows_changed').notNull(),
    errorKind: text('error_kind'),
    errorDetail: text('error_detail'),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.connectionId, table.id] }),
    // Serves the nightly removal of syncs that ended long ago.
    index('syncs_by_end').on(table.finishedAt),
  ],
)

/** What a plan counts by the day: syncs on demand. */
export const dailyCounts = sqliteTable(
  'daily_counts',
  {
    workspaceId: text('workspace_id').notNull(),
    day: text('day').notNull(),
    what: text('what').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.day, table.what] }),
    // Serves the nightly clean-up of days that no limit asks for any more.
    index('daily_counts_by_day').on(table.day),
  ],
)

/** The operator's switch that pauses one provider in every workspace. */
export const providerPauses = sqliteTable('provider_pauses', {
  providerId: text('provider_id').primaryKey(),
  reason: text('reason').notNull(),
  pausedAt: integer('paused_at').notNull(),
})
