import { z } from '@hono/zod-openapi'
import { jsonAnswer, listOf, problems } from '../platform/answers.ts'
import { createRouter, defineRoute } from '../platform/route.ts'
import { readMembers } from './member-store.ts'
import { type MemberAnswer, memberSchema } from './member-schemas.ts'

const memberExample: MemberAnswer = {
  userId: '6f1c2e9a-3b47-4d15-9c0e-52d8a7b1f604',
  name: 'Mara',
  email: 'mara@northwind.example',
  role: 'owner',
}

const membersRoute = defineRoute(
  { role: 'viewer', workspaceParam: 'id' },
  {
    method: 'get',
    path: '/api/workspaces/{id}/members',
    operationId: 'listMembers',
    summary: 'Who works in a workspace',
    description: 'Every member sees the others: their names, addresses and roles.',
    tags: ['Workspaces'],
    request: {
      params: z.object({ id: z.string().max(60).openapi({ description: 'The workspace.', example: 'wsp_01KA7N4Z6M8Q2R5T9V1X3Y5Z7B' }) }),
    },
    responses: {
      200: jsonAnswer(listOf(memberSchema).openapi('MemberList'), 'Oldest first.', { items: [memberExample], nextCursor: null }),
      ...problems('unauthenticated', 'not_found'),
    },
  },
)

export const memberRoutes = () =>
  createRouter().openapi(membersRoute, async (c) =>
    c.json({ items: await readMembers(c.var.ctx, c.var.actor.workspaceId), nextCursor: null }, 200),
  )
