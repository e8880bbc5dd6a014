import { z } from '@hono/zod-openapi'
import { roles } from '../platform/roles.ts'
import { moneySchema } from '../platform/answers.ts'
import { isTimeZone } from '../platform/zone.ts'
import { onboardingSteps } from './onboarding.ts'

/** The answers and inputs of the workspace routes; the dashboard shares these with the Worker. */

const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code)

const nameField = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(80, 'Use at most 80 characters.')
  .describe('What the workspace is called.')
  .openapi({ example: 'Northwind Labs' })
const currencyField = z
  .string()
  .refine(isCurrency, 'Enter an ISO 4217 currency code, such as EUR.')
  .describe('The currency its totals are shown in, ISO 4217.')
  .openapi({ example: 'EUR' })
const timeZoneField = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Enter an IANA time zone, such as Europe/Berlin.')
  .describe('The IANA time zone that decides which day is today.')
  .openapi({ example: 'Europe/Berlin' })

/** At most $999 million: micro-units of more are no safe integer. */
const budgetDraftField = z.strictObject({
  amount: z
    .string()
    .regex(/^(?=.*[1-9])\d{1,9}(\.\d{1,6})?$/, 'Enter an amount above 0, such as 250.00.')
    .describe('A decimal above 0, with up to six places.')
    .openapi({ example: '250.00' }),
  currency: currencyField,
})

export const newWorkspaceSchema = z
  .strictObject({
    name: nameField,
    currency: currencyField.default('USD'),
    timeZone: timeZoneField.default('UTC'),
  })
  .openapi('NewWorkspace')

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
  .openapi('WorkspaceChanges', { description: 'At least one of them.' })

const entryFields = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles).describe('Your role in it.'),
})

export const workspaceEntrySchema = entryFields.openapi('WorkspaceEntry')

export const workspaceSchema = entryFields
  .extend({
    currency: z.string().describe('The currency its totals are shown in, ISO 4217.'),
    timeZone: z.string().describe('The IANA time zone that decides which day is today.'),
    plan: z.string().describe('What decides its entitlements.'),
    onboarding: z.enum(onboardingSteps).describe('Where setting up has come to.'),
    budgetDraft: moneySchema.nullable().describe('A monthly budget that is kept, and watched by nothing yet.'),
  })
  .openapi('Workspace')

export const sessionSchema = z
  .object({
    user: z.object({ id: z.string(), email: z.string(), name: z.string() }),
    workspaces: z.array(workspaceEntrySchema).describe('Where the person is a member, oldest first; at most 100.'),
    workspace: workspaceSchema.describe('The current one.'),
    role: z.enum(roles).describe('The role in the current one.'),
  })
  .openapi('Session')
