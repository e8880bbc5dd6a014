import { type Workers, ask, startWorkers } from './machine.ts'
import { type Measurement, measured, say, takeTurns } from './measurement.ts'
import { createSessions } from './session.ts'

const rounds = 7
const dueConnections = 10_000

interface Counts {
  roundTrips: number
  rowsWritten: number
}

/** What storing a sync costs beside a bare insert, what a repeated one writes, and how often the dispatcher asks the database. */
export async function measureLedger(script: string): Promise<Measurement[]> {
  say('storing syncs of 10,000 rows …')
  const workers = await startWorkers([{ name: 'ledger', script, database: 'ledger' }], await createSessions(1))
  try {
    const base = await workers.unsafeGetDirectURL('ledger')
    const call = async (path: string): Promise<Counts> =>
      JSON.parse((await ask({ url: new URL(path, base), headers: {}, expected: 200 })).text) as Counts
    let connection = 0
    const timed = (path: string) => async () => {
      const from = performance.now()
      await call(`${path}?connection=con_${(connection += 1)}`)
      return performance.now() - from
    }
    await takeTurns(1, { sync: timed('/sync'), bare: timed('/bare') })
    const took = await takeTurns(rounds, { sync: timed('/sync'), bare: timed('/bare') })
    say(JSON.stringify(took))
    await call('/sync?connection=con_again')
    const again = await call('/sync?connection=con_again')
    await makeDue(workers)
    const dispatched = await call('/dispatch')
    return [
      measured('sync of 10,000 new charge rows / bare json_each insert', took.sync / took.bare, 'ratio', 3),
      measured('rows written by the same sync again, unchanged', again.rowsWritten, 'count', 0),
      measured('D1 round trips per 1,000 of 10,000 connections dispatched', dispatched.roundTrips / (dueConnections / 1_000), 'count', 5),
    ]
  } finally {
    await workers.dispose()
  }
}

async function makeDue(workers: Workers): Promise<void> {
  const db = (await workers.getD1Database('DB', 'ledger')) as unknown as D1Database
  await db
    .prepare(
      `with recursive c(n) as (select 0 union all select n + 1 from c where n + 1 < ?)
      insert into connections (workspace_id, id, provider_id, label, account_key, facts, time_zone, state, payment, role, created_at, next_due_at, claimed_until, lease_until)
      select 'wsp_' || (c.n / 10), 'con_' || c.n, 'openai', 'Account', 'acc_' || c.n, '{}', 'UTC', 'active', 'invoiced', 'biller', 0, c.n, 0, 0 from c`,
    )
    .bind(dueConnections)
    .run()
}
