import { sql } from 'drizzle-orm'
import { type Database, type WorkspaceId, readBatch } from '../platform/database.ts'
import { type Day, addDays, addMonths, daysBetween, minDay, monthOf, startOfMonth } from '../platform/day.ts'
import {
  type DashboardConnection,
  type DashboardRows,
  type DayFigure,
  type Profile,
  type ServiceGroup,
  forecastHistoryDays,
} from '../figures/rows.ts'
import type { SignalRow } from '../providers/sync-store.ts'
import type { CurrentBalance } from '../usage/read-store.ts'
import type { Range } from '../figures/ranges.ts'

const profileQuery = (workspaceId: WorkspaceId, userId: string) => sql`
  select m.role, p.name, p.currency, p.time_zone as timeZone, p.plan, p.data_version as dataVersion
  from members m join workspace_profile p on p.workspace_id = m.workspace_id where m.workspace_id = ${workspaceId} and m.user_id = ${userId}`

/** Membership and data version alone: what a kept answer or an ETag needs. */
export async function readProfile(db: Database, workspaceId: WorkspaceId, userId: string): Promise<Profile | undefined> {
  const [row] = await db.all<Profile>(profileQuery(workspaceId, userId))
  return row
}

/** Everything behind the dashboard in one round trip; `undefined` when the user is no member. Every statement runs on an index that begins with the workspace. */
export async function readDashboard(
  db: Database,
  workspaceId: WorkspaceId,
  userId: string,
  range: Range,
  today: Day,
): Promise<DashboardRows | undefined> {
  const first = minDay(range.previousFrom, minDay(startOfMonth(today), addDays(today, -forecastHistoryDays)))
  const last = range.to > today ? range.to : today
  const byMonth = daysBetween(range.from, range.to) > 100 && range.from.endsWith('-01')
  const rows = await readBatch(db, [
    profileQuery(workspaceId, userId),
    sql`select id, provider_id as providerId, label, state, state_reason as stateReason, payment, role, time_zone as timeZone, lease_until as leaseUntil
      from connections where workspace_id = ${workspaceId} order by created_at`,
    sql`select connection_id as connectionId, signal, state, reason, detail, failures, complete_through as completeThrough, read_back_to as readBackTo,
      last_success_at as lastSuccessAt, next_sync_at as nextSyncAt from connection_signals where workspace_id = ${workspaceId}`,
    sql`select day, json_group_array(
          case when grain <> 'day' or paid_to <> '' or recurring or one_time or calculated or estimated or manual
          then json_array(connection_id, used, to_pay, currency, grain, period_end, paid_to, recurring, one_time, calculated, estimated, manual)
          when used <> to_pay or currency <> ${ownCurrency(workspaceId)} then json_array(connection_id, used, to_pay, currency)
          else json_array(connection_id, used) end) as figures
      from spend_day where workspace_id = ${workspaceId} and day between ${first} and ${last} group by day order by day`,
    byMonth ? servicesByMonth(workspaceId, range) : servicesByDay(workspaceId, range, today),
    sql`select connection_id as connectionId, balance_id as balanceId, name, max(at) as at, amount, currency, quantity, unit, expires_at as expiresAt, resets_at as resetsAt, gone
      from balances where workspace_id = ${workspaceId} group by connection_id, balance_id having not gone`,
    sql`with needed as (
        select distinct currency from spend_month where workspace_id = ${workspaceId} and month between ${first.slice(0, 7)} and ${last.slice(0, 7)}
        union select currency from workspace_profile where workspace_id = ${workspaceId})
      select currency, json_group_array(json_array(day, per_euro)) as rates from
        (select currency, day, per_euro from fx_rates where currency in (select currency from needed) and (select count(*) from needed) > 1
          and day between ${addDays(first, -10)} and ${last} order by currency, day) group by currency`,
    sql`select provider_id as providerId, reason from provider_pauses`,
  ])
  const [profiles = [], connections = [], signals = [], spend = [], services = [], balances = [], rates = [], pauses = []] = rows
  const [profile] = profiles
  if (!profile) return undefined
  return {
    profile: profile as unknown as Profile,
    connections: connections as unknown as DashboardConnection[],
    signals: signals as unknown as SignalRow[],
    spend: spend.map((row) => ({ day: String(row['day']) as Day, figures: JSON.parse(String(row['figures'])) as DayFigure[] })),
    services: services as unknown as ServiceGroup[],
    balances: balances as unknown as CurrentBalance[],
    rates: rates.map((row) => ({ currency: String(row['currency']), rates: JSON.parse(String(row['rates'])) as [Day, string][] })),
    pauses: pauses as unknown as DashboardRows['pauses'],
  }
}

