import type { Ctx } from '../platform/context.ts'
import { updateRates } from '../usage/fx.ts'
import { removeOldSyncs } from './retention-store.ts'
import { recordRun } from './store.ts'

/** Keeps the sync history readable: what ended longer ago than this says nothing any more. */
const keepSyncsMs = 90 * 86_400_000

/** Once a night: exchange rates and clean-up. Each part runs although another failed; the failure is logged and met again tomorrow. */
export async function runNightly(ctx: Ctx): Promise<void> {
  const parts: Record<string, () => Promise<unknown>> = {
    rates: () => updateRates(ctx),
    syncs: () => Promise.all(ctx.db.every().map((db) => removeOldSyncs(db, ctx.now() - keepSyncsMs))),
  }
  for (const [part, run] of Object.entries(parts)) {
    try {
      await run()
    } catch (error) {
      ctx.log.error('nightly_failed', { part, what: error instanceof Error ? error.message : 'not an error' })
    }
  }
  await recordRun(ctx.db.control(), 'nightly', ctx.now(), Object.keys(parts).length)
}
