import { createApp } from './app.ts'
import { type Env, createCtx } from './deps.ts'
import { consumeBatch, runCron } from './jobs/consume.ts'
import type { SyncMessage } from './platform/context.ts'

const app = createApp()

export default {
  fetch: (request: Request, env: Env, execution: ExecutionContext) => app.fetch(request, env, execution),
  scheduled: (event: ScheduledController, env: Env) => runCron(createCtx(env), event.cron),
  queue: (batch: MessageBatch<SyncMessage>, env: Env) => consumeBatch(createCtx(env), batch.queue, batch.messages),
}
