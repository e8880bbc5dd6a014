import { z } from '@hono/zod-openapi'
import { daySchema, instantSchema, moneySchema } from '../platform/answers.ts'
import { categories, dimensions, signals } from './contract.ts'

/** The answers and inputs of the provider routes; the dashboard shares these with the Worker. */

const signalSchema = z.enum(signals)
const paymentSchema = z.enum(['prepaid', 'invoiced', 'unknown'])
export const brakeSchema = z.enum(['hard_cap', 'alert_only', 'none', 'unknown'])

const credentialFieldSchema = z.object({
  name: z.string(),
  kind: z.enum(['secret', 'text', 'choice', 'url', 'file']),
  label: z.string(),
  help: z.string(),
  secret: z.boolean(),
  optional: z.boolean(),
  /** A regular expression of what it usually looks like; another value is pointed out, not refused. */
  usually: z.string().nullable(),
  placeholder: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  snippet: z.object({ label: z.string(), text: z.string() }).nullable(),
})

export const providerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    category: z.enum(categories),
    role: z.enum(['biller', 'observer']),
    confidence: z.enum(['high', 'medium', 'low']),
    docs: z.url(),
    timeZone: z.string(),
    /** `null`: the key can only read. */
    keyCanAlso: z.string().nullable(),
    prerequisites: z.array(z.string()),
    differences: z.array(z.string()),
    exposed: z.array(
      z.object({
        signal: signalSchema,
        about: z.string(),
        usualDelayHours: z.number(),
        syncEveryHours: z.number(),
        historyDays: z.number().nullable(),
        costPerSync: z.string().nullable(),
        dimensions: z.array(z.enum(dimensions)),
      }),
    ),
    notExposed: z.array(z.object({ signal: signalSchema, reason: z.string() })),
    /** "Noticed after about N hours": the provider's delay and the wait for our sync. */
    noticedAfterHours: z.object({ provider: z.number(), sync: z.number(), total: z.number() }).nullable(),
    credentials: z.array(credentialFieldSchema),
    connections: z.number().int(),
    /** Paused for the whole deployment by its operator, and why. */
    pausedReason: z.string().nullable(),
  })
  .openapi('Provider')

export const catalogSchema = z.object({
  items: z.array(providerSchema),
  nextCursor: z.string().nullable(),
  /** Whether the plan allows one more connection. */
  mayConnect: z.boolean(),
})

export const connectionStatuses = ['active', 'syncing', 'waiting', 'credentials_rejected', 'degraded', 'paused'] as const

export const accountSchema = z
  .object({
    id: z.string(),
    providerId: z.string(),
    providerName: z.string(),
    label: z.string(),
    accountName: z.string().nullable(),
    status: z.enum(connectionStatuses),
    /** In words, for `waiting`, `degraded`, `paused` and `credentials_rejected`. */
    statusReason: z.string().nullable(),
    payment: paymentSchema,
    role: z.enum(['biller', 'observer']),
    brake: brakeSchema,
    signals: z.array(
      z.object({
        signal: signalSchema,
        state: z.enum(['on', 'off', 'pending']),
        reason: z.string().nullable(),
        completeThrough: daySchema.nullable(),
        lastSuccessAt: instantSchema.nullable(),
        nextSyncAt: instantSchema.nullable(),
        usualDelayHours: z.number(),
        measuredDelayHours: z.number().nullable(),
      }),
    ),
    lastSyncAt: instantSchema.nullable(),
    nextSyncAt: instantSchema.nullable(),
    completeThrough: daySchema.nullable(),
    /** Beyond 1.5 × its usual delay. */
    late: z.boolean(),
    noticedAfterHours: z.object({ provider: z.number(), sync: z.number(), total: z.number() }).nullable(),
    /** The first sync, while history is still being read: days read of days wanted, and rows so far. */
    progress: z
      .object({ daysDone: z.number().int(), daysWanted: z.number().int(), rows: z.number().int(), recentDone: z.boolean() })
      .nullable(),
    lastError: z.string().nullable(),
    ownerUserId: z.string().nullable(),
    createdAt: instantSchema,
  })
  .openapi('Account')

export type AccountAnswer = z.infer<typeof accountSchema>
export type ProviderAnswer = z.infer<typeof providerSchema>

const labelSchema = z.string().trim().min(1).max(80)

export const connectInput = z.strictObject({
  label: labelSchema.optional(),
  credentials: z.record(z.string().max(60), z.string().max(20_000)),
  /** Replaces the credentials of this connection. */
  connectionId: z.string().max(60).optional(),
})

export const disconnectInput = z.strictObject({ connectionId: z.string().max(60), purge: z.boolean().default(false) })

export const changeConnectionInput = z.strictObject({
  label: labelSchema.optional(),
  payment: paymentSchema.optional(),
  paused: z.boolean().optional(),
})

export const syncInput = z.strictObject({ connectionId: z.string().max(60).optional() })

const figureSchema = z.object({
  signal: signalSchema,
  /** `null` with a reason where the provider exposes nothing. */
  exposed: z.boolean(),
  reason: z.string().nullable(),
  about: z.string().nullable(),
  state: z.enum(['on', 'off', 'pending']).nullable(),
  completeThrough: daySchema.nullable(),
  lastSuccessAt: instantSchema.nullable(),
})

export const summarySchema = z.object({
  providerId: z.string(),
  connectionId: z.string(),
  signals: z.array(figureSchema),
  cost: z
    .object({ month: z.string(), used: z.array(moneySchema), toPay: z.array(moneySchema), notReported: z.array(moneySchema) })
    .nullable(),
  usage: z.array(z.object({ meter: z.string(), unit: z.string(), quantity: z.number(), month: z.string() })).nullable(),
  credits: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        amount: moneySchema.nullable(),
        quantity: z.number().nullable(),
        unit: z.string().nullable(),
        at: instantSchema,
        expiresAt: instantSchema.nullable(),
        resetsAt: instantSchema.nullable(),
      }),
    )
    .nullable(),
  movements: z
    .array(z.object({ id: z.string(), at: instantSchema, kind: z.string(), amount: moneySchema, description: z.string().nullable() }))
    .nullable(),
  limits: z
    .array(
      z.object({
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
      }),
    )
    .nullable(),
  invoices: z
    .array(
      z.object({ number: z.string(), from: daySchema, to: daySchema, total: moneySchema, tax: moneySchema.nullable(), status: z.string() }),
    )
    .nullable(),
  restatements: z.array(z.object({ day: daySchema, before: moneySchema, after: moneySchema, seenAt: instantSchema })),
  differences: z.array(z.string()),
  syncs: z.array(
    z.object({
      id: z.string(),
      signal: signalSchema,
      reason: z.string(),
      from: daySchema.nullable(),
      to: daySchema.nullable(),
      state: z.string(),
      rows: z.number().int(),
      attempts: z.number().int(),
      error: z.string().nullable(),
      startedAt: instantSchema,
      finishedAt: instantSchema.nullable(),
    }),
  ),
})

export const groupings = ['service', 'model', 'subAccount', 'meter'] as const

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
  beside: z.array(z.object({ period: daySchema, grain: z.enum(['month', 'cycle']), used: moneySchema, toPay: moneySchema })),
})

export const queuedSchema = z.object({ queued: z.number().int(), connectionIds: z.array(z.string()) })
