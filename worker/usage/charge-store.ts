import { type SQL, sql } from 'drizzle-orm'
import type { Database, Statement, WorkspaceId } from '../platform/database.ts'
import type { Day } from '../platform/day.ts'
import { type LedgerPeriod, keyPosition } from './rows.ts'
import type { Grain } from './schema.ts'

/** Where rows go, and the condition (a lease still held) without which no statement writes anything. */
export interface LedgerTarget {
  db: Database
  workspaceId: WorkspaceId
  connectionId: string
  fence: SQL
}

export interface KnownPeriod {
  start: Day
  grain: Grain
  digest: string
  rows: number
  partial: boolean
}

/** What is stored for the periods of a signal that begin in `from` ≤ start < `to`. */
export async function readPeriods(
  { db, workspaceId, connectionId }: Omit<LedgerTarget, 'fence'>,
  signal: string,
  from: Day,
  to: Day,
): Promise<KnownPeriod[]> {
  const found = await db.all<Omit<KnownPeriod, 'partial'> & { partial: number }>(sql`
    select period_start as start, grain, digest, rows, partial from ledger_periods
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and signal = ${signal} and period_start >= ${from} and period_start < ${to}
    order by period_start`)
  return found.map((period) => ({ ...period, partial: period.partial !== 0 }))
}

interface WriteOptions {
  /** Periods to store, whole: what they hold now is all they hold. */
  periods: readonly LedgerPeriod[]
  now: number
  /** Changes of days up to here are restatements; later ones were still arriving. */
  completeThrough: Day | null
}

const at = (position: number) => sql.raw(`r.value ->> ${position}`)

/** The statements that make the charges of some periods equal to `periods`, with their rollups. Rows that are equal are not written. */
export function chargeStatements(target: LedgerTarget, { periods, now, completeThrough }: WriteOptions): Statement[] {
  const { db, workspaceId, connectionId, fence } = target
  const rows = JSON.stringify(periods.flatMap((period) => period.rows))
  const keys = JSON.stringify(periods.flatMap((period) => period.rows.map((row) => `${row[0]}${row[2]}${row[keyPosition]}`)))
  const starts = JSON.stringify(periods.map((period) => `${period.start}${period.grain}`))
  const bounds = boundsOf(periods)
  const mine = sql`workspace_id = ${workspaceId} and connection_id = ${connectionId} and charge_period_start between ${bounds.first} and ${bounds.last}`
  const touched = sql`charge_period_start || grain in (select value from json_each(${starts}))`
  return [
    db.run(sql`
      insert into charges (workspace_id, connection_id, charge_period_start, charge_period_end, grain, row_key, charge_category, charge_frequency,
        service_name, x_model, sku_meter, sub_account_id, sub_account_name, region_id, x_api_key, billed_cost, effective_cost, list_cost,
        billing_currency, consumed_quantity, consumed_unit, x_provenance, x_paid_to)
      select ${workspaceId}, ${connectionId}, ${sql.join(
        Array.from({ length: 21 }, (_, position) => at(position)),
        sql`, `,
      )}
      from json_each(${rows}) r where ${fence}
      on conflict do update set charge_period_end = excluded.charge_period_end, sub_account_name = excluded.sub_account_name,
        billed_cost = excluded.billed_cost, effective_cost = excluded.effective_cost, list_cost = excluded.list_cost, consumed_quantity = excluded.consumed_quantity
      where (charges.charge_period_end, charges.sub_account_name, charges.billed_cost, charges.effective_cost, charges.list_cost, charges.consumed_quantity)
        is not (excluded.charge_period_end, excluded.sub_account_name, excluded.billed_cost, excluded.effective_cost, excluded.list_cost, excluded.consumed_quantity)`),
    db.run(sql`
      delete from charges where ${mine} and ${touched}
        and charge_period_start || grain || row_key not in (select value from json_each(${keys})) and ${fence}`),
    restate(target, bounds, starts, now, completeThrough),
    ...dayRollups(target, bounds, mine, touched, starts),
    ...monthRollup(target, periods),
    db.run(sql`
      insert into ledger_periods (workspace_id, connection_id, signal, period_start, grain, digest, rows, partial, arrived_at, changed_at)
      select ${workspaceId}, ${connectionId}, 'cost', r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, 0, ${now}, ${now}
      from json_each(${markers(periods)}) r where ${fence}
      on conflict do update set digest = excluded.digest, rows = excluded.rows, partial = 0, changed_at = excluded.changed_at`),
  ]
}

