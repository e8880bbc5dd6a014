import { sql } from 'drizzle-orm'
import type { Database, Statement, WorkspaceId } from '../platform/database.ts'

/** Every table of the ledger that names a connection; a test compares this list with the schema. */
export const ledgerTables = [
  'charges',
  'usage_points',
  'ledger_periods',
  'readings',
  'balances',
  'movements',
  'limits',
  'invoices',
  'spend_day',
  'spend_day_service',
  'spend_month',
  'restatements',
] as const

/** Forgets everything the ledger holds of a connection. */
export const purgeStatements = (db: Database, workspaceId: WorkspaceId, connectionId: string): Statement[] =>
  ledgerTables.map((table) =>
    db.run(sql`delete from ${sql.raw(table)} where workspace_id = ${workspaceId} and connection_id = ${connectionId}`),
  )
