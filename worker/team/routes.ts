import { z } from '@hono/zod-openapi'
import { jsonAnswer, jsonBody, listOf, listQuery, problems } from '../platform/answers.ts'
import { AppError, invalid } from '../platform/errors.ts'
import { toJson } from '../platform/money.ts'
import { createRouter, defineRoute } from '../platform/route.ts'
import { workspaceEntryExample, workspaceExample } from './examples.ts'
import { createWorkspace } from './create-workspace.ts'
import { getMembership, selectWorkspace } from './current.ts'
import { newWorkspaceSchema, workspaceChangesSchema, workspaceEntrySchema, workspaceSchema } from './schemas.ts'
import { type After, type Membership, copyName, listWorkspacesOf, updateProfile } from './store.ts'

const tags = ['Workspaces']
const params = z.object({ id: z.string().max(60).describe('The workspace.').openapi({ example: workspaceExample.id }) })

const listRoute = defineRoute(
  { role: 'user' },
  {
    method: 'get',
    path: '/api/workspaces',
    operationId: 'listWorkspaces',
    summary: 'The workspaces you are a member of',
    description: 'Every workspace in which you have a role, page by page.',
    tags,
    request: { query: listQuery },
    responses: {
      200: jsonAnswer(listOf(workspaceEntrySchema).openapi('WorkspaceList'), 'Oldest first.', {
        items: [workspaceEntryExample],
        nextCursor: null,
      }),
      ...problems('invalid_input', 'unauthenticated'),
    },
  },
)

const createRoute = defineRoute(
  { role: 'user', audit: 'workspace.created' },
  {
    method: 'post',
    path: '/api/workspaces',
    operationId: 'createWorkspace',
    summary: 'Create a workspace',
    description: 'Makes a workspace of which you are the owner. It starts empty; no browser switches to it by itself.',
    tags,
    request: { body: jsonBody(newWorkspaceSchema, { name: 'Northwind Labs', currency: 'EUR', timeZone: 'Europe/Berlin' }) },
    responses: {
      201: jsonAnswer(workspaceSchema, 'Yours, as its owner.', { ...workspaceExample, onboarding: 'name', budgetDraft: null }),
      ...problems('malformed', 'invalid_input', 'unauthenticated', 'too_many_requests'),
    },
  },
)

const updateRoute = defineRoute(
  { role: 'admin', workspaceParam: 'id', audit: 'workspace.updated' },
  {
    method: 'patch',
    path: '/api/workspaces/{id}',
    operationId: 'updateWorkspace',
    summary: 'Change a workspace',
    description:
      'Changes its name, currency, time zone, how far it is set up, or the budget kept as a draft. What is left out stays. Another currency ' +
      'converts each day at its own rate; nothing that was read is changed.',
    tags,
    request: { params, body: jsonBody(workspaceChangesSchema, { name: 'Northwind Labs', timeZone: 'Europe/Berlin' }) },
    responses: {
      200: jsonAnswer(workspaceSchema, 'As it is now.', workspaceExample),
      ...problems('malformed', 'invalid_input', 'unauthenticated', 'forbidden', 'not_found'),
    },
  },
)

const selectRoute = defineRoute(
  { role: 'viewer', workspaceParam: 'id' },
  {
    method: 'post',
    path: '/api/workspaces/{id}/select',
    operationId: 'selectWorkspace',
    summary: 'Work in this workspace from now on',
    description: 'Sets a cookie of this browser; the header `X-Outlay-Workspace` goes before it for one request.',
    tags,
    request: { params },
    responses: {
      200: jsonAnswer(workspaceSchema, 'The current workspace.', workspaceExample),
      ...problems('unauthenticated', 'not_found'),
    },
  },
)

export const workspaceAnswer = ({ workspaceId, name, role, currency, timeZone, plan, onboarding, budgetDraft }: Membership) => ({
  id: workspaceId,
  name,
  role,
  currency,
  timeZone,
  plan,
  onboarding,
  budgetDraft: budgetDraft ? toJson(budgetDraft) : null,
})

export function teamRoutes() {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { limit, cursor } = c.req.valid('query')
      const found = await listWorkspacesOf(c.var.ctx, c.var.user.id, limit + 1, cursor === undefined ? undefined : parseCursor(cursor))
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      const items = page.map(({ id, name, role }) => ({ id, name, role }))
      return c.json({ items, nextCursor: last ? `${last.createdAt}.${last.id}` : null }, 200)
    })
    .openapi(createRoute, async (c) => {
      const { ctx, user } = c.var
      if (!(await ctx.withinRate('action', user.id))) throw new AppError('too_many_requests', { extra: { retryAfter: 60 } })
      const id = await createWorkspace({ ctx, user, ...c.req.valid('json') })
      return c.json(workspaceAnswer(await getMembership(ctx, user, id)), 201)
    })
    .openapi(updateRoute, async (c) => {
      const { ctx, actor } = c.var
      const { user, workspaceId } = actor
      const changes = c.req.valid('json')
      const entry = { workspaceId, actorUserId: user.id, action: 'workspace.updated', subject: workspaceId, details: changes }
      await updateProfile(ctx, entry, changes)
      if (changes.name !== undefined) await copyName(ctx, workspaceId, changes.name)
      return c.json(workspaceAnswer(await getMembership(ctx, user, workspaceId)), 200)
    })
    .openapi(selectRoute, async (c) => {
      const { user, workspaceId } = c.var.actor
      const membership = await getMembership(c.var.ctx, user, workspaceId)
      selectWorkspace(c, membership.workspaceId)
      return c.json(workspaceAnswer(membership), 200)
    })
}

function parseCursor(cursor: string): After {
  const [createdAt = '', workspaceId = ''] = cursor.split('.')
  if (!/^\d{1,15}$/.test(createdAt) || workspaceId === '') throw invalid('cursor', 'Use the nextCursor of the answer before.')
  return { createdAt: Number(createdAt), workspaceId }
}
