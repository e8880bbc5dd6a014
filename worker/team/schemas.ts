import { z } from '@hono/zod-openapi'
import { roles } from '../platform/roles.ts'
import { moneySchema } from '../platform/answers.ts'
import { isTimeZone } from '../platform/zone.ts'
import { onboardingSteps } from './onboarding.ts'

/** The answers and inputs of the workspace routes; the dashboard shares these with the Worker. */

const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code)

const nameField = z.string().trim().min(1, 'Enter a name.').max(80, 'Use at most 80 characters.')
const currencyField = z.string().refine(isCurrency, 'Enter an ISO 4217 currency code, such as EUR.').openapi({ example: 'EUR' })
const timeZoneField = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Enter an IANA time zone, such as Europe/Berlin.')
  .openapi({ example: 'Europe/Berlin' })

/** At most $999 million: micro-units of more are no safe integer. */
const budgetDraftField = z.strictObject({
  amount: z
    .string()
    .regex(/^(?=.*[1-9])\d{1,9}(\.\d{1,6})?$/, 'Enter an amount above 0, such as 250.00.')
    .openapi({ example: '250.00' }),
  currency: currencyField,
})

export const newWorkspaceSchema = z.strictObject({
  name: nameField,
  currency: currencyField.default('USD'),
  timeZone: timeZoneField.default('UTC'),
})

export const workspaceChangesSchema = z
  .strictObject({
    name: nameField,
    currency: currencyField,
    timeZone: timeZoneField,
    onboarding: z.enum(onboardingSteps).openapi({ description: 'Where setting up has come to. What is done stays done.' }),
    budgetDraft: budgetDraftField.nullable().openapi({ description: 'A monthly budget to keep until thresholds exist; null forgets it.' }),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Give a name, currency, timeZone, onboarding or budgetDraft.')

export const workspaceEntrySchema = z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })

export const workspaceSchema = workspaceEntrySchema
  .extend({
    currency: z.string(),
    timeZone: z.string(),
    plan: z.string(),
    onboarding: z.enum(onboardingSteps),
    /** Kept, and watched by nothing yet. */
    budgetDraft: moneySchema.nullable(),
  })
  .openapi('Workspace')

export const sessionSchema = z
  .object({
    user: z.object({ id: z.string(), email: z.string(), name: z.string() }),
    workspaces: z.array(workspaceEntrySchema),
    /** The current one, and the role in it. */
    workspace: workspaceSchema,
    role: z.enum(roles),
  })
  .openapi('Session')