/** FOCUS categories that count as *used*; tax, credits and adjustments only count in *to pay*. */
const used = sql.raw(`case when charge_category in ('Usage', 'Purchase') then effective_cost else 0 end`)
const notReported = sql.raw(
  `case when charge_category in ('Usage', 'Purchase') and x_provenance not in ('reported', 'invoiced') then effective_cost else 0 end`,
)
const usedWhere = (condition: string) =>
  sql.raw(`sum(case when charge_category in ('Usage', 'Purchase') and ${condition} then effective_cost else 0 end)`)
/** The parts of *used* that the day rollup keeps apart, by column. */
const parts = {
  recurring: usedWhere(`charge_frequency = 'Recurring'`),
  one_time: usedWhere(`charge_frequency = 'One-Time'`),
  calculated: usedWhere(`x_provenance = 'calculated'`),
  estimated: usedWhere(`x_provenance = 'estimated'`),
  manual: usedWhere(`x_provenance = 'manual'`),
}
const dayFigures = ['period_end', 'used', 'to_pay', ...Object.keys(parts)]
const listed = (prefix: string) => sql.raw(dayFigures.map((column) => `${prefix}.${column}`).join(', '))

const boundsOf = (periods: readonly LedgerPeriod[]) => ({ first: periods[0]?.start ?? '', last: periods.at(-1)?.start ?? '' })

export const markers = (periods: readonly LedgerPeriod[]): string =>
  JSON.stringify(periods.map(({ start, grain, digest, rows }) => [start, grain, digest, rows.length]))

function restate(
  { db, workspaceId, connectionId, fence }: LedgerTarget,
  bounds: { first: string; last: string },
  starts: string,
  now: number,
  completeThrough: Day | null,
) {
  return db.run(sql`
    insert into restatements (workspace_id, connection_id, day, grain, currency, seen_at, before, after)
    select ${workspaceId}, ${connectionId}, old.day, old.grain, old.currency, ${now}, old.used, coalesce(new.used, 0)
    from (select day, grain, currency, sum(used) as used from spend_day
          where workspace_id = ${workspaceId} and day between ${bounds.first} and ${bounds.last} and connection_id = ${connectionId}
            and day || grain in (select value from json_each(${starts})) group by 1, 2, 3) old
    left join (select charge_period_start as day, grain, billing_currency as currency, sum(${used}) as used from charges
          where workspace_id = ${workspaceId} and connection_id = ${connectionId} and charge_period_start between ${bounds.first} and ${bounds.last} group by 1, 2, 3) new
      on new.day = old.day and new.grain = old.grain and new.currency = old.currency
    where old.used <> coalesce(new.used, 0) and old.day <= ${completeThrough ?? ''} and ${fence}
    on conflict do nothing`)
}

function dayRollups(
  { db, workspaceId, connectionId, fence }: LedgerTarget,
  bounds: { first: string; last: string },
  mine: SQL,
  touched: SQL,
  starts: string,
): Statement[] {
  const rolled = (table: string) => sql`
    delete from ${sql.raw(table)} where workspace_id = ${workspaceId} and day between ${bounds.first} and ${bounds.last} and connection_id = ${connectionId}
      and day || grain in (select value from json_each(${starts})) and ${fence}`
  const gone = (
    table: string,
    same: string,
  ) => sql`${rolled(table)} and not exists (select 1 from charges c where c.workspace_id = ${sql.raw(table)}.workspace_id
      and c.connection_id = ${sql.raw(table)}.connection_id and c.charge_period_start = ${sql.raw(table)}.day and c.grain = ${sql.raw(table)}.grain
      and c.billing_currency = ${sql.raw(table)}.currency and c.x_paid_to = ${sql.raw(table)}.paid_to ${sql.raw(same)})`
  return [
    db.run(gone('spend_day', '')),
    db.run(sql`
      insert into spend_day (workspace_id, day, connection_id, currency, grain, paid_to, ${sql.raw(dayFigures.join(', '))})
      select workspace_id, charge_period_start, connection_id, billing_currency, grain, x_paid_to, max(charge_period_end), sum(${used}), sum(billed_cost),
        ${sql.join(Object.values(parts), sql`, `)}
      from charges where ${mine} and ${touched} and ${fence} group by 1, 2, 3, 4, 5, 6
      on conflict do update set (${sql.raw(dayFigures.join(', '))}) = (${listed('excluded')}) where (${listed('spend_day')}) is not (${listed('excluded')})`),
    db.run(
      gone(
        'spend_day_service',
        `and coalesce(c.service_name, '') = spend_day_service.service and coalesce(c.sub_account_id, '') = spend_day_service.sub_account_id`,
      ),
    ),
    db.run(sql`
      insert into spend_day_service (workspace_id, day, connection_id, currency, grain, paid_to, service, sub_account_id, sub_account_name, period_end, used, to_pay, not_reported)
      select workspace_id, charge_period_start, connection_id, billing_currency, grain, x_paid_to, coalesce(service_name, ''), coalesce(sub_account_id, ''),
        coalesce(max(sub_account_name), ''), max(charge_period_end), sum(${used}), sum(billed_cost), sum(${notReported})
      from charges where ${mine} and ${touched} and ${fence} group by 1, 2, 3, 4, 5, 6, 7, 8
      on conflict do update set sub_account_name = excluded.sub_account_name, period_end = excluded.period_end, used = excluded.used, to_pay = excluded.to_pay, not_reported = excluded.not_reported
      where (spend_day_service.sub_account_name, spend_day_service.period_end, spend_day_service.used, spend_day_service.to_pay, spend_day_service.not_reported)
        is not (excluded.sub_account_name, excluded.period_end, excluded.used, excluded.to_pay, excluded.not_reported)`),
  ]
}

