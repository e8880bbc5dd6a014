import { z } from '@hono/zod-openapi'
import { roles } from '../platform/route.ts'
import { isTimeZone } from '../platform/zone.ts'

/** The answers and inputs of the workspace routes; the dashboard shares these with the Worker. */

const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code)

const nameField = z.string().trim().min(1, 'Enter a name.').max(80, 'Use at most 80 characters.')
const currencyField = z.string().refine(isCurrency, 'Enter an ISO 4217 currency code, such as EUR.').openapi({ example: 'EUR' })
const timeZoneField = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Enter an IANA time zone, such as Europe/Berlin.')
  .openapi({ example: 'Europe/Berlin' })

export const newWorkspaceSchema = z.strictObject({
  name: nameField,
  currency: currencyField.default('USD'),
  timeZone: timeZoneField.default('UTC'),
})

export const workspaceChangesSchema = z
  .strictObject({ name: nameField, currency: currencyField, timeZone: timeZoneField })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Give a name, currency or timeZone.')

export const workspaceEntrySchema = z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })

export const workspaceSchema = workspaceEntrySchema
  .extend({ currency: z.string(), timeZone: z.string(), plan: z.string() })
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
