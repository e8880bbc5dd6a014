import { z } from '@hono/zod-openapi'
import { daySchema, instantSchema, moneySchema } from '../platform/answers.ts'
import { connectionStatuses } from '../providers/schemas.ts'

export const ranges = ['7d', '30d', 'mtd', 'last_month', '90d', '12m'] as const

export const dashboardQuery = z.object({
  range: z.enum(ranges).optional().openapi({
    description: 'A period that ends today, or the last month. Default `mtd`. Ignored when `from` and `to` are given.',
    example: '30d',
  }),
  from: daySchema.optional().openapi({ description: 'First day, inclusive.', example: '2026-11-01' }),
  to: daySchema.optional().openapi({ description: 'Last day, inclusive.', example: '2026-11-20' }),
})

const changeSchema = z
  .object({
    used: moneySchema.describe('How much more, or less.'),
    percent: z.number().nullable().describe('Null on a tiny base.'),
    comparableDays: z.number().int().describe('How many days could be compared.'),
    againstFrom: daySchema.describe('The first of the days compared with, in the period before.'),
    againstTo: daySchema.describe('The last of them.'),
  })
  .openapi('Change', { description: 'A difference on days that are complete in both periods, of sources present in both.' })

const provenanceSchema = z
  .array(z.object({ provenance: z.string().describe('`reported`, `calculated`, `estimated` or `manual`.'), used: moneySchema }))
  .describe('How the amount came to be; parts that are zero are left out.')

const lineFields = z.object({
  id: z.string(),
  name: z.string(),
  providerId: z.string().nullable(),
  used: moneySchema,
  toPay: moneySchema,
  change: changeSchema.nullable(),
})

const lineSchema = lineFields.openapi('Line')

export const dashboardSchema = z
  .object({
    workspace: z.object({ id: z.string(), name: z.string(), currency: z.string(), timeZone: z.string() }),
    role: z.enum(['owner', 'admin', 'member', 'viewer']),
    dataVersion: z.number().int().describe('Grows with every change of the workspace’s figures.'),
    generatedAt: instantSchema,
    today: daySchema,
    range: z.object({ preset: z.enum(ranges).nullable(), from: daySchema, to: daySchema, previousFrom: daySchema, previousTo: daySchema }),
    totals: z.object({
      used: moneySchema.describe('What was consumed, before tax, credits and refunds.'),
      toPay: moneySchema.describe('What the invoices say, after credits and with tax.'),
      notReported: moneySchema.describe('The part of `used` that no provider reported: calculated, estimated or manual.'),
      adjustments: moneySchema.describe('Credits, refunds and tax between used and to pay.'),
      prepaid: moneySchema.describe('Prepaid usage, which is used but never to pay.'),
      paymentUnknown: moneySchema.describe('Used at sources whose payment nobody has said; counted in to pay as if invoiced.'),
      atLeast: z.boolean().describe('True when something is listed beside the total, so that it is a lower bound.'),
      change: changeSchema.nullable(),
      newSources: moneySchema.nullable().describe('Used by sources that were not there in the period before.'),
    }),
    forecast: z.object({
      state: z.enum(['ready', 'too_early', 'not_this_range', 'no_data']),
      through: daySchema.describe('Last day of the month that is forecast.'),
      expected: moneySchema.nullable(),
      low: moneySchema.nullable(),
      high: moneySchema.nullable(),
      completeDays: z.number().int(),
      days: z
        .array(z.object({ day: daySchema, expected: moneySchema, low: moneySchema, high: moneySchema }))
        .describe('The days not yet complete, for the dashed band.'),
    }),
    verdict: z.object({
      state: z.enum(['fine', 'attention', 'late', 'no_data']),
      through: daySchema.nullable().describe('Fine through this day; or unknown since it.'),
      reasons: z.array(
        z.object({
          kind: z.enum(['late', 'credentials_rejected', 'degraded', 'runway', 'paused']),
          connectionId: z.string(),
          providerId: z.string(),
          text: z.string(),
        }),
      ),
    }),
    beside: z
      .array(
        z.object({
          kind: z.enum(['monthly_only', 'no_rate', 'seen_through']),
          connectionId: z.string().nullable(),
          label: z.string(),
          amounts: z.array(moneySchema),
          why: z.string(),
        }),
      )
      .describe('What is spent and not in the total, and why.'),
    series: z
      .object({
        days: z.array(daySchema),
        providers: z.array(
          z.object({
            providerId: z.string(),
            name: z.string(),
            completeThrough: daySchema.nullable().describe('Days after this one are still incomplete.'),
            used: z
              .array(z.string().nullable())
              .describe('An amount for each of `days`; null where there is no figure, which is not zero.'),
          }),
        ),
      })
      .describe('Used per day and provider, in the workspace’s currency.'),
    byProvider: z.array(
      lineFields
        .extend({
          completeThrough: daySchema.nullable(),
          late: z.boolean(),
          connections: z.number().int(),
          provenance: provenanceSchema,
          role: z.enum(['biller', 'observer']).describe('An observer sees spend that another pays for.'),
        })
        .openapi('ProviderLine'),
    ),
    byService: z.array(lineSchema).describe('At most 50, largest first.'),
    byProject: z.array(lineSchema).describe('At most 50, largest first.'),
    credits: z.array(
      z.object({
        connectionId: z.string(),
        providerId: z.string(),
        label: z.string(),
        name: z.string(),
        amount: moneySchema.nullable(),
        quantity: z.number().nullable(),
        unit: z.string().nullable(),
        perDay: moneySchema.nullable().describe('Mean of the last seven complete days.'),
        runwayDays: z.number().nullable(),
        runsOutOn: daySchema.nullable(),
        at: instantSchema,
        expiresAt: instantSchema.nullable(),
        resetsAt: instantSchema.nullable(),
      }),
    ),
    thresholds: z.array(z.object({})).max(0).describe('Empty until there are rules to show.'),
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
      completeThrough: daySchema.nullable().describe('The earliest "complete through" of all sources with charges.'),
      lastSyncAt: instantSchema.nullable(),
      late: z.array(z.object({ connectionId: z.string(), providerId: z.string(), label: z.string(), since: daySchema.nullable() })),
    }),
  })
  .openapi('Dashboard')

export type Dashboard = z.infer<typeof dashboardSchema>
