/** One statement as it ran: its text and a set of values. */
export interface Recorded {
  sql: string
  values: unknown[]
}

/** A database that remembers each different statement it is asked to run. */
export function recordStatements(db: D1Database) {
  const statements = new Map<string, Recorded>()

  const prepareOn = (client: Pick<D1Database, 'prepare'>) => (sql: string) => {
    const statement = client.prepare(sql)
    statements.set(sql, statements.get(sql) ?? { sql, values: [] })
    const bind = statement.bind.bind(statement)
    statement.bind = (...values: unknown[]) => {
      statements.set(sql, { sql, values })
      return bind(...values)
    }
    return statement
  }
  const withSession = (start?: string) => {
    const session = db.withSession(start)
    return { prepare: prepareOn(session), batch: session.batch.bind(session), getBookmark: () => session.getBookmark() }
  }
  const recording = { prepare: prepareOn(db), batch: db.batch.bind(db), withSession } as unknown as D1Database
  return { recording, statements: () => [...statements.values()] }
}
