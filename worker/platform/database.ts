import type { SQL } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { type DatabaseGate, guardD1 } from './d1.ts'

export type WorkspaceId = string
export type Database = DrizzleD1Database & { $client: D1Database }

/**
 * Where each kind of table lives. No statement joins kinds, so that a workspace can move to another D1 database by a
 * column of its control row.
 */
export interface Databases {
  /** What finds a workspace: users, workspaces, indexes. */
  control(): Database
  /** What every database holds a copy of: exchange rates. */
  shared(): Database
  /** Everything a workspace owns. Every statement on it names the workspace first. */
  workspace(id: WorkspaceId): Database
  /** Every database once. For jobs only. */
  every(): Database[]
  /** Where the next request of this browser must read from, to see its own writes. */
  bookmark(): string | undefined
}

/**
 * Opens the databases for one invocation. `start` is a bookmark, or where to begin: jobs, webhooks and writes use the
 * primary, reads may use any replica.
 */
export function openDatabases(d1: D1Database, gate: DatabaseGate, start: string): Databases {
  const session = d1.withSession(start)
  const database = drizzle(guardD1(session, gate))
  return {
    control: () => database,
    shared: () => database,
    workspace: () => database,
    every: () => [database],
    bookmark: () => session.getBookmark() ?? undefined,
  }
}

/** A statement that has not run yet: a query builder, or `db.run(sql`…`)` before it is awaited. */
export type Statement = BatchItem<'sqlite'>

interface BuiltQuery {
  sql: string
  params: unknown[]
}

const built = (statement: Statement): BuiltQuery =>
  'toSQL' in statement
    ? (statement as unknown as { toSQL(): BuiltQuery }).toSQL()
    : (statement as unknown as { getQuery(): BuiltQuery }).getQuery()

/**
 * Runs statements as one transaction and answers how many rows each changed. An empty list does nothing. Drizzle's own
 * `batch` takes no raw statements with parameters on D1, so the client's is used.
 */
export async function runBatch(db: Database, statements: readonly Statement[]): Promise<number[]> {
  if (statements.length === 0) return []
  const client = db.$client
  const results = await client.batch(statements.map(built).map(({ sql, params }) => client.prepare(sql).bind(...params)))
  return results.map((result) => result.meta.changes)
}

/** Reads with several statements in one round trip; answers the rows of each. */
export async function readBatch(db: Database, queries: readonly SQL[]): Promise<Record<string, unknown>[][]> {
  const client = db.$client
  const statements = queries.map((query) => built(db.all(query) as unknown as Statement))
  const results = await client.batch<Record<string, unknown>>(statements.map(({ sql, params }) => client.prepare(sql).bind(...params)))
  return results.map((result) => result.results)
}
