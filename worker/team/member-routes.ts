import { z } from '@hono/zod-openapi'
import { jsonAnswer, listOf, problems } from '../platform/answers.ts'
import { createRouter, defineRoute } from '../platform/route.ts'
import { readMembers } from './member-store.ts'
import { memberSchema } from './member-schemas.ts'

const membersRoute = defineRoute(
  { role: 'viewer', workspaceParam: 'id' },
  {
    method: 'get',
    path: '/api/workspaces/{id}/members',
    operationId: 'listMembers',
    summary: 'Who works in a workspace',
    description: 'Every member sees the others: their names, addresses and roles.',
    tags: ['Workspaces'],
    request: { params: z.object({ id: z.string().max(60) }) },
    responses: { 200: jsonAnswer(listOf(memberSchema), 'Oldest first.'), ...problems('unauthenticated', 'not_found') },
  },
)

export const memberRoutes = () =>
  createRouter().openapi(membersRoute, async (c) =>
    c.json({ items: await readMembers(c.var.ctx, c.var.actor.workspaceId), nextCursor: null }, 200),
  )
