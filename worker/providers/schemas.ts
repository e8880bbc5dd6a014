import { z } from '@hono/zod-openapi'
import { daySchema, instantSchema } from '../platform/answers.ts'
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
    /** Who made the connection, or whom an admin has chosen since. */
    ownerUserId: z.string().nullable(),
    /** The owner among the workspace's members; `null` once they are none of them. */
    owner: z.object({ userId: z.string(), name: z.string() }).nullable(),
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
  ownerUserId: z.string().max(60).optional().openapi({ description: 'A member of the workspace. Admins and owners alone choose.' }),
})

export const syncInput = z.strictObject({ connectionId: z.string().max(60).optional() })

export const queuedSchema = z.object({ queued: z.number().int(), connectionIds: z.array(z.string()) })
