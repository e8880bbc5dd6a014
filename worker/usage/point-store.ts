import { sql } from 'drizzle-orm'
import type { Statement } from '../platform/database.ts'
import { type LedgerTarget, markers } from './charge-store.ts'
import { type LedgerPeriod, keyPosition } from './rows.ts'

/** The statements that make the usage points of some periods equal to `periods`. Rows that are equal are not written. */
export function pointStatements(
  { db, workspaceId, connectionId, fence }: LedgerTarget,
  periods: readonly LedgerPeriod[],
  now: number,
): Statement[] {
  const rows = JSON.stringify(periods.flatMap((period) => period.rows))
  const keys = JSON.stringify(periods.flatMap((period) => period.rows.map((row) => `${row[0]}${row[2]}${row[keyPosition]}`)))
  const starts = JSON.stringify(periods.map((period) => `${period.start}${period.grain}`))
  const positions = sql.raw(Array.from({ length: 13 }, (_, position) => `r.value ->> ${position}`).join(', '))
  return [
    db.run(sql`
      insert into usage_points (workspace_id, connection_id, period_start, period_end, grain, row_key, meter, unit, quantity,
        service_name, x_model, sub_account_id, sub_account_name, region_id, x_api_key)
      select ${workspaceId}, ${connectionId}, ${positions} from json_each(${rows}) r where ${fence}
      on conflict do update set quantity = excluded.quantity, sub_account_name = excluded.sub_account_name, period_end = excluded.period_end
      where (usage_points.quantity, usage_points.sub_account_name, usage_points.period_end) is not (excluded.quantity, excluded.sub_account_name, excluded.period_end)`),
    db.run(sql`
      delete from usage_points where workspace_id = ${workspaceId} and connection_id = ${connectionId}
        and period_start between ${periods[0]?.start ?? ''} and ${periods.at(-1)?.start ?? ''} and period_start || grain in (select value from json_each(${starts}))
        and period_start || grain || row_key not in (select value from json_each(${keys})) and ${fence}`),
    db.run(sql`
      insert into ledger_periods (workspace_id, connection_id, signal, period_start, grain, digest, rows, partial, arrived_at, changed_at)
      select ${workspaceId}, ${connectionId}, 'usage', r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, 0, ${now}, ${now}
      from json_each(${markers(periods)}) r where ${fence}
      on conflict do update set digest = excluded.digest, rows = excluded.rows, partial = 0, changed_at = excluded.changed_at`),
  ]
}
