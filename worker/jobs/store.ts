import { sql } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import { jobRuns } from './schema.ts'

export const recordRun = (db: Database, job: string, finishedAt: number, handled: number) =>
  db.insert(jobRuns).values({ job, finishedAt, handled }).onConflictDoUpdate({ target: jobRuns.job, set: { finishedAt, handled } })

/** When a job last ran to its end, ms; `undefined` when it never did. */
export async function findLastRun(db: Database, job: string): Promise<number | undefined> {
  const [row] = await db
    .select()
    .from(jobRuns)
    .where(sql`job = ${job}`)
  return row?.finishedAt
}
