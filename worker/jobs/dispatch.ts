import type { Ctx } from '../platform/context.ts'
import { claimDue, readPausedProviders } from '../providers/sync-store.ts'
import { findLastRun, recordRun } from './store.ts'

/** How long a claimed connection is left to its message before another run may send it again. */
const claimMs = 10 * 60_000
const claimAtOnce = 1_000
/** What one run puts on the queue at most; the rest is due still, and the next run's. */
const dispatchAtMost = 20_000
/** Cloudflare Queues takes this many messages in one batch. */
const messagesAtOnce = 100

/**
 * Puts one message per connection with something due on the sync queue. Two runs at once share the work: a connection is
 * claimed in one statement. What a crash left (a lost message, a lease that ran out) is due still and goes out again.
 */
export async function dispatchSyncs(ctx: Ctx): Promise<{ queued: number }> {
  let queued = 0
  const pausedProviders = await readPausedProviders(ctx.db.shared())
  for (const db of ctx.db.every()) {
    for (;;) {
      const now = ctx.now()
      const claimed = await claimDue(db, { now, until: now + claimMs, limit: claimAtOnce, pausedProviders })
      for (let start = 0; start < claimed.length; start += messagesAtOnce) {
        await ctx.syncQueue.send(claimed.slice(start, start + messagesAtOnce))
      }
      queued += claimed.length
      if (claimed.length < claimAtOnce || queued >= dispatchAtMost) break
    }
  }
  await recordRun(ctx.db.control(), 'dispatch', ctx.now(), queued)
  ctx.log.info('syncs_dispatched', { queued })
  return { queued }
}

/** When syncs were last dispatched; for health. */
export const findLastDispatch = (ctx: Ctx): Promise<number | undefined> => findLastRun(ctx.db.control(), 'dispatch')
