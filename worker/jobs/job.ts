import type { Ctx } from '../platform/context.ts'
import type { ConnectionRef, ConnectionRow, SignalRow, leaseFence, syncStatement } from '../providers/sync-store.ts'
import type { Work } from './plan.ts'

/** What became of one message. `again`: more is due at once. */
export type SyncOutcome =
  | { result: 'idle' | 'later' }
  | { result: 'done'; again: boolean; changed: boolean }
  | { result: 'failed'; retryInSeconds: number }

/** One job for one connection, under its lease. Everything it writes is conditional on `fence`. */
export interface Job {
  ctx: Ctx
  ref: ConnectionRef
  connection: ConnectionRow
  signals: readonly SignalRow[]
  work: Work
  token: string
  fence: ReturnType<typeof leaseFence>
  syncId: string
  attempts: number
  startedAt: number
  /** When what is read was asked for: a report that took its time knows nothing of what came since. */
  askedAt: number
  resume: string | undefined
}

/** The row of the sync history that a job writes at each of its steps. */
export const syncRow = (job: Job, change: Partial<Parameters<typeof syncStatement>[1]>): Parameters<typeof syncStatement>[1] => ({
  id: job.syncId,
  signal: job.work.signal.signal,
  reason: job.work.reason,
  windowFrom: job.work.range?.from ?? null,
  windowTo: job.work.range?.to ?? null,
  state: 'running',
  resume: null,
  attempts: job.attempts,
  rows: 0,
  rowsChanged: 0,
  errorKind: null,
  errorDetail: null,
  startedAt: job.startedAt,
  finishedAt: null,
  ...change,
})
