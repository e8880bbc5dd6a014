import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** When each job last ran to its end; health and the heartbeat read it. */
export const jobRuns = sqliteTable('job_runs', {
  job: text('job').primaryKey(),
  finishedAt: integer('finished_at').notNull(),
  /** What it did, as a count. */
  handled: integer('handled').notNull(),
})
