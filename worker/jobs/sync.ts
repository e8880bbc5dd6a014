import type { Ctx, SyncMessage } from '../platform/context.ts'
import { runBatch } from '../platform/database.ts'
import type { Day } from '../platform/day.ts'
import { AppError } from '../platform/errors.ts'
import { madeAt } from '../platform/ids.ts'
import { describeError } from '../platform/log.ts'
import { createApi } from '../providers/api.ts'
import { openCredentials } from '../providers/credential-vault.ts'
import { ProviderFailure } from '../providers/failure.ts'
import { findProvider } from '../providers/registry.ts'
import {
  type ConnectionRef,
  type ConnectionRow,
  type SyncRow,
  closeLeftOpen,
  findPause,
  leaseFence,
  readWork,
  releaseStatement,
  syncStatement,
  takeLease,
} from '../providers/sync-store.ts'
import { type Job, type SyncOutcome, syncRow } from './job.ts'
import { type Work, planWork } from './plan.ts'
import { readWindow } from './read-window.ts'
import { settleFailure } from './settle-failure.ts'
import { LeaseLost } from './write-periods.ts'

/** Longer than any sync may take (`withinMs`), so that a lease that runs out means a consumer that died. */
const leaseMs = 14 * 60_000
const withinMs = 10 * 60_000
/** How long an unfinished sync may be taken up again. */
const openForMs = 3 * 24 * 3_600_000

/**
 * Does one window of one signal of a connection: reads it at the provider, writes it, and says what comes next. Safe to
 * run twice, at once, out of order, and after dying anywhere: only the holder of the lease writes, and what is written
 * depends only on what the provider says.
 */
export async function syncConnection(ctx: Ctx, { workspaceId, connectionId }: SyncMessage): Promise<SyncOutcome> {
  const ref: ConnectionRef = { db: ctx.db.workspace(workspaceId), workspaceId, connectionId }
  const now = ctx.now()
  const token = ctx.newId('lea')
  const connection = await takeLease(ref, { token, now, until: now + leaseMs })
  if (!connection) return { result: 'idle' }
  const fence = leaseFence(ref, token)
  const provider = findProvider(connection.providerId)
  const paused = provider ? await findPause(ctx.db.shared(), provider.id) : 'no longer in the catalog'
  const { signals, openSyncs: unfinished } = await readWork(ref, now - openForMs)
  const planned = provider && !paused ? planWork(provider, connection, signals, now) : undefined
  if (!provider || !planned) {
    await runBatch(ref.db, [releaseStatement(ref, token)])
    return { result: 'idle' }
  }
  const openSyncs = unfinished.filter((sync) => sync.signal === planned.signal.signal)
  const work = goOn(planned, openSyncs)
  const open = openSyncs.find((sync) => sync.windowFrom === (work.range?.from ?? null) && sync.windowTo === (work.range?.to ?? null))
  const job: Job = {
    ...{ ctx, ref, connection, signals, work, token, fence, startedAt: now, askedAt: open?.resume ? madeAt(open.id) : now },
    syncId: open?.id ?? ctx.newId('syn'),
    attempts: (open?.attempts ?? 0) + 1,
    resume: open?.resume ?? undefined,
  }
  try {
    const running = syncStatement(ref, syncRow(job, { resume: job.resume ?? null }), fence)
    await runBatch(ref.db, [closeLeftOpen(ref, job.syncId, now, fence), running])
    const credentials = await openCredentials(ctx, connection)
    const api = createApi({ ctx, provider, credentials, account: accountOf(connection), withinMs })
    return await readWindow(job, provider, api)
  } catch (error) {
    if (error instanceof LeaseLost) return { result: 'idle' }
    const failure = asFailure(error)
    if (failure !== error) ctx.log.error('sync_broke', { provider: provider.id, connectionId, what: describeError(error) })
    return settleFailure(job, provider, failure)
  }
}

/** What is not the provider's failure is ours, and passes like an outage; a refused address says so. */
function asFailure(error: unknown): ProviderFailure {
  if (error instanceof ProviderFailure) return error
  const refused = error instanceof AppError && error.code === 'host_refused' ? error.detail : undefined
  return new ProviderFailure('unavailable', { detail: refused ?? 'The sync broke on our side' })
}

/** A report that is being made is for the window it was asked for, although the day has changed since. */
function goOn(work: Work, open: readonly SyncRow[]): Work {
  const asked = open.find((sync) => sync.resume !== null && sync.reason === work.reason)
  if (!work.range || !asked?.windowFrom || !asked.windowTo) return work
  return { ...work, range: { from: asked.windowFrom as Day, to: asked.windowTo as Day } }
}

const accountOf = (connection: ConnectionRow) => ({
  id: connection.accountKey,
  name: connection.accountName ?? undefined,
  timeZone: connection.timeZone,
  facts: JSON.parse(connection.facts) as Record<string, string>,
})
