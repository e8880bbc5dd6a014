/** Reads of the database beside the Worker, for checks; nothing of the product's own SQL. */
export interface Tables {
  all<Row>(sql: string, ...values: (string | number)[]): Promise<Row[]>
  /** Every table that names a connection. */
  ofConnections(): Promise<string[]>
  clear(): Promise<void>
}

export function openTables(database: D1Database): Tables {
  const all = async <Row>(sql: string, ...values: (string | number)[]) =>
    (
      await database
        .prepare(sql)
        .bind(...values)
        .all<Row>()
    ).results
  const names = async () =>
    await all<{ name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_cf%' escape '\\' and name <> 'd1_migrations'",
    )
  return {
    all,
    ofConnections: async () => (await names()).filter(({ sql }) => /\bconnection_id\b/.test(sql)).map(({ name }) => name),
    async clear() {
      await database.batch((await names()).map(({ name }) => database.prepare(`delete from ${name}`)))
    },
  }
}

export interface ConnectionState {
  workspaceId: string
  id: string
  providerId: string
  accountKey: string
  state: string
  credentials: string | null
}

export const readConnections = (tables: Tables) =>
  tables.all<ConnectionState>(
    'select workspace_id as workspaceId, id, provider_id as providerId, account_key as accountKey, state, credentials from connections',
  )

export interface SignalState {
  connectionId: string
  signal: string
  state: string
  completeThrough: string | null
  historyStart: string
  readBackTo: string | null
  recentCursor: string | null
  nextSyncAt: number
  nextHistoryAt: number | null
  lastSuccessAt: number | null
}

export const readSignals = (tables: Tables) =>
  tables.all<SignalState>(`select connection_id as connectionId, signal, state, complete_through as completeThrough, history_start as historyStart, read_back_to as readBackTo,
    recent_cursor as recentCursor, next_sync_at as nextSyncAt, next_history_at as nextHistoryAt, last_success_at as lastSuccessAt from connection_signals`)

export interface DayState {
  connectionId: string
  workspaceId: string
  day: string
  used: number
}

export const readDays = (tables: Tables) =>
  tables.all<DayState>(
    'select connection_id as connectionId, workspace_id as workspaceId, day, sum(used) as used from spend_day group by 1, 2, 3 order by 1, 2, 3',
  )
