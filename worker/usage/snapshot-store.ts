import { sql } from 'drizzle-orm'
import type { Statement } from '../platform/database.ts'
import type { Currency, Micros } from '../platform/money.ts'
import type { LedgerTarget } from './charge-store.ts'
import type { StoredBalance, StoredReading } from './readings.ts'

/** An amount of money in micro-units, or a quantity of something else. */
export type Measure = { micros: Micros; currency: Currency } | { quantity: number; unit: string }

export interface BalanceRow {
  id: string
  name: string
  amount: Measure
  granted?: Measure | undefined
  expiresAt?: number | undefined
  resetsAt?: number | undefined
}

export interface MovementRow {
  id: string
  at: number
  kind: string
  amount: Micros
  currency: Currency
  description?: string | undefined
}

export interface LimitRow {
  id: string
  name: string
  scope: 'account' | 'part'
  period: string
  cap: Measure
  used?: Measure | undefined
  enforcement: 'hard_cap' | 'alert_only' | 'none'
  resetsAt?: number | undefined
}

export interface InvoiceRow {
  number: string
  start: string
  end: string
  issuedOn?: string | undefined
  total: Micros
  tax?: Micros | undefined
  credits?: Micros | undefined
  currency: Currency
  status: string
}

const microsOf = (measure: Measure | undefined) => (measure && 'micros' in measure ? measure.micros : null)
const quantityOf = (measure: Measure | undefined) => (measure && 'quantity' in measure ? measure.quantity : null)
const currencyOf = (measure: Measure) => ('micros' in measure ? measure.currency : null)
const unitOf = (measure: Measure) => ('unit' in measure ? measure.unit : null)
const cells = (count: number) => sql.raw(Array.from({ length: count }, (_, position) => `r.value ->> ${position}`).join(', '))

/**
 * Stores the balances as they are at `now`: a row for each that differs from its newest, and one for each that is gone.
 * A balance that stood still until `lastRead` gets a row for that too, so that what it lost since has its own days.
 */
export function balanceStatements(
  { db, workspaceId, connectionId, fence }: LedgerTarget,
  balances: readonly BalanceRow[],
  { now, lastRead }: { now: number; lastRead: number | null },
): Statement[] {
  const rows = JSON.stringify(
    balances.map(({ id, name, amount, granted, expiresAt, resetsAt }) => [
      ...[
        id,
        name,
        microsOf(amount),
        currencyOf(amount),
        quantityOf(amount),
        unitOf(amount),
        microsOf(granted) ?? quantityOf(granted),
        expiresAt ?? null,
        resetsAt ?? null,
      ],
    ]),
  )
  const newest = sql`select * from balances b where b.workspace_id = ${workspaceId} and b.connection_id = ${connectionId}
    and b.at = (select max(at) from balances c where c.workspace_id = b.workspace_id and c.connection_id = b.connection_id and c.balance_id = b.balance_id)`
  return [
    db.run(sql`
      insert into balances (workspace_id, connection_id, balance_id, at, name, amount, currency, quantity, unit, granted, expires_at, resets_at, gone)
      select workspace_id, connection_id, balance_id, ${lastRead}, name, amount, currency, quantity, unit, granted, expires_at, resets_at, 0
      from (${newest}) n join json_each(${rows}) r on r.value ->> 0 = n.balance_id
      where n.at < ${lastRead} and not n.gone and n.currency is not null and n.amount is not r.value ->> 2 and ${fence}
      on conflict do nothing`),
    db.run(sql`
      insert into balances (workspace_id, connection_id, balance_id, at, name, amount, currency, quantity, unit, granted, expires_at, resets_at, gone)
      select ${workspaceId}, ${connectionId}, r.value ->> 0, ${now}, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5, r.value ->> 6, r.value ->> 7, r.value ->> 8, 0
      from json_each(${rows}) r left join (${newest}) n on n.balance_id = r.value ->> 0
      where ${fence} and (n.balance_id is null or n.gone or (n.name, n.amount, n.currency, n.quantity, n.unit, n.granted, n.expires_at, n.resets_at)
        is not (r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5, r.value ->> 6, r.value ->> 7, r.value ->> 8))
      on conflict do update set amount = excluded.amount, quantity = excluded.quantity, gone = 0`),
    db.run(sql`
      insert into balances (workspace_id, connection_id, balance_id, at, name, amount, currency, quantity, unit, granted, expires_at, resets_at, gone)
      select workspace_id, connection_id, balance_id, ${now}, name, null, currency, null, unit, null, null, null, 1 from (${newest}) n
      where not n.gone and n.balance_id not in (select r.value ->> 0 from json_each(${rows}) r) and ${fence}
      on conflict do nothing`),
  ]
}

export function movementStatements({ db, workspaceId, connectionId, fence }: LedgerTarget, movements: readonly MovementRow[]): Statement[] {
  const rows = JSON.stringify(
    movements.map(({ id, at, kind, amount, currency, description }) => [id, at, kind, amount, currency, description ?? null]),
  )
  return [
    db.run(sql`
      insert into movements (workspace_id, connection_id, movement_id, at, kind, amount, currency, description)
      select ${workspaceId}, ${connectionId}, ${cells(6)} from json_each(${rows}) r where ${fence}
      on conflict do update set at = excluded.at, kind = excluded.kind, amount = excluded.amount, description = excluded.description
      where (movements.at, movements.kind, movements.amount, movements.description) is not (excluded.at, excluded.kind, excluded.amount, excluded.description)`),
  ]
}

