import { z } from '@hono/zod-openapi'
import { daySchema, instantSchema, moneySchema } from '../platform/answers.ts'
import { signals } from './contract.ts'

/** What is known of one connection, signal by signal, and its figures over days. */

const signalSchema = z.enum(signals)
const grainSchema = z.enum(['day', 'month', 'cycle'])

/** The dimensions by which figures can be told apart. */
export const groupings = ['service', 'model', 'subAccount', 'meter'] as const

const signalFactsSchema = z.object({
  signal: signalSchema,
  /** `null` with a reason where the provider exposes nothing. */
  exposed: z.boolean(),
  reason: z.string().nullable(),
  about: z.string().nullable(),
  state: z.enum(['on', 'off', 'pending']).nullable(),
  completeThrough: daySchema.nullable(),
  lastSuccessAt: instantSchema.nullable(),
  /** How fine its figures are; `null` where it has no figures over time. */
  grain: grainSchema.nullable(),
  /** By which dimensions GET …/usage can group it. */
  groupBy: z.array(z.enum(groupings)),
})

const creditSchema = z.object({
  id: z.string(),
  name: z.string(),
  amount: moneySchema.nullable(),
  quantity: z.number().nullable(),
  unit: z.string().nullable(),
  at: instantSchema,
  expiresAt: instantSchema.nullable(),
  resetsAt: instantSchema.nullable(),
})

const movementSchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: z.string(),
  amount: moneySchema,
  description: z.string().nullable(),
})

const limitSchema = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(['account', 'part']),
  period: z.string(),
  cap: moneySchema.nullable(),
  capQuantity: z.number().nullable(),
  used: moneySchema.nullable(),
  usedQuantity: z.number().nullable(),
  unit: z.string().nullable(),
  enforcement: z.enum(['hard_cap', 'alert_only', 'none']),
  resetsAt: instantSchema.nullable(),
})

const invoiceSchema = z.object({
  number: z.string(),
  from: daySchema,
  to: daySchema,
  total: moneySchema,
  tax: moneySchema.nullable(),
  status: z.string(),
})

export const summarySchema = z
  .object({
    providerId: z.string(),
    connectionId: z.string(),
    connection: z.object({
      providerName: z.string(),
      label: z.string(),
      accountName: z.string().nullable(),
      role: z.enum(['biller', 'observer']),
      /** Disconnected: its credentials are destroyed, its history is kept. */
      state: z.enum(['connected', 'disconnected']),
      /** The zone of the provider's days. */
      timeZone: z.string(),
      ownerUserId: z.string().nullable(),
      createdAt: instantSchema,
    }),
    /** The workspace's today, which `cost.month` and `usage.month` follow. */
    today: daySchema,
    signals: z.array(signalFactsSchema),
    cost: z
      .object({ month: z.string(), used: z.array(moneySchema), toPay: z.array(moneySchema), notReported: z.array(moneySchema) })
      .nullable(),
    usage: z.array(z.object({ meter: z.string(), unit: z.string(), quantity: z.number(), month: z.string() })).nullable(),
    credits: z.array(creditSchema).nullable(),
    /** The newest 50. */
    movements: z.array(movementSchema).nullable(),
    limits: z.array(limitSchema).nullable(),
    /** The newest 24. */
    invoices: z.array(invoiceSchema).nullable(),
    /** The 50 that were seen last. */
    restatements: z.array(z.object({ day: daySchema, grain: grainSchema, before: moneySchema, after: moneySchema, seenAt: instantSchema })),
    differences: z.array(z.string()),
  })
  .openapi('Summary')

export const syncSchema = z
  .object({
    id: z.string(),
    signal: signalSchema,
    reason: z.enum(['recent', 'history', 'manual']),
    from: daySchema.nullable(),
    to: daySchema.nullable(),
    state: z.enum(['running', 'waiting', 'done', 'failed', 'dead']),
    rows: z.number().int(),
    attempts: z.number().int(),
    /** In words. */
    error: z.string().nullable(),
    startedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .openapi('Sync')

export const usageQuery = z.object({
  from: daySchema.optional().openapi({ description: 'First day, inclusive. Default: 29 days before `to`.' }),
  to: daySchema.optional().openapi({ description: 'Last day, inclusive. Default: today.' }),
  granularity: z.enum(['day', 'week', 'month']).default('day'),
  groupBy: z.enum(groupings).optional(),
  metric: z.enum(['cost', 'quantity']).default('cost'),
  connectionId: z.string().max(60).optional(),
})

export const usageSchema = z.object({
  providerId: z.string(),
  metric: z.enum(['cost', 'quantity']),
  granularity: z.enum(['day', 'week', 'month']),
  groupBy: z.enum(groupings).nullable(),
  from: daySchema,
  to: daySchema,
  timeZone: z.string(),
  completeThrough: daySchema.nullable(),
  items: z.array(
    z.object({
      /** First day of the day, ISO week or month. */
      period: daySchema,
      connectionId: z.string(),
      /** The value of `groupBy`, and its name where it has one. */
      group: z.string().nullable(),
      groupName: z.string().nullable(),
      used: moneySchema.nullable(),
      toPay: moneySchema.nullable(),
      quantity: z.number().nullable(),
      unit: z.string().nullable(),
      meter: z.string().nullable(),
      provenance: z.string().nullable(),
    }),
  ),
  totals: z.array(z.object({ used: moneySchema, toPay: moneySchema, notReported: moneySchema })),
  /** Monthly figures that the asked days do not cover whole: shown beside, never spread over days. */
  beside: z.array(z.object({ period: daySchema, to: daySchema, grain: z.enum(['month', 'cycle']), used: moneySchema, toPay: moneySchema })),
})

export type Summary = z.infer<typeof summarySchema>
export type SyncAnswer = z.infer<typeof syncSchema>
export type UsageAnswer = z.infer<typeof usageSchema>
