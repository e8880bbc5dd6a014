import { sql } from 'drizzle-orm'
import { type Database, runBatch } from '../../worker/platform/database.ts'

/** A fence that never closes. */
export const alwaysTrue = sql`true`

/** As many rows as go into one parameter of D1. */
const rowsAtOnce = 2_500

/** The least that storing these rows can cost: they are inserted by `json_each`, and nothing else is done. */
export async function bareInsert(db: Database, connectionId: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const text = JSON.stringify(rows.slice(start, start + rowsAtOnce))
    const cells = sql.raw(Array.from({ length: 21 }, (_, position) => `r.value ->> ${position}`).join(', '))
    await runBatch(db, [
      db.run(sql`
        insert into charges (workspace_id, connection_id, charge_period_start, charge_period_end, grain, row_key, charge_category, charge_frequency,
          service_name, x_model, sku_meter, sub_account_id, sub_account_name, region_id, x_api_key, billed_cost, effective_cost, list_cost,
          billing_currency, consumed_quantity, consumed_unit, x_provenance, x_paid_to)
        select 'wsp_bare', ${connectionId}, ${cells} from json_each(${text}) r`),
    ])
  }
}
