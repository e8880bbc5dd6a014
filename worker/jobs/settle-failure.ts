import { runBatch } from '../platform/database.ts'
import { daysBetween } from '../platform/day.ts'
import { dayInZone } from '../platform/zone.ts'
import { bumpDataVersion } from '../team/audit-store.ts'
import type { Provider } from '../providers/contract.ts'
import { type ProviderFailure, failureWords } from '../providers/failure.ts'
import { postponeStatement, rejectStatement, releaseStatement, signalStatement, syncStatement } from '../providers/sync-store.ts'
import { partialStatement } from '../usage/charge-store.ts'
import { nextStanding } from './plan.ts'
import { type Job, type SyncOutcome, syncRow } from './job.ts'

const minute = 60_000
const hour = 60 * minute
/** However long a provider asks us to stay away, it is asked again within a day. */
const awayAtMost = 24 * hour
/** After so many failures in a row a report that was asked for is taken for lost. */
const keepReportFor = 4

/** Records why a window was not read, and when to try again. Only passing failures go back to the queue. */
export async function settleFailure(job: Job, provider: Provider, failure: ProviderFailure): Promise<SyncOutcome> {
  const { ctx, ref, token, fence } = job
  const now = ctx.now()
  const signal = job.work.signal
  const words = failure.detail ?? failureWords[failure.kind]
  // A report that was asked for is still being made when the provider is only out of reach: asking anew would make a second one.
  const isPassing = (failure.kind === 'unavailable' && signal.failures < keepReportFor) || failure.kind === 'rate_limited'
  const resume = isPassing ? (job.resume ?? null) : null
  const sync = (state: 'failed' | 'done') =>
    syncStatement(ref, syncRow(job, { state, resume, errorKind: failure.kind, errorDetail: words, finishedAt: now }), fence)
  const standing = (change: Parameters<typeof signalStatement>[2]) =>
    signalStatement(ref, signal.signal, { reason: failure.kind, detail: words, ...change }, fence)
  const finish = (...statements: Parameters<typeof runBatch>[1][number][]) =>
    runBatch(ref.db, [...statements, bumpDataVersion(ctx, ref.workspaceId), releaseStatement(ref, token)])
  const later = { result: 'later' } as const
  // What is wrong with one signal holds no other back.
  const onward = { result: 'done', again: true, changed: false } as const

  switch (failure.kind) {
    case 'credentials_rejected':
      await runBatch(ref.db, [sync('failed'), bumpDataVersion(ctx, ref.workspaceId), rejectStatement(ref, words, token)])
      return later
    case 'permission_missing':
    case 'not_offered':
      // Asked again once a day: a permission may be granted, a plan may change.
      await finish(sync('done'), standing({ state: 'off', ...putOff(now + awayAtMost, signal.nextHistoryAt) }))
      return onward
    case 'not_yet':
      await finish(sync('done'), standing(putOff(withinReason(failure.retryAt ?? now + 6 * hour, now), signal.nextHistoryAt)))
      return onward
    case 'rate_limited': {
      const until = withinReason(failure.retryAt ?? now + 15 * minute, now)
      await finish(sync('failed'), standing({}), postponeStatement(ref, until, fence))
      return later
    }
    case 'over_budget':
      return settleTooMuch(job, provider, finish, sync('done'), standing)
    case 'unavailable':
    case 'unexpected_answer': {
      const failures = signal.failures + 1
      const retryInSeconds = Math.min(60 * 2 ** Math.min(failures, 7), 6 * 3600)
      await finish(sync('failed'), standing({ failures, ...putOff(now + retryInSeconds * 1000, signal.nextHistoryAt) }))
      ctx.log.info('sync_failed', {
        provider: provider.id,
        connectionId: ref.connectionId,
        signal: signal.signal,
        kind: failure.kind,
        failures,
      })
      return { result: 'failed', retryInSeconds }
    }
    default:
      return failure.kind satisfies never
  }
}

const withinReason = (instant: number, now: number) => Math.min(Math.max(instant, now + minute), now + awayAtMost)

const putOff = (until: number, history: number | null) => ({ nextSyncAt: until, nextHistoryAt: history === null ? null : until })

type Statements = Parameters<typeof runBatch>[1][number]

/** More than one sync may read: smaller windows from now on; a single day that is too much is marked partial and passed over. */
async function settleTooMuch(
  job: Job,
  provider: Provider,
  finish: (...statements: Statements[]) => Promise<unknown>,
  sync: Statements,
  standing: (change: Parameters<typeof signalStatement>[2]) => Statements,
): Promise<SyncOutcome> {
  const { ctx, ref, fence, connection, work } = job
  const { range, signal, reason } = { ...work, signal: work.signal.signal }
  const now = ctx.now()
  const facts = signal === 'cost' || signal === 'usage' ? provider[signal] : undefined
  if (!range || !facts) {
    await finish(sync, standing({ nextSyncAt: now + hour }))
    return { result: 'later' }
  }
  const days = daysBetween(range.from, range.to)
  const least = facts.grain === 'month' ? 31 : 1
  if (days > least) {
    await finish(sync, standing({ windowDays: Math.max(least, Math.floor(days / 2)), reason: null, detail: null }))
    return { result: 'done', again: true, changed: false }
  }
  const next = nextStanding(work, now, dayInZone(now, connection.timeZone), facts.syncAtMostEveryHours ?? 1)
  // The next piece may be as large: not at once.
  const paced =
    reason === 'history'
      ? { nextHistoryAt: next.nextHistoryAt === null ? null : now + 15 * minute }
      : { nextSyncAt: Math.max(next.nextSyncAt ?? now, now + 15 * minute) }
  const partial = partialStatement({ ...ref, fence }, { signal, start: range.from, grain: facts.grain === 'month' ? 'month' : 'day' }, now)
  await finish(sync, standing({ ...next, ...paced }), partial)
  return { result: 'later' }
}
