import { type App, createApp } from './app.ts'
import { type Env, createCtx } from './deps.ts'
import { consumeBatch, runCron } from './jobs/consume.ts'
import type { SyncMessage } from './platform/context.ts'

/** Made by the first request: an isolate that only works on queues and crons never needs it. */
let app: App | undefined

export default {
  fetch: (request: Request, env: Env, execution: ExecutionContext) => (app ??= createApp()).fetch(request, env, execution),
  scheduled: (event: ScheduledController, env: Env) => runCron(createCtx(env), event.cron),
  queue: (batch: MessageBatch<SyncMessage>, env: Env) => consumeBatch(createCtx(env), batch.queue, batch.messages),
}
