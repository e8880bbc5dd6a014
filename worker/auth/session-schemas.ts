import { z } from '@hono/zod-openapi'
import { instantSchema } from '../platform/answers.ts'

/** The answers and inputs of the session routes; the dashboard takes their types. */

/** `local` is this browser's session, `others` all but that one, `global` all. */
export const signOutScopes = ['local', 'others', 'global'] as const
export type SignOutScope = (typeof signOutScopes)[number]

export const signOutInput = z
  .strictObject({
    scope: z
      .enum(signOutScopes)
      .optional()
      .describe('`local` is this browser, `others` all but this one, `global` all. `local` when left out.')
      .openapi({ example: 'others' }),
  })
  .openapi('SignOut')

export const sessionDetailsSchema = z
  .object({
    method: z
      .enum(['oauth', 'email', 'other'])
      .nullable()
      .describe('How the person proved who they are; null where the sign-in service does not say.'),
    services: z
      .array(z.string())
      .describe('Where the account can sign in by OAuth, such as `github`. Which of several was used is not told.'),
    since: instantSchema.nullable().describe('When this browser signed in; null where the sign-in service does not say.'),
    renewsBy: instantSchema.describe(
      'When its access token is renewed at the latest. Signing out elsewhere does not shorten a token that was handed out.',
    ),
    tokenMinutes: z.number().int().describe('For how many minutes an access token is good.'),
    forgottenAt: instantSchema.describe('When this browser forgets the session unless it is used before.'),
  })
  .openapi('SessionDetails')

export type SessionDetails = z.infer<typeof sessionDetailsSchema>
