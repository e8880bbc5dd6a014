import { sql } from 'drizzle-orm'
import journal from '../../migrations/meta/_journal.json' with { type: 'json' }
import type { Databases } from './database.ts'

/** The newest migration this build was made with, as wrangler records it once applied. */
export const expectedMigration = `${journal.entries.at(-1)?.tag ?? ''}.sql`

/**
 * Whether every database has the migration this build expects, or a later one: migrations only expand, so an older
 * build works on a newer schema. Names begin with their number and compare as text.
 */
export async function isSchemaCurrent(db: Databases): Promise<boolean> {
  const applied = await Promise.all(db.every().map(newestMigration))
  return applied.every((name) => name !== undefined && name >= expectedMigration)
}

async function newestMigration(database: ReturnType<Databases['control']>): Promise<string | undefined> {
  try {
    const [newest] = await database.all<{ name: string }>(sql`select name from d1_migrations order by name desc limit 1`)
    return newest?.name
  } catch (error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause.message.includes('no such table')) return undefined
    throw error
  }
}
