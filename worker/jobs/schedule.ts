import type { Ctx } from '../platform/context.ts'
import { dispatchSyncs } from './dispatch.ts'
import { runNightly } from './nightly.ts'

/** Every Cron Trigger of wrangler.toml and what it runs. `/api/cron/*` runs the same functions. */
export const schedule: Readonly<Record<string, (ctx: Ctx) => Promise<unknown>>> = {
  '*/15 * * * *': dispatchSyncs,
  '40 3 * * *': runNightly,
}
