import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The ledger. Money is integer micro-units; days are the provider's own, as TEXT; instants are ms. */

export const grains = ['day', 'month', 'cycle'] as const
export type Grain = (typeof grains)[number]

/** One row per period and set of dimensions, in FOCUS 1.4 column names where it has one. */
export const charges = sqliteTable(
  'charges',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    chargePeriodStart: text('charge_period_start').notNull(),
    grain: text('grain', { enum: grains }).notNull(),
    /** Digest of the dimensions; names the row within its period. */
    rowKey: text('row_key').notNull(),
    /** Exclusive. */
    chargePeriodEnd: text('charge_period_end').notNull(),
    chargeCategory: text('charge_category').notNull(),
    chargeFrequency: text('charge_frequency').notNull(),
    serviceName: text('service_name'),
    model: text('x_model'),
    skuMeter: text('sku_meter'),
    subAccountId: text('sub_account_id'),
    subAccountName: text('sub_account_name'),
    regionId: text('region_id'),
    apiKey: text('x_api_key'),
    billedCost: integer('billed_cost').notNull(),
    effectiveCost: integer('effective_cost').notNull(),
    listCost: integer('list_cost'),
    billingCurrency: text('billing_currency').notNull(),
    consumedQuantity: real('consumed_quantity'),
    consumedUnit: text('consumed_unit'),
    provenance: text('x_provenance').notNull(),
    /** Observers: the provider that bills this; empty for billers and when unknown. */
    paidTo: text('x_paid_to').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.chargePeriodStart, table.grain, table.rowKey] })],
)

export const usagePoints = sqliteTable(
  'usage_points',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    periodStart: text('period_start').notNull(),
    grain: text('grain', { enum: grains }).notNull(),
    rowKey: text('row_key').notNull(),
    periodEnd: text('period_end').notNull(),
    meter: text('meter').notNull(),
    unit: text('unit').notNull(),
    quantity: real('quantity').notNull(),
    serviceName: text('service_name'),
    model: text('x_model'),
    subAccountId: text('sub_account_id'),
    subAccountName: text('sub_account_name'),
    regionId: text('region_id'),
    apiKey: text('x_api_key'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.periodStart, table.grain, table.rowKey] })],
)

/**
 * What was last stored for each period of a signal: a digest, so that a repeated sync writes nothing, and when it first
 * arrived and last changed, which late alerts and backtests need.
 */
export const ledgerPeriods = sqliteTable(
  'ledger_periods',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    signal: text('signal').notNull(),
    periodStart: text('period_start').notNull(),
    grain: text('grain', { enum: grains }).notNull(),
    digest: text('digest').notNull(),
    rows: integer('rows').notNull(),
    /** Too much to read in one sync: shown as such, its rows not written. */
    partial: integer('partial', { mode: 'boolean' }).notNull(),
    arrivedAt: integer('arrived_at').notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.signal, table.periodStart, table.grain] })],
)

/** Our own readings of cumulative counters; two of them make an estimated day. */
export const readings = sqliteTable(
  'readings',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    meter: text('meter').notNull(),
    at: integer('at').notNull(),
    total: integer('total').notNull(),
    currency: text('currency').notNull(),
    resets: text('resets').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.meter, table.at] })],
)

/** A row when a balance differs from the one before; the newest is the current one. */
export const balances = sqliteTable(
  'balances',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    balanceId: text('balance_id').notNull(),
    at: integer('at').notNull(),
    name: text('name').notNull(),
    /** Micro-units when `currency` is set, else a quantity of `unit`. */
    amount: integer('amount'),
    currency: text('currency'),
    quantity: real('quantity'),
    unit: text('unit'),
    granted: real('granted'),
    expiresAt: integer('expires_at'),
    resetsAt: integer('resets_at'),
    /** The provider no longer lists it. */
    gone: integer('gone', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.balanceId, table.at] })],
)

export const movements = sqliteTable(
  'movements',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    movementId: text('movement_id').notNull(),
    at: integer('at').notNull(),
    kind: text('kind').notNull(),
    amount: integer('amount').notNull(),
    currency: text('currency').notNull(),
    description: text('description'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.movementId] })],
)

