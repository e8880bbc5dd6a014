import { z } from '@hono/zod-openapi'
import { instantSchema } from '../platform/answers.ts'

/** The answers and inputs of the session routes; the dashboard takes their types. */

/** `local` is this browser's session, `others` all but that one, `global` all. */
export const signOutScopes = ['local', 'others', 'global'] as const
export type SignOutScope = (typeof signOutScopes)[number]

export const signOutInput = z.strictObject({
  scope: z.enum(signOutScopes).optional().openapi({ description: '`local` (this browser) when left out.' }),
})

export const sessionDetailsSchema = z
  .object({
    /** How the person proved who they are; `null` where the sign-in service does not say. */
    method: z.enum(['oauth', 'email', 'other']).nullable(),
    /** Where the account can sign in by OAuth, such as `github`. Which of several was used is not told. */
    services: z.array(z.string()),
    since: instantSchema.nullable(),
    /** When its access token is renewed at the latest. Signing out elsewhere does not shorten a token that was handed out. */
    renewsBy: instantSchema,
    /** For how many minutes an access token is good. */
    tokenMinutes: z.number().int(),
    /** When this browser forgets the session unless it is used before. */
    forgottenAt: instantSchema,
  })
  .openapi('SessionDetails')

export type SessionDetails = z.infer<typeof sessionDetailsSchema>
