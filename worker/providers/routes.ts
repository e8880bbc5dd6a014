import { z } from '@hono/zod-openapi'
import { jsonAnswer, jsonBody, listOf, listQuery, problems } from '../platform/answers.ts'
import { createRouter, defineRoute } from '../platform/route.ts'
import { getAccount, listAccounts } from './accounts.ts'
import { connect } from './connect.ts'
import { changeAccount, disconnect } from './disconnect.ts'
import { describeProvider } from './describe.ts'
import { queryUsage } from './query-usage.ts'
import { listSyncs } from './list-syncs.ts'
import { readConnections } from './connection-store.ts'
import { providers } from './registry.ts'
import { requestSync } from './request-sync.ts'
import { accountSchema, catalogSchema, changeConnectionInput, connectInput, disconnectInput, queuedSchema, syncInput } from './schemas.ts'
import { summarizeConnection, summarizeProvider } from './summarize.ts'
import { summarySchema, syncSchema, usageQuery, usageSchema } from './summary-schemas.ts'

const providerId = z.object({ id: z.string().max(60).openapi({ example: 'openai' }) })
const connectionId = z.object({ connectionId: z.string().max(60) })
const tags = ['Providers']

export const providerRoutes = createRouter()
  .openapi(
    defineRoute(
      { role: 'viewer' },
      {
        method: 'get',
        path: '/api/providers',
        tags,
        summary: 'The catalog',
        responses: { 200: jsonAnswer(catalogSchema, 'Every provider'), ...problems('unauthenticated', 'not_found') },
      },
    ),
    async (c) => {
      const { ctx, actor } = c.var
      const found = await readConnections(ctx.db.workspace(actor.workspaceId), ctx.db.shared(), actor.workspaceId)
      const items = providers.map((provider) =>
        describeProvider(provider, {
          connections: found.connections.filter((connection) => connection.providerId === provider.id).length,
          pausedReason: found.pauses.find((pause) => pause.providerId === provider.id)?.reason ?? null,
        }),
      )
      return c.json({ items, nextCursor: null, mayConnect: actor.role !== 'viewer' }, 200)
    },
  )
  .openapi(
    defineRoute(
      { role: 'viewer' },
      {
        method: 'get',
        path: '/api/providers/accounts',
        tags,
        summary: 'The workspace’s connections',
        responses: { 200: jsonAnswer(listOf(accountSchema), 'Connections, oldest first'), ...problems('unauthenticated', 'not_found') },
      },
    ),
    async (c) => c.json({ items: await listAccounts(c.var.ctx, c.var.actor.workspaceId), nextCursor: null }, 200),
  )
  .openapi(
    defineRoute(
      { role: 'viewer' },
      {
        method: 'get',
        path: '/api/providers/accounts/{connectionId}',
        tags,
        summary: 'One connection, signal by signal, also when only its history is left',
        request: { params: connectionId },
        responses: {
          200: jsonAnswer(summarySchema, 'Every signal with its figure or its reason'),
          ...problems('unauthenticated', 'not_found'),
        },
      },
    ),
    async (c) => c.json(await summarizeConnection(c.var.ctx, c.var.actor.workspaceId, c.req.valid('param').connectionId), 200),
  )
  .openapi(
    defineRoute(
      { role: 'viewer' },
      {
        method: 'get',
        path: '/api/providers/accounts/{connectionId}/syncs',
        tags,
        summary: 'The history of a connection’s syncs',
        request: { params: connectionId, query: listQuery },
        responses: {
          200: jsonAnswer(listOf(syncSchema), 'Syncs, newest first'),
          ...problems('invalid_input', 'unauthenticated', 'not_found'),
        },
      },
    ),
    async (c) => {
      const { limit, cursor } = c.req.valid('query')
      return c.json(await listSyncs(c.var.ctx, c.var.actor.workspaceId, c.req.valid('param').connectionId, { limit, cursor }), 200)
    },
  )
  .openapi(
    defineRoute(
      { role: 'member', audit: 'connection.changed' },
      {
        method: 'patch',
        path: '/api/providers/accounts/{connectionId}',
        tags,
        summary: 'Rename, pause, or say how it is paid',
        request: { params: z.object({ connectionId: z.string().max(60) }), body: jsonBody(changeConnectionInput) },
        responses: {
          200: jsonAnswer(accountSchema, 'The connection'),
          ...problems('invalid_input', 'unauthenticated', 'forbidden', 'not_found'),
        },
      },
    ),
    async (c) => {
      const { ctx, actor } = c.var
      const { connectionId } = c.req.valid('param')
      await changeAccount({ ctx, actor, connectionId, change: c.req.valid('json') })
      return c.json(await getAccount(ctx, actor.workspaceId, connectionId), 200)
    },
  )
  .openapi(
    defineRoute(
      { role: 'member', entitlement: 'connections', rateLimited: true, audit: 'connection.created' },
      {
        method: 'post',
        path: '/api/providers/{id}/connect',
        tags,
        summary: 'Connect an account, or replace its credentials',
        request: { params: providerId, body: jsonBody(connectInput) },
        responses: {
          201: jsonAnswer(accountSchema, 'Connected; the first sync is queued'),
          ...problems(
            'invalid_input',
            'unauthenticated',
            'plan_limit',
            'forbidden',
            'not_found',
            'already_connected',
            'credentials_rejected',
            'permission_missing',
            'host_refused',
          ),
          ...problems('too_many_requests', 'provider_unavailable', 'provider_timeout'),
        },
      },
    ),
    async (c) => {
      const { ctx, actor } = c.var
      const { label, credentials, connectionId } = c.req.valid('json')
      const connected = await connect({ ctx, actor, providerId: c.req.valid('param').id, label, credentials, connectionId })
      return c.json(await getAccount(ctx, actor.workspaceId, connected.connectionId), 201)
    },
  )
  .openapi(
    defineRoute(
      { role: 'member', audit: 'connection.disconnected' },
      {
        method: 'post',
        path: '/api/providers/{id}/disconnect',
        tags,
        summary: 'Destroy the credentials; with `purge`, forget the history too',
        request: { params: providerId, body: jsonBody(disconnectInput) },
        responses: { 204: { description: 'Disconnected' }, ...problems('invalid_input', 'unauthenticated', 'forbidden', 'not_found') },
      },
    ),
    async (c) => {
      const { connectionId, purge } = c.req.valid('json')
      await disconnect({ ctx: c.var.ctx, actor: c.var.actor, providerId: c.req.valid('param').id, connectionId, purge })
      return c.body(null, 204)
    },
  )
  .openapi(
    defineRoute(
      { role: 'viewer' },
      {
        method: 'get',
        path: '/api/providers/{id}/summary',
        tags,
        summary: 'What is officially exposed, and why the rest is not',
        request: { params: providerId, query: z.object({ connectionId: z.string().max(60).optional() }) },
        responses: { 200: jsonAnswer(summarySchema, 'One connection, signal by signal'), ...problems('unauthenticated', 'not_found') },
      },
    ),
    async (c) =>
      c.json(await summarizeProvider(c.var.ctx, c.var.actor.workspaceId, c.req.valid('param').id, c.req.valid('query').connectionId), 200),
  )
  .openapi(
    defineRoute(
      { role: 'viewer' },
      {
        method: 'get',
        path: '/api/providers/{id}/usage',
        tags,
        summary: 'Spend or quantities over days',
        request: { params: providerId, query: usageQuery },
        responses: {
          200: jsonAnswer(usageSchema, 'By period and group'),
          ...problems('invalid_input', 'unauthenticated', 'not_found', 'signal_not_exposed'),
        },
      },
    ),
    async (c) => c.json(await queryUsage(c.var.ctx, c.var.actor.workspaceId, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(
    defineRoute(
      { role: 'member', entitlement: 'syncs_on_demand', rateLimited: true, audit: 'connection.sync_requested' },
      {
        method: 'post',
        path: '/api/providers/{id}/sync',
        tags,
        summary: 'Queue a sync now',
        request: { params: providerId, body: jsonBody(syncInput) },
        responses: {
          202: jsonAnswer(queuedSchema, 'Queued'),
          ...problems('invalid_input', 'unauthenticated', 'plan_limit', 'forbidden', 'not_found', 'too_many_requests'),
        },
      },
    ),
    async (c) => {
      const connectionIds = await requestSync({
        ctx: c.var.ctx,
        actor: c.var.actor,
        providerId: c.req.valid('param').id,
        connectionId: c.req.valid('json').connectionId,
      })
      return c.json({ queued: connectionIds.length, connectionIds }, 202)
    },
  )
