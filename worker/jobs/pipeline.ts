import type { Ctx, SyncMessage } from '../platform/context.ts'
import type { SyncOutcome } from './job.ts'
import { syncConnection } from './sync.ts'

/** What the queue is to do with a message. */
export type Verdict = { ack: true } | { retryInSeconds: number }

/**
 * The one place that says what follows from what: a connection is synced, and where more is due at once, its next
 * window's message goes out. Only failures are retried by the queue; a busy lease, a wait and a rate limit have set the
 * time at which the dispatcher comes back to them.
 */
export async function runSyncMessage(ctx: Ctx, message: SyncMessage): Promise<Verdict> {
  const outcome: SyncOutcome = await syncConnection(ctx, message)
  switch (outcome.result) {
    case 'idle':
    case 'later':
      return { ack: true }
    case 'done':
      if (outcome.again) await ctx.syncQueue.send([message])
      return { ack: true }
    case 'failed':
      return { retryInSeconds: outcome.retryInSeconds }
    default:
      return outcome satisfies never
  }
}
