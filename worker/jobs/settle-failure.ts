import { runBatch } from '../platform/database.ts'
import { type Day, daysBetween } from '../platform/day.ts'
import { bumpDataVersion } from '../team/audit-store.ts'
import type { Provider } from '../providers/contract.ts'
import { type ProviderFailure, failureWords } from '../providers/failure.ts'
import { postponeStatement, rejectStatement, releaseStatement, signalStatement, syncStatement } from '../providers/sync-store.ts'
import { partialStatement } from '../usage/charge-store.ts'
import { type Job, type SyncOutcome, syncRow } from './sync.ts'

const minute = 60_000
const hour = 60 * minute

/** Records why a window was not read, and when to try again. Only passing failures go back to the queue. */
export async function settleFailure(job: Job, provider: Provider, failure: ProviderFailure): Promise<SyncOutcome> {
  const { ctx, ref, token, fence } = job
  const now = ctx.now()
  const signal = job.work.signal
  const words = failure.detail ?? failureWords[failure.kind]
  const sync = (state: 'failed' | 'done') => syncStatement(ref, syncRow(job, { state, errorKind: failure.kind, errorDetail: words, finishedAt: now }), fence)
  const standing = (change: Parameters<typeof signalStatement>[2]) => signalStatement(ref, signal.signal, { reason: failure.kind, detail: words, ...change }, fence)
  const finish = (...statements: Parameters<typeof runBatch>[1][number][]) =>
    runBatch(ref.db, [...statements, bumpDataVersion(ctx, ref.workspaceId), releaseStatement(ref, token)])
  const later = { result: 'later' } as const

  switch (failure.kind) {
    case 'credentials_rejected':
      await runBatch(ref.db, [sync('failed'), bumpDataVersion(ctx, ref.workspaceId), rejectStatement(ref, words, token)])
      return later
    case 'permission_missing':
    case 'not_offered':
      // Asked again once a day: a permission may be granted, a plan may change.
      await finish(sync('done'), standing({ state: 'off', ...putOff(now + 24 * hour, signal.nextHistoryAt) }))
      return later
    case 'not_yet':
      await finish(sync('done'), standing(putOff(failure.retryAt ?? now + 6 * hour, signal.nextHistoryAt)))
      return later
    case 'rate_limited': {
      const until = failure.retryAt ?? now + 15 * minute
      await finish(sync('failed'), standing({}), postponeStatement(ref, until, fence))
      return later
    }
    case 'over_budget':
      return settleTooMuch(job, finish, sync('done'), standing)
    case 'unavailable':
    case 'unexpected_answer': {
      const failures = signal.failures + 1
      const retryInSeconds = Math.min(60 * 2 ** Math.min(failures, 7), 6 * 3600)
      await finish(sync('failed'), standing({ failures, ...putOff(now + retryInSeconds * 1000, signal.nextHistoryAt) }))
      ctx.log.info('sync_failed', { provider: provider.id, connectionId: ref.connectionId, signal: signal.signal, kind: failure.kind, failures })
      return { result: 'failed', retryInSeconds }
    }
    default:
      return failure.kind satisfies never
  }
}

const putOff = (until: number, history: number | null) => ({ nextSyncAt: until, nextHistoryAt: history === null ? null : until })

type Statements = Parameters<typeof runBatch>[1][number]

/** More than one sync may read: smaller windows from now on; a single day that is too much is marked partial and passed over. */
async function settleTooMuch(
  job: Job,
  finish: (...statements: Statements[]) => Promise<unknown>,
  sync: Statements,
  standing: (change: Parameters<typeof signalStatement>[2]) => Statements,
): Promise<SyncOutcome> {
  const { range, signal } = job.work
  const days = range ? daysBetween(range.from, range.to) : 1
  if (range && days > 1) {
    await finish(sync, standing({ windowDays: Math.max(1, Math.floor(days / 2)), reason: null, detail: null }))
    return { result: 'done', again: true, changed: false }
  }
  const next = range && (job.work.reason === 'history' ? { readBackTo: range.from } : { recentCursor: range.to as Day })
  const marks = range ? [partialStatement({ ...job.ref, fence: job.fence }, signal.signal, range.from, job.ctx.now())] : []
  await finish(sync, standing({ ...next, nextSyncAt: job.ctx.now() + hour }), ...marks)
  return { result: 'later' }
}