function monthRollup({ db, workspaceId, connectionId, fence }: LedgerTarget, periods: readonly LedgerPeriod[]): Statement[] {
  const months = [...new Set(periods.map((period) => period.start.slice(0, 7)))].sort()
  const [first = ''] = months
  const list = JSON.stringify(months)
  const inMonths = sql`workspace_id = ${workspaceId} and connection_id = ${connectionId} and charge_period_start >= ${`${first}-01`}
    and charge_period_start <= ${`${months.at(-1) ?? ''}-31`} and substr(charge_period_start, 1, 7) in (select value from json_each(${list}))`
  return [
    db.run(sql`
      delete from spend_month where workspace_id = ${workspaceId} and month in (select value from json_each(${list})) and connection_id = ${connectionId} and ${fence}
        and not exists (select 1 from charges c where c.workspace_id = spend_month.workspace_id and c.connection_id = spend_month.connection_id
          and c.charge_period_start between spend_month.month || '-01' and spend_month.month || '-31' and c.grain = spend_month.grain
          and c.billing_currency = spend_month.currency and c.x_paid_to = spend_month.paid_to
          and coalesce(c.service_name, '') = spend_month.service and coalesce(c.sub_account_id, '') = spend_month.sub_account_id)`),
    db.run(sql`
      insert into spend_month (workspace_id, month, connection_id, currency, grain, paid_to, service, sub_account_id, sub_account_name, used, to_pay, not_reported)
      select workspace_id, substr(charge_period_start, 1, 7), connection_id, billing_currency, grain, x_paid_to, coalesce(service_name, ''), coalesce(sub_account_id, ''),
        coalesce(max(sub_account_name), ''), sum(${used}), sum(billed_cost), sum(${notReported})
      from charges where ${inMonths} and ${fence} group by 1, 2, 3, 4, 5, 6, 7, 8
      on conflict do update set sub_account_name = excluded.sub_account_name, used = excluded.used, to_pay = excluded.to_pay, not_reported = excluded.not_reported
      where (spend_month.sub_account_name, spend_month.used, spend_month.to_pay, spend_month.not_reported)
        is not (excluded.sub_account_name, excluded.used, excluded.to_pay, excluded.not_reported)`),
  ]
}

/** Marks a day (or month) as too much to read: shown as partial, its rows not written. */
export const partialStatement = (
  { db, workspaceId, connectionId, fence }: LedgerTarget,
  { signal, start, grain }: { signal: string; start: Day; grain: Grain },
  now: number,
): Statement =>
  db.run(sql`
    insert into ledger_periods (workspace_id, connection_id, signal, period_start, grain, digest, rows, partial, arrived_at, changed_at)
    select ${workspaceId}, ${connectionId}, ${signal}, ${start}, ${grain}, '', 0, 1, ${now}, ${now} where ${fence}
    on conflict do update set partial = 1, changed_at = excluded.changed_at where not ledger_periods.partial`)
