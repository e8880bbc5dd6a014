import { z } from '@hono/zod-openapi'
import { daySchema, instantSchema } from '../platform/answers.ts'
import { categories, dimensions, signals } from './contract.ts'

/** The answers and inputs of the provider routes; the dashboard shares these with the Worker. */

const signalSchema = z.enum(signals)
const paymentSchema = z.enum(['prepaid', 'invoiced', 'unknown'])
export const brakeSchema = z.enum(['hard_cap', 'alert_only', 'none', 'unknown'])

const credentialFieldSchema = z
  .object({
    name: z.string(),
    kind: z.enum(['secret', 'text', 'choice', 'url', 'file']),
    label: z.string(),
    help: z.string(),
    secret: z.boolean(),
    optional: z.boolean(),
    usually: z
      .string()
      .nullable()
      .describe('A regular expression of what it usually looks like; another value is pointed out, not refused.'),
    placeholder: z.string().nullable(),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    snippet: z.object({ label: z.string(), text: z.string() }).nullable(),
  })
  .openapi('CredentialField')

export const providerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    category: z.enum(categories),
    role: z.enum(['biller', 'observer']),
    confidence: z.enum(['high', 'medium', 'low']),
    docs: z.url(),
    timeZone: z.string(),
    keyCanAlso: z.string().nullable().describe('`null`: the key can only read.'),
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
    noticedAfterHours: z
      .object({ provider: z.number(), sync: z.number(), total: z.number() })
      .nullable()
      .describe(`"Noticed after about N hours": the provider's delay and the wait for our sync.`),
    credentials: z.array(credentialFieldSchema),
    connections: z.number().int(),
    pausedReason: z.string().nullable().describe('Paused for the whole deployment by its operator, and why.'),
  })
  .openapi('Provider')

export const catalogSchema = z
  .object({
    items: z.array(providerSchema),
    nextCursor: z.string().nullable(),
    mayConnect: z.boolean().describe('Whether the plan allows one more connection.'),
  })
  .openapi('Catalog')

export const connectionStatuses = ['active', 'syncing', 'waiting', 'credentials_rejected', 'degraded', 'paused'] as const

export const accountSchema = z
  .object({
    id: z.string(),
    providerId: z.string(),
    providerName: z.string(),
    label: z.string(),
    accountName: z.string().nullable(),
    status: z.enum(connectionStatuses),
    statusReason: z.string().nullable().describe('In words, for `waiting`, `degraded`, `paused` and `credentials_rejected`.'),
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
    late: z.boolean().describe('Beyond 1.5 × its usual delay.'),
    noticedAfterHours: z.object({ provider: z.number(), sync: z.number(), total: z.number() }).nullable(),
    progress: z
      .object({ daysDone: z.number().int(), daysWanted: z.number().int(), rows: z.number().int(), recentDone: z.boolean() })
      .nullable()
      .describe('The first sync, while history is still being read: days read of days wanted, and rows so far.'),
    lastError: z.string().nullable(),
    ownerUserId: z.string().nullable().describe('Who made the connection, or whom an admin has chosen since.'),
    owner: z
      .object({ userId: z.string(), name: z.string() })
      .nullable()
      .describe("The owner among the workspace's members; `null` once they are none of them."),
    createdAt: instantSchema,
  })
  .openapi('Account')

export type AccountAnswer = z.infer<typeof accountSchema>
export type ProviderAnswer = z.infer<typeof providerSchema>

const labelSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .describe('What the connection is called here.')
  .openapi({ example: 'OpenAI, production' })
const idSchema = z.string().max(60).openapi({ example: 'con_01KA8P2V5X7Z9B1D3F5H7K9M2N' })

export const connectInput = z
  .strictObject({
    label: labelSchema.optional(),
    credentials: z
      .record(z.string().max(60), z.string().max(20_000))
      .describe('The fields that the catalog lists under `credentials` of the provider, by name. Never answered back.'),
    connectionId: idSchema.optional().describe('Replaces the credentials of this connection.'),
  })
  .openapi('Connect')

export const disconnectInput = z
  .strictObject({
    connectionId: idSchema.describe('One of this provider.'),
    purge: z.boolean().default(false).describe('Forget the history too, at once. It cannot be undone.'),
  })
  .openapi('Disconnect')

export const changeConnectionInput = z
  .strictObject({
    label: labelSchema.optional(),
    payment: paymentSchema.optional(),
    paused: z.boolean().optional().describe('True stops its syncs until it is false again.'),
    ownerUserId: z.string().max(60).optional().openapi({ description: 'A member of the workspace. Admins and owners alone choose.' }),
  })
  .openapi('AccountChanges')

export const syncInput = z
  .strictObject({ connectionId: idSchema.optional().describe('All of the provider’s connections when left out.') })
  .openapi('SyncNow')

export const queuedSchema = z
  .object({ queued: z.number().int().describe('How many connections will be read.'), connectionIds: z.array(z.string()) })
  .openapi('Queued')