/** The provider's limits as last read; the whole set is replaced when it differs. */
export const limits = sqliteTable(
  'limits',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    limitId: text('limit_id').notNull(),
    name: text('name').notNull(),
    scope: text('scope', { enum: ['account', 'part'] }).notNull(),
    period: text('period').notNull(),
    cap: integer('cap'),
    capQuantity: real('cap_quantity'),
    used: integer('used'),
    usedQuantity: real('used_quantity'),
    currency: text('currency'),
    unit: text('unit'),
    enforcement: text('enforcement', { enum: ['hard_cap', 'alert_only', 'none'] }).notNull(),
    resetsAt: integer('resets_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.limitId] })],
)

export const invoices = sqliteTable(
  'invoices',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    number: text('number').notNull(),
    periodStart: text('period_start').notNull(),
    /** Exclusive. */
    periodEnd: text('period_end').notNull(),
    issuedOn: text('issued_on'),
    total: integer('total').notNull(),
    tax: integer('tax'),
    credits: integer('credits'),
    currency: text('currency').notNull(),
    status: text('status').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.number] })],
)

const figures = {
  used: integer('used').notNull(),
  toPay: integer('to_pay').notNull(),
  /** The part of `used` that the provider did not report. */
  notReported: integer('not_reported').notNull(),
}

/** Rollup for the dashboard: day × connection × currency. */
export const spendDay = sqliteTable(
  'spend_day',
  {
    workspaceId: text('workspace_id').notNull(),
    day: text('day').notNull(),
    connectionId: text('connection_id').notNull(),
    currency: text('currency').notNull(),
    grain: text('grain', { enum: grains }).notNull(),
    paidTo: text('paid_to').notNull(),
    /** Exclusive; the next day unless the grain is a month or cycle. */
    periodEnd: text('period_end').notNull(),
    used: integer('used').notNull(),
    toPay: integer('to_pay').notNull(),
    /** Parts of `used`: by frequency, for the forecast, */
    recurring: integer('recurring').notNull(),
    oneTime: integer('one_time').notNull(),
    /** and by provenance; the rest is reported or invoiced. */
    calculated: integer('calculated').notNull(),
    estimated: integer('estimated').notNull(),
    manual: integer('manual').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.day, table.connectionId, table.currency, table.grain, table.paidTo] })],
)

/** Rollup for "by service" and "by project" of a range. */
export const spendDayService = sqliteTable(
  'spend_day_service',
  {
    workspaceId: text('workspace_id').notNull(),
    day: text('day').notNull(),
    connectionId: text('connection_id').notNull(),
    currency: text('currency').notNull(),
    grain: text('grain', { enum: grains }).notNull(),
    paidTo: text('paid_to').notNull(),
    service: text('service').notNull(),
    subAccountId: text('sub_account_id').notNull(),
    subAccountName: text('sub_account_name').notNull(),
    periodEnd: text('period_end').notNull(),
    ...figures,
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.day,
        table.connectionId,
        table.currency,
        table.grain,
        table.paidTo,
        table.service,
        table.subAccountId,
      ],
    }),
  ],
)

/** Rollup for ranges of many months: month × connection × service × project. */
export const spendMonth = sqliteTable(
  'spend_month',
  {
    workspaceId: text('workspace_id').notNull(),
    month: text('month').notNull(),
    connectionId: text('connection_id').notNull(),
    currency: text('currency').notNull(),
    grain: text('grain', { enum: grains }).notNull(),
    paidTo: text('paid_to').notNull(),
    service: text('service').notNull(),
    subAccountId: text('sub_account_id').notNull(),
    subAccountName: text('sub_account_name').notNull(),
    ...figures,
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.month,
        table.connectionId,
        table.currency,
        table.grain,
        table.paidTo,
        table.service,
        table.subAccountId,
      ],
    }),
  ],
)

/** What a period was said to be before, and after: "Tuesday is now $212, was $187". */
export const restatements = sqliteTable(
  'restatements',
  {
    workspaceId: text('workspace_id').notNull(),
    connectionId: text('connection_id').notNull(),
    day: text('day').notNull(),
    grain: text('grain', { enum: grains }).notNull(),
    currency: text('currency').notNull(),
    seenAt: integer('seen_at').notNull(),
    before: integer('before').notNull(),
    after: integer('after').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.day, table.grain, table.currency, table.seenAt] })],
)

/** Units of a currency per one euro, as the ECB publishes them; the same in every database. */
export const fxRates = sqliteTable(
  'fx_rates',
  { day: text('day').notNull(), currency: text('currency').notNull(), perEuro: text('per_euro').notNull() },
  (table) => [primaryKey({ columns: [table.currency, table.day] })],
)
