import { type SQL, and, desc, eq, sql } from 'drizzle-orm'
import type { Database, WorkspaceId } from '../platform/database.ts'
import type { Day } from '../platform/day.ts'
import { charges, invoices, limits, movements, restatements, usagePoints } from './schema.ts'

export interface LedgerScope {
  db: Database
  workspaceId: WorkspaceId
  connectionId: string
}

export interface CostGroup {
  period: Day
  grain: 'day' | 'month' | 'cycle'
  periodEnd: Day
  groupId: string | null
  groupName: string | null
  currency: string
  used: number
  toPay: number
  notReported: number
  provenance: string
}

const costGroups: Record<string, { id: SQL; name: SQL }> = {
  service: { id: sql`${charges.serviceName}`, name: sql`${charges.serviceName}` },
  model: { id: sql`${charges.model}`, name: sql`${charges.model}` },
  subAccount: { id: sql`${charges.subAccountId}`, name: sql`max(${charges.subAccountName})` },
  meter: { id: sql`${charges.skuMeter}`, name: sql`${charges.skuMeter}` },
}

const isUsed = sql`${charges.chargeCategory} in ('Usage', 'Purchase')`

/** Charges of a connection by period and group. A total is the sum of stored rows. */
export function readCostGroups(
  { db, workspaceId, connectionId }: LedgerScope,
  from: Day,
  to: Day,
  groupBy: string | undefined,
): Promise<CostGroup[]> {
  const group = costGroups[groupBy ?? ''] ?? { id: sql`null`, name: sql`null` }
  return db.all<CostGroup>(sql`
    select ${charges.chargePeriodStart} as period, ${charges.grain} as grain, max(${charges.chargePeriodEnd}) as periodEnd, ${group.id} as groupId, ${group.name} as groupName,
      ${charges.billingCurrency} as currency, sum(case when ${isUsed} then ${charges.effectiveCost} else 0 end) as used, sum(${charges.billedCost}) as toPay,
      sum(case when ${isUsed} and ${charges.provenance} not in ('reported', 'invoiced') then ${charges.effectiveCost} else 0 end) as notReported,
      case when count(distinct ${charges.provenance}) = 1 then max(${charges.provenance}) else 'mixed' end as provenance
    from ${charges}
    where ${charges.workspaceId} = ${workspaceId} and ${charges.connectionId} = ${connectionId} and ${charges.chargePeriodStart} >= ${from} and ${charges.chargePeriodStart} < ${to}
    group by 1, 2, 4, 6 order by 1, used desc`)
}

export interface QuantityGroup {
  period: Day
  grain: 'day' | 'month' | 'cycle'
  meter: string
  unit: string
  groupId: string | null
  groupName: string | null
  quantity: number
}

const pointGroups: Record<string, { id: SQL; name: SQL }> = {
  service: { id: sql`${usagePoints.serviceName}`, name: sql`${usagePoints.serviceName}` },
  model: { id: sql`${usagePoints.model}`, name: sql`${usagePoints.model}` },
  subAccount: { id: sql`${usagePoints.subAccountId}`, name: sql`max(${usagePoints.subAccountName})` },
}

/** Usage points of a connection by period, meter and group; quantities of different meters are never added. */
export function readQuantityGroups(
  { db, workspaceId, connectionId }: LedgerScope,
  from: Day,
  to: Day,
  groupBy: string | undefined,
): Promise<QuantityGroup[]> {
  const group = pointGroups[groupBy ?? ''] ?? { id: sql`null`, name: sql`null` }
  return db.all<QuantityGroup>(sql`
    select ${usagePoints.periodStart} as period, ${usagePoints.grain} as grain, ${usagePoints.meter} as meter, ${usagePoints.unit} as unit, ${group.id} as groupId,
      ${group.name} as groupName, sum(${usagePoints.quantity}) as quantity
    from ${usagePoints}
    where ${usagePoints.workspaceId} = ${workspaceId} and ${usagePoints.connectionId} = ${connectionId} and ${usagePoints.periodStart} >= ${from} and ${usagePoints.periodStart} < ${to}
    group by 1, 2, 3, 4, 5 order by 1, 3`)
}

export interface CurrentBalance {
  connectionId: string
  balanceId: string
  name: string
  at: number
  amount: number | null
  currency: string | null
  quantity: number | null
  unit: string | null
  expiresAt: number | null
  resetsAt: number | null
}

/** The newest row of every balance that is still there. */
export const currentBalances = (db: Database, workspaceId: WorkspaceId, connectionId?: string) =>
  db.all<CurrentBalance>(sql`
    select connection_id as connectionId, balance_id as balanceId, name, max(at) as at, amount, currency, quantity, unit, expires_at as expiresAt, resets_at as resetsAt, gone
    from balances where workspace_id = ${workspaceId} ${connectionId === undefined ? sql`` : sql`and connection_id = ${connectionId}`}
    group by connection_id, balance_id having not gone order by connection_id, name`)

export const readLimits = ({ db, workspaceId, connectionId }: LedgerScope) =>
  db
    .select()
    .from(limits)
    .where(and(eq(limits.workspaceId, workspaceId), eq(limits.connectionId, connectionId)))

export const readMovements = ({ db, workspaceId, connectionId }: LedgerScope, atMost: number) =>
  db
    .select()
    .from(movements)
    .where(and(eq(movements.workspaceId, workspaceId), eq(movements.connectionId, connectionId)))
    .orderBy(desc(movements.at))
    .limit(atMost)

export const readInvoices = ({ db, workspaceId, connectionId }: LedgerScope, atMost: number) =>
  db
    .select()
    .from(invoices)
    .where(and(eq(invoices.workspaceId, workspaceId), eq(invoices.connectionId, connectionId)))
    .orderBy(desc(invoices.periodStart))
    .limit(atMost)

export const readRestatements = ({ db, workspaceId, connectionId }: LedgerScope, atMost: number) =>
  db
    .select()
    .from(restatements)
    .where(and(eq(restatements.workspaceId, workspaceId), eq(restatements.connectionId, connectionId)))
    .orderBy(desc(restatements.seenAt))
    .limit(atMost)

/** By connection, the strongest thing the provider does when a money limit is reached. */
export const readBrakes = (db: Database, workspaceId: WorkspaceId) =>
  db.all<{ connectionId: string; hard: number; alerts: number }>(sql`
    select connection_id as connectionId, max(enforcement = 'hard_cap' and scope = 'account') as hard, max(enforcement <> 'none') as alerts
    from limits where workspace_id = ${workspaceId} and currency is not null group by 1`)
