import { z } from '@hono/zod-openapi'
import { daySchema, instantSchema, moneySchema } from '../platform/answers.ts'
import { signals } from './contract.ts'

/** What is known of one connection, signal by signal, and its figures over days. */

const signalSchema = z.enum(signals)
const grainSchema = z.enum(['day', 'month', 'cycle'])

/** The dimensions by which figures can be told apart. */
export const groupings = ['service', 'model', 'subAccount', 'meter'] as const

const signalFactsSchema = z
  .object({
    signal: signalSchema,
    exposed: z.boolean().describe('Whether the provider offers it at all.'),
    reason: z.string().nullable().describe('Why there is no figure.'),
    about: z.string().nullable(),
    state: z.enum(['on', 'off', 'pending']).nullable(),
    completeThrough: daySchema.nullable(),
    lastSuccessAt: instantSchema.nullable(),
    grain: grainSchema.nullable().describe('How fine its figures are; `null` where it has no figures over time.'),
    groupBy: z.array(z.enum(groupings)).describe('By which dimensions GET …/usage can group it.'),
  })
  .openapi('SignalFacts')

const creditSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    amount: moneySchema.nullable(),
    quantity: z.number().nullable(),
    unit: z.string().nullable(),
    at: instantSchema,
    expiresAt: instantSchema.nullable(),
    resetsAt: instantSchema.nullable(),
  })
  .openapi('Credit')

const movementSchema = z
  .object({
    id: z.string(),
    at: instantSchema,
    kind: z.string(),
    amount: moneySchema,
    description: z.string().nullable(),
  })
  .openapi('Movement')

const limitSchema = z
  .object({
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
  .openapi('Limit')

const invoiceSchema = z
  .object({
    number: z.string(),
    from: daySchema,
    to: daySchema,
    total: moneySchema,
    tax: moneySchema.nullable(),
    status: z.string(),
  })
  .openapi('Invoice')

export const summarySchema = z
  .object({
    providerId: z.string(),
    connectionId: z.string(),
    connection: z.object({
      providerName: z.string(),
      label: z.string(),
      accountName: z.string().nullable(),
      role: z.enum(['biller', 'observer']),
      state: z.enum(['connected', 'disconnected']).describe('Disconnected: its credentials are destroyed, its history is kept.'),
      timeZone: z.string().describe(`The zone of the provider's days.`),
      ownerUserId: z.string().nullable(),
      createdAt: instantSchema,
    }),
    today: daySchema.describe("The workspace's today, which `cost.month` and `usage.month` follow."),
    signals: z.array(signalFactsSchema),
    cost: z
      .object({ month: z.string(), used: z.array(moneySchema), toPay: z.array(moneySchema), notReported: z.array(moneySchema) })
      .nullable(),
    usage: z.array(z.object({ meter: z.string(), unit: z.string(), quantity: z.number(), month: z.string() })).nullable(),
    credits: z.array(creditSchema).nullable(),
    movements: z.array(movementSchema).nullable().describe('The newest 50.'),
    limits: z.array(limitSchema).nullable(),
    invoices: z.array(invoiceSchema).nullable().describe('The newest 24.'),
    restatements: z
      .array(z.object({ day: daySchema, grain: grainSchema, before: moneySchema, after: moneySchema, seenAt: instantSchema }))
      .describe('The 50 that were seen last.'),
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
    error: z.string().nullable().describe('In words.'),
    startedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .openapi('Sync')

export const usageQuery = z.object({
  from: daySchema.optional().openapi({ description: 'First day, inclusive. Default: 29 days before `to`.', example: '2026-11-01' }),
  to: daySchema.optional().openapi({ description: 'Last day, inclusive. Default: today.', example: '2026-11-20' }),
  granularity: z.enum(['day', 'week', 'month']).default('day').openapi({ description: 'Weeks are ISO weeks.', example: 'day' }),
  groupBy: z.enum(groupings).optional().openapi({ description: 'Tells the figures apart, where the provider does.', example: 'service' }),
  metric: z.enum(['cost', 'quantity']).default('cost').openapi({ description: 'Money, or quantities by meter.', example: 'cost' }),
  connectionId: z
    .string()
    .max(60)
    .optional()
    .openapi({ description: 'One connection; all of the provider’s when left out.', example: 'con_01KA8P2V5X7Z9B1D3F5H7K9M2N' }),
})

export const usageSchema = z
  .object({
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
        period: daySchema.describe('First day of the day, ISO week or month.'),
        grain: grainSchema.describe('`month` and `cycle`: the figure stands on the first day of its span, and is no figure of that day.'),
        connectionId: z.string(),
        group: z.string().nullable().describe('The value of `groupBy`, and its name where it has one.'),
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
    beside: z
      .array(z.object({ period: daySchema, to: daySchema, grain: z.enum(['month', 'cycle']), used: moneySchema, toPay: moneySchema }))
      .describe('Monthly figures that the asked days do not cover whole: shown beside, never spread over days.'),
  })
  .openapi('Usage')

export type Summary = z.infer<typeof summarySchema>
export type SyncAnswer = z.infer<typeof syncSchema>
export type UsageAnswer = z.infer<typeof usageSchema>
