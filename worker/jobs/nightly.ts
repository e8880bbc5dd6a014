import type { Ctx } from '../platform/context.ts'
import type { Database } from '../platform/database.ts'
import { utcDay } from '../platform/day.ts'
import { describeError } from '../platform/log.ts'
import { removeOldCounts } from '../providers/connection-store.ts'
import { repairNames } from '../team/repair-names.ts'
import { updateRates } from '../usage/fx.ts'
import { removeOldSyncs } from './retention-store.ts'
import { reencryptCredentials } from './rotate-keys.ts'
import { recordRun } from './store.ts'

const day = 86_400_000
/** The sync history stays readable: hourly syncs that found nothing new go first. */
const keepQuietSyncs = 7 * day
const keepSyncs = 90 * day

const inEveryDatabase = (ctx: Ctx, run: (db: Database) => Promise<unknown>) => Promise.all(ctx.db.every().map(run))

/** Once a night: exchange rates, clean-up, and credentials brought to the newest key. Each part runs although another failed; the failure is logged and met again tomorrow. */
export async function runNightly(ctx: Ctx): Promise<void> {
  const parts: Record<string, () => Promise<unknown>> = {
    rates: () => updateRates(ctx),
    syncs: () => inEveryDatabase(ctx, (db) => removeOldSyncs(db, ctx.now() - keepSyncs, 'all')),
    quietSyncs: () => inEveryDatabase(ctx, (db) => removeOldSyncs(db, ctx.now() - keepQuietSyncs, 'quiet')),
    counts: () => inEveryDatabase(ctx, (db) => removeOldCounts(db, utcDay(ctx.now() - 7 * day))),
    keys: () => reencryptCredentials(ctx),
    names: () => repairNames(ctx, ctx.now() - 2 * day),
  }
  for (const [part, run] of Object.entries(parts)) {
    try {
      await run()
    } catch (error) {
      ctx.log.error('nightly_failed', { part, what: describeError(error) })
    }
  }
  await recordRun(ctx.db.control(), 'nightly', ctx.now(), Object.keys(parts).length)
}
