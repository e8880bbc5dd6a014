import { z } from '@hono/zod-openapi'
import { roles } from '../platform/roles.ts'

export const memberSchema = z
  .object({ userId: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) })
  .openapi('Member', { example: { userId: '6d83bc23-8186-4c95-a37f-70b1cc21522c', name: 'Ada', email: 'ada@example.com', role: 'owner' } })

export type MemberAnswer = z.infer<typeof memberSchema>
