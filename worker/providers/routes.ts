import { z } from '@hono/zod-openapi'
import { jsonAnswer, jsonBody, listOf, listQuery, problems } from '../platform/answers.ts'
import { createRouter, defineRoute } from '../platform/route.ts'
import { getAccount, listAccounts } from './accounts.ts'
import { connect } from './connect.ts'
import { changeAccount, disconnect } from './disconnect.ts'
import { describeProvider } from './describe.ts'
import { accountExample, providerExample, summaryExample, syncExample, usageExample } from './examples.ts'
import { queryUsage } from './query-usage.ts'
import { listSyncs } from './list-syncs.ts'
import { readConnections } from './connection-store.ts'
import { providers } from './registry.ts'
import { requestSync } from './request-sync.ts'
import { accountSchema, catalogSchema, changeConnectionInput, connectInput, disconnectInput, queuedSchema, syncInput } from './schemas.ts'
import { summarizeConnection, summarizeProvider } from './summarize.ts'
import { summarySchema, syncSchema, usageQuery, usageSchema } from './summary-schemas.ts'

const providerId = z.object({
  id: z.string().max(60).openapi({ description: 'The provider, by its id in the catalog.', example: 'openai' }),
})
const connectionField = z.string().max(60).openapi({ description: 'The connection.', example: accountExample.id })
const connectionId = z.object({ connectionId: connectionField })
const tags = ['Providers']

export const providerRoutes = createRouter()
  .openapi(
    defineRoute(
      { role: 'viewer' },
      {
        method: 'get',
        path: '/api/providers',
        tags,
        operationId: 'listProviders',
        summary: 'The catalog',
        description:
          'Every provider that can be connected: what it exposes and what not, which credentials it takes, what the key could do in other hands, ' +
          'and after how many hours a leak would be noticed.',
        responses: {
          200: jsonAnswer(catalogSchema, 'All of them, on one page.', { items: [providerExample()], nextCursor: null, mayConnect: true }),
          ...problems('unauthenticated', 'not_found'),
        },
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
        operationId: 'listAccounts',
        summary: 'The workspace’s connections',
        description:
          'Their state in words, how far their figures are complete, and when they are read next. Credentials are never answered.',
        responses: {
          200: jsonAnswer(listOf(accountSchema).openapi('AccountList'), 'Oldest first, on one page.', {
            items: [accountExample],
            nextCursor: null,
          }),
          ...problems('unauthenticated', 'not_found'),
        },
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
        operationId: 'getAccountSummary',
        summary: 'One connection, signal by signal',
        description: 'Every figure it has, or the reason why there is none; also when it is disconnected and only its history is left.',
        request: { params: connectionId },
        responses: {
          200: jsonAnswer(summarySchema, 'Every signal with its figure or its reason.', summaryExample),
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
        operationId: 'listSyncs',
        summary: 'The history of a connection’s syncs',
        description: 'What was read when, how many rows it had, and what went wrong, in words.',
        request: { params: connectionId, query: listQuery },
        responses: {
          200: jsonAnswer(listOf(syncSchema).openapi('SyncList'), 'Newest first.', { items: [syncExample], nextCursor: null }),
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
        operationId: 'updateAccount',
        summary: 'Change a connection',
        description: 'Renames it, pauses or resumes it, says how it is paid, or gives it to another owner. What is left out stays.',
        request: { params: connectionId, body: jsonBody(changeConnectionInput, { label: 'OpenAI, production', payment: 'invoiced' }) },
        responses: {
          200: jsonAnswer(accountSchema, 'The connection as it is now.', accountExample),
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
        operationId: 'connectAccount',
        summary: 'Connect an account, or replace its credentials',
        description:
          'Tries the credentials at the provider, keeps them encrypted, and queues the first sync. The same account twice is `already_connected`; with ' +
          '`connectionId` the credentials of that connection are replaced.',
        request: {
          params: providerId,
          body: jsonBody(connectInput, { label: 'OpenAI, production', credentials: { adminKey: 'sk-admin-…' } }),
        },
        responses: {
          201: jsonAnswer(accountSchema, 'Connected; the first sync is queued.', { ...accountExample, status: 'syncing' }),
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
        operationId: 'disconnectAccount',
        summary: 'Disconnect an account',
        description: 'Destroys the credentials at once; queued syncs find nothing to do. The history stays, unless `purge` is true.',
        request: { params: providerId, body: jsonBody(disconnectInput, { connectionId: accountExample.id }) },
        responses: {
          204: { description: 'The credentials are gone.' },
          ...problems('invalid_input', 'unauthenticated', 'forbidden', 'not_found'),
        },
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
        operationId: 'getProviderSummary',
        summary: 'What a provider exposes, and why not the rest',
        description: 'One connection of the provider, signal by signal: this month’s figure, or the reason why there is none.',
        request: {
          params: providerId,
          query: z.object({
            connectionId: connectionField.optional().describe('One connection; the oldest of the provider when left out.'),
          }),
        },
        responses: {
          200: jsonAnswer(summarySchema, 'Every signal with its figure or its reason.', summaryExample),
          ...problems('unauthenticated', 'not_found'),
        },
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
        operationId: 'getUsage',
        summary: 'Spend or quantities over days',
        description:
          'The figures of a provider by day, ISO week or month, each with its provenance. What the provider does not tell apart is ' +
          '`signal_not_exposed`; monthly figures that the days do not cover whole stand beside, and are never spread.',
        request: { params: providerId, query: usageQuery },
        responses: {
          200: jsonAnswer(usageSchema, 'By period and group, with a total for each currency.', usageExample),
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
        operationId: 'requestSync',
        summary: 'Queue a sync now',
        description: 'Puts the connections on the queue at once. Each counts against the plan’s syncs on demand of the day (UTC).',
        request: { params: providerId, body: jsonBody(syncInput, { connectionId: accountExample.id }) },
        responses: {
          202: jsonAnswer(queuedSchema, 'They are on the queue.', { queued: 1, connectionIds: [accountExample.id] }),
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
