import { z } from '@hono/zod-openapi'
import { daySchema, instantSchema, moneySchema } from '../platform/answers.ts'
import { connectionStatuses } from '../providers/schemas.ts'

export const ranges = ['7d', '30d', 'mtd', 'last_month', '90d', '12m'] as const

export const dashboardQuery = z.object({
  range: z.enum(ranges).optional().openapi({ description: 'Default `mtd`. Ignored when `from` and `to` are given.' }),
  from: daySchema.optional().openapi({ description: 'First day, inclusive.' }),
  to: daySchema.optional().openapi({ description: 'Last day, inclusive.' }),
})

/** A difference on days that are complete in both periods, of sources present in both. `percent` is null on a tiny base. */
const changeSchema = z.object({
  used: moneySchema,
  percent: z.number().nullable(),
  comparableDays: z.number().int(),
  /** First and last of the days compared with, in the period before. */
  againstFrom: daySchema,
  againstTo: daySchema,
})

/** Parts of a used amount by how they came to be; parts that are zero are left out. */
const provenanceSchema = z.array(z.object({ provenance: z.string(), used: moneySchema }))

const lineSchema = z.object({
  id: z.string(),
  name: z.string(),
  providerId: z.string().nullable(),
  used: moneySchema,
  toPay: moneySchema,
  change: changeSchema.nullable(),
})

export const dashboardSchema = z
  .object({
    workspace: z.object({ id: z.string(), name: z.string(), currency: z.string(), timeZone: z.string() }),
    role: z.enum(['owner', 'admin', 'member', 'viewer']),
    dataVersion: z.number().int(),
    generatedAt: instantSchema,
    today: daySchema,
    range: z.object({ preset: z.enum(ranges).nullable(), from: daySchema, to: daySchema, previousFrom: daySchema, previousTo: daySchema }),
    totals: z.object({
      used: moneySchema,
      toPay: moneySchema,
      /** The part of `used` that no provider reported: calculated, estimated or manual. */
      notReported: moneySchema,
      /** Credits, refunds and tax between used and to pay. */
      adjustments: moneySchema,
      /** Prepaid usage, which is used but never to pay. */
      prepaid: moneySchema,
      /** Used at sources whose payment nobody has said; counted in to pay as if invoiced. */
      paymentUnknown: moneySchema,
      /** True when something is listed beside the total, so that it is a lower bound. */
      atLeast: z.boolean(),
      change: changeSchema.nullable(),
      /** Used by sources that were not there in the period before. */
      newSources: moneySchema.nullable(),
    }),
    forecast: z.object({
      state: z.enum(['ready', 'too_early', 'not_this_range', 'no_data']),
      /** Last day of the month that is forecast. */
      through: daySchema,
      expected: moneySchema.nullable(),
      low: moneySchema.nullable(),
      high: moneySchema.nullable(),
      completeDays: z.number().int(),
      /** The days not yet complete, for the dashed band. */
      days: z.array(z.object({ day: daySchema, expected: moneySchema, low: moneySchema, high: moneySchema })),
    }),
    verdict: z.object({
      state: z.enum(['fine', 'attention', 'late', 'no_data']),
      /** Fine through this day; or unknown since it. */
      through: daySchema.nullable(),
      reasons: z.array(
        z.object({
          kind: z.enum(['late', 'credentials_rejected', 'degraded', 'runway', 'paused']),
          connectionId: z.string(),
          providerId: z.string(),
          text: z.string(),
        }),
      ),
    }),
    beside: z.array(
      z.object({
        kind: z.enum(['monthly_only', 'no_rate', 'seen_through']),
        connectionId: z.string().nullable(),
        label: z.string(),
        amounts: z.array(moneySchema),
        why: z.string(),
      }),
    ),
    /** Used per day and provider, aligned with `days`. `null`: no figure that day, which is not zero. */
    series: z.object({
      days: z.array(daySchema),
      providers: z.array(
        z.object({
          providerId: z.string(),
          name: z.string(),
          /** Days after this one are still incomplete. */
          completeThrough: daySchema.nullable(),
          used: z.array(z.string().nullable()),
        }),
      ),
    }),
    byProvider: z.array(
      lineSchema.extend({
        completeThrough: daySchema.nullable(),
        late: z.boolean(),
        connections: z.number().int(),
        provenance: provenanceSchema,
        role: z.enum(['biller', 'observer']),
      }),
    ),
    byService: z.array(lineSchema),
    byProject: z.array(lineSchema),
    credits: z.array(
      z.object({
        connectionId: z.string(),
        providerId: z.string(),
        label: z.string(),
        name: z.string(),
        amount: moneySchema.nullable(),
        quantity: z.number().nullable(),
        unit: z.string().nullable(),
        /** Mean of the last seven complete days. */
        perDay: moneySchema.nullable(),
        runwayDays: z.number().nullable(),
        runsOutOn: daySchema.nullable(),
        at: instantSchema,
        expiresAt: instantSchema.nullable(),
        resetsAt: instantSchema.nullable(),
      }),
    ),
    /** Empty until there are rules to show. */
    thresholds: z.array(z.object({})).max(0),
    alerts: z.array(z.object({})).max(0),
    connections: z.array(
      z.object({
        id: z.string(),
        providerId: z.string(),
        label: z.string(),
        status: z.enum(connectionStatuses),
        statusReason: z.string().nullable(),
        completeThrough: daySchema.nullable(),
        lastSyncAt: instantSchema.nullable(),
        late: z.boolean(),
      }),
    ),
    freshness: z.object({
      /** The earliest "complete through" of all sources with charges. */
      completeThrough: daySchema.nullable(),
      lastSyncAt: instantSchema.nullable(),
      late: z.array(z.object({ connectionId: z.string(), providerId: z.string(), label: z.string(), since: daySchema.nullable() })),
    }),
  })
  .openapi('Dashboard')

export type Dashboard = z.infer<typeof dashboardSchema>
