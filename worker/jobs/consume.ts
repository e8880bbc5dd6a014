import type { Ctx, SyncMessage } from '../platform/context.ts'
import { describeError } from '../platform/log.ts'
import { recordDeadLetter } from './dead-letters.ts'
import { runSyncMessage } from './pipeline.ts'
import { schedule } from './schedule.ts'
import { isSchemaCurrent } from '../platform/schema-version.ts'

/** The part of a queue's message that a consumer uses. */
export interface Delivery<Body> {
  readonly body: Body
  ack(): void
  retry(options?: { delaySeconds?: number }): void
}

const deadQueue = /-dead$/
/** While the schema is older than the code, messages wait. */
const migratingRetrySeconds = 60

/** Handles one batch of a queue. Each message is judged by itself; an unexpected error sends it back. */
export async function consumeBatch(ctx: Ctx, queue: string, deliveries: readonly Delivery<SyncMessage>[]): Promise<void> {
  const current = await isSchemaCurrent(ctx.db)
  for (const delivery of deliveries) {
    if (!current) delivery.retry({ delaySeconds: migratingRetrySeconds })
    else if (deadQueue.test(queue)) await bury(ctx, delivery)
    else await deliver(ctx, delivery)
  }
}

async function deliver(ctx: Ctx, delivery: Delivery<SyncMessage>): Promise<void> {
  try {
    const verdict = await runSyncMessage(ctx, delivery.body)
    if ('ack' in verdict) delivery.ack()
    else delivery.retry({ delaySeconds: verdict.retryInSeconds })
  } catch (error) {
    ctx.log.error('message_failed', { what: describeError(error) })
    delivery.retry({ delaySeconds: migratingRetrySeconds })
  }
}

async function bury(ctx: Ctx, delivery: Delivery<SyncMessage>): Promise<void> {
  await recordDeadLetter(ctx, delivery.body)
  delivery.ack()
}

/** Runs what a Cron Trigger stands for; nothing while the schema is older than the code. */
export async function runCron(ctx: Ctx, cron: string): Promise<void> {
  const run = schedule[cron]
  if (!run) throw new RangeError(`no job for the cron ${cron}`)
  if (await isSchemaCurrent(ctx.db)) await run(ctx)
}
