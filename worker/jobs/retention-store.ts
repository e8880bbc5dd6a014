import { sql } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'

const rowsAtOnce = 5_000

/** Removes finished syncs that ended before an instant, across workspaces, on the index by end; `quiet` ones are those that changed nothing. */
export const removeOldSyncs = (db: Database, before: number, which: 'all' | 'quiet') =>
  db.run(sql`
    delete from syncs where rowid in (select rowid from syncs indexed by syncs_by_end where finished_at < ${before}
      ${which === 'quiet' ? sql`and state = 'done' and rows_changed = 0 and error_kind is null` : sql``} limit ${rowsAtOnce})`)