/** Replaces the connection's limits by `limits`. */
export function limitStatements({ db, workspaceId, connectionId, fence }: LedgerTarget, limits: readonly LimitRow[]): Statement[] {
  const rows = JSON.stringify(
    limits.map(({ id, name, scope, period, cap, used, enforcement, resetsAt }) => [
      ...[
        id,
        name,
        scope,
        period,
        microsOf(cap),
        quantityOf(cap),
        microsOf(used),
        quantityOf(used),
        currencyOf(cap),
        unitOf(cap),
        enforcement,
        resetsAt ?? null,
      ],
    ]),
  )
  const columns = sql.raw('name, scope, period, cap, cap_quantity, used, used_quantity, currency, unit, enforcement, resets_at')
  const excluded = sql.raw(
    'excluded.name, excluded.scope, excluded.period, excluded.cap, excluded.cap_quantity, excluded.used, excluded.used_quantity, excluded.currency, excluded.unit, excluded.enforcement, excluded.resets_at',
  )
  const stored = sql.raw(
    'limits.name, limits.scope, limits.period, limits.cap, limits.cap_quantity, limits.used, limits.used_quantity, limits.currency, limits.unit, limits.enforcement, limits.resets_at',
  )
  return [
    db.run(sql`
      insert into limits (workspace_id, connection_id, limit_id, ${columns}) select ${workspaceId}, ${connectionId}, ${cells(12)} from json_each(${rows}) r where ${fence}
      on conflict do update set (${columns}) = (${excluded}) where (${stored}) is not (${excluded})`),
    db.run(sql`
      delete from limits where workspace_id = ${workspaceId} and connection_id = ${connectionId}
        and limit_id not in (select r.value ->> 0 from json_each(${rows}) r) and ${fence}`),
  ]
}

export function invoiceStatements({ db, workspaceId, connectionId, fence }: LedgerTarget, invoices: readonly InvoiceRow[]): Statement[] {
  const rows = JSON.stringify(
    invoices.map(({ number, start, end, issuedOn, total, tax, credits, currency, status }) => [
      ...[number, start, end, issuedOn ?? null, total, tax ?? null, credits ?? null, currency, status],
    ]),
  )
  return [
    db.run(sql`
      insert into invoices (workspace_id, connection_id, number, period_start, period_end, issued_on, total, tax, credits, currency, status)
      select ${workspaceId}, ${connectionId}, ${cells(9)} from json_each(${rows}) r where ${fence}
      on conflict do update set total = excluded.total, tax = excluded.tax, credits = excluded.credits, status = excluded.status, issued_on = excluded.issued_on
      where (invoices.total, invoices.tax, invoices.credits, invoices.status, invoices.issued_on)
        is not (excluded.total, excluded.tax, excluded.credits, excluded.status, excluded.issued_on)`),
  ]
}

export function readingStatements({ db, workspaceId, connectionId, fence }: LedgerTarget, readings: readonly StoredReading[]): Statement[] {
  const rows = JSON.stringify(readings.map(({ meter, at, total, currency, resets }) => [meter, at, total, currency, resets]))
  return [
    db.run(sql`
      insert into readings (workspace_id, connection_id, meter, at, total, currency, resets)
      select ${workspaceId}, ${connectionId}, ${cells(5)} from json_each(${rows}) r where ${fence} on conflict do nothing`),
  ]
}

/** Every reading of the connection since an instant, and the one before it, oldest first. */
export async function readReadings(
  { db, workspaceId, connectionId }: Omit<LedgerTarget, 'fence'>,
  since: number,
): Promise<StoredReading[]> {
  return db.all<StoredReading>(sql`
    select meter, at, total, currency, resets from readings r where workspace_id = ${workspaceId} and connection_id = ${connectionId}
      and at >= coalesce((select max(at) from readings b where b.workspace_id = r.workspace_id and b.connection_id = r.connection_id and b.meter = r.meter and b.at < ${since}), 0)
    order by meter, at`)
}

/** The history of money balances of a connection since an instant, and the one before it, oldest first, by balance. */
export async function readBalanceHistory(
  { db, workspaceId, connectionId }: Omit<LedgerTarget, 'fence'>,
  since: number,
): Promise<(StoredBalance & { id: string })[]> {
  return db.all<StoredBalance & { id: string }>(sql`
    select balance_id as id, at, amount, currency from balances r where workspace_id = ${workspaceId} and connection_id = ${connectionId}
      and at >= coalesce((select max(at) from balances b where b.workspace_id = r.workspace_id and b.connection_id = r.connection_id
        and b.balance_id = r.balance_id and b.at < ${since}), 0)
      and not gone and currency is not null order by balance_id, at`)
}

/** What changed a balance beside spend: top-ups, refunds, and what expired, which takes. */
export async function readTopUps(
  { db, workspaceId, connectionId }: Omit<LedgerTarget, 'fence'>,
  since: number,
): Promise<{ at: number; amount: Micros }[]> {
  return db.all<{ at: number; amount: Micros }>(sql`
    select at, case kind when 'expiry' then -abs(amount) else amount end as amount from movements where workspace_id = ${workspaceId} and connection_id = ${connectionId} and at >= ${since} order by at`)
}