const ownCurrency = (workspaceId: WorkspaceId) => sql`(select currency from workspace_profile where workspace_id = ${workspaceId})`

/**
 * Figures in the workspace's own currency are summed over the range, those of whole months from the rollup by month; others
 * stay apart by day, for their day's rate. The month of the last day is whole when nothing lies after that day.
 */
function servicesByDay(workspaceId: WorkspaceId, { from, to }: Range, today: Day) {
  const lastMonth = monthOf(to)
  const firstWhole = from.endsWith('-01') ? monthOf(from) : addMonths(monthOf(from), 1)
  const lastWhole = sql`(select month from last_whole)`
  const own = sql`currency = ${ownCurrency(workspaceId)} and paid_to = ''`
  const ordinary = sql`(${own} and grain = 'day')`
  return sql`
    with last_whole(month) as (select case when exists
        (select 1 from spend_day where workspace_id = ${workspaceId} and day > ${to} and day <= ${`${lastMonth}-31`})
      then ${addMonths(lastMonth, -1)} else ${lastMonth} end),
    spans(first, last, ordinary) as (
      select ${from}, min(${to}, ${addDays(startOfMonth(firstWhole), -1)}), true
      union all select max(${startOfMonth(firstWhole)}, ${lastWhole} || '-32'), ${to}, true
      union all select ${startOfMonth(firstWhole)}, ${lastWhole} || '-31', false where exists
        (select 1 from spend_month where workspace_id = ${workspaceId} and month between ${firstWhole} and ${lastWhole} and not ${ordinary}))
    select connection_id as connectionId, currency, paid_to as paidTo, service, sub_account_id as projectId, max(sub_account_name) as projectName,
      min(day) as day, sum(used) as used, sum(to_pay) as toPay
    from (
      select connection_id, currency, paid_to, service, sub_account_id, sub_account_name, month || '-01' as day, used, to_pay
      from spend_month where workspace_id = ${workspaceId} and month between ${firstWhole} and ${lastWhole} and ${ordinary}
      union all
      select connection_id, currency, paid_to, service, sub_account_id, sub_account_name, day, used, to_pay
      from spans cross join spend_day_service where workspace_id = ${workspaceId} and day between first and last
        and (spans.ordinary or not ${ordinary}) and (grain = 'day' or period_end <= ${addDays(to, 1)} or ${to} >= ${today}))
    group by connection_id, service, sub_account_id, currency, paid_to, case when ${own} then '' else day end`
}

const servicesByMonth = (workspaceId: WorkspaceId, range: Range) => sql`
  select connection_id as connectionId, currency, paid_to as paidTo, service, sub_account_id as projectId, max(sub_account_name) as projectName,
    month || '-01' as day, sum(used) as used, sum(to_pay) as toPay
  from spend_month where workspace_id = ${workspaceId} and month between ${range.from.slice(0, 7)} and ${range.to.slice(0, 7)}
  group by connection_id, currency, paid_to, service, sub_account_id,
    case when currency = ${ownCurrency(workspaceId)} and paid_to = '' then '' else month end`
