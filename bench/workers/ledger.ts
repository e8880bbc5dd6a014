import { type Effects, type Env, createCtx, realEffects } from '../../worker/deps.ts'
import { dispatchSyncs } from '../../worker/jobs/dispatch.ts'
import { findChanges, writePeriods } from '../../worker/jobs/write-periods.ts'
import { type Database, openDatabases } from '../../worker/platform/database.ts'
import { type Day, addDays } from '../../worker/platform/day.ts'
import { usd } from '../../worker/platform/money.ts'
import { type LedgerTarget, readPeriods } from '../../worker/usage/charge-store.ts'
import { type ChargeItem, chargePeriods } from '../../worker/usage/rows.ts'
import { alwaysTrue, bareInsert } from './bare-insert.ts'

const rowsOfOneSync = 10_000
const window = { from: '2026-01-01' as Day, to: '2026-02-01' as Day }

/** What a provider's answer of one window comes to, before the ledger sees it. */
const items: ChargeItem[] = Array.from({ length: rowsOfOneSync }, (_, number) => {
  const start = addDays(window.from, number % 31)
  const amount = usd(`${number % 97}.${String(number).padStart(6, '0')}`)
  return {
    ...{
      start,
      end: addDays(start, 1),
      grain: 'day' as const,
      category: 'Usage',
      frequency: 'Usage-Based',
      service: `Service ${number % 7}`,
    },
    ...{
      model: `model-${Math.floor(number / 31)}`,
      meter: 'tokens',
      billed: amount,
      effective: amount,
      quantity: number,
      unit: 'tokens',
      provenance: 'reported',
    },
  }
})

/** The same, ready for the database. */
const bareRows = chargePeriods(items).flatMap((period) => period.rows)

/** Stores one window as a sync does, once its rows are fetched. */
async function syncOnce(db: Database, connectionId: string): Promise<void> {
  const target: LedgerTarget = { db, workspaceId: 'wsp_ledger', connectionId, fence: alwaysTrue }
  const known = await readPeriods(target, 'cost', window.from, window.to)
  const changes = findChanges(chargePeriods(items), known, window, window.to)
  await writePeriods({ target, signal: 'cost', changes, now: 0, completeThrough: null, beside: () => [] })
}

/** Counts the calls to the database, and the rows that they wrote. */
function counting(env: Env) {
  const counts = { roundTrips: 0, rowsWritten: 0 }
  const pass: Effects['pass'] = async (kind, _what, run) => {
    const result = await run()
    if (kind === 'db') {
      counts.roundTrips += 1
      for (const one of [result].flat() as { meta?: { rows_written?: number } }[]) counts.rowsWritten += one.meta?.rows_written ?? 0
    }
    return result
  }
  return { counts, pass, db: openDatabases(env.DB, (what, run) => pass('db', what, run), 'first-primary').workspace('wsp_ledger') }
}

const noQueue = { sendBatch: () => Promise.resolve() } as unknown as Env['SYNC_QUEUE']

/** `/sync?connection=…`, `/bare?connection=…`, `/dispatch`: each does its work once, and answers what it counted. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const { counts, pass, db } = counting(env)
    const connectionId = searchParams.get('connection') ?? ''
    if (pathname === '/sync') await syncOnce(db, connectionId)
    else if (pathname === '/bare') await bareInsert(db, connectionId, bareRows)
    else await dispatchSyncs(createCtx({ ...env, SYNC_QUEUE: noQueue }, { ...realEffects, pass, write: () => undefined }))
    return Response.json(counts)
  },
}
