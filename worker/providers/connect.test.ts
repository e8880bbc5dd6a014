import { describe, expect, test } from 'vitest'
import { fixedTruth } from '../../sandbox/fixed-truth.ts'
import { anthropic } from '../../sandbox/providers/anthropic.ts'
import { openai } from '../../sandbox/providers/openai.ts'
import { createWorld } from '../../test/support/world.ts'
import { getAccount } from './accounts.ts'
import { changeAccount, disconnect } from './disconnect.ts'
import { connect } from './connect.ts'

const truth = fixedTruth([
  {
    day: '2026-11-18',
    service: 'API',
    model: 'claude-sonnet-5',
    meter: 'uncached_input_tokens',
    project: 'Website',
    micros: 5_000_000,
    unit: 'tokens',
    quantity: 10,
  },
])
const now = '2026-11-20T12:00:00Z'

const answers: [string, () => Response, string][] = [
  [
    '429',
    () => new Response('{"error":{"message":"slow down"}}', { status: 429, headers: { 'retry-after': '120' } }),
    'provider_unavailable',
  ],
  ['500', () => new Response('oops', { status: 500 }), 'provider_unavailable'],
  [
    'a web page',
    () => new Response('<html><body>Sign in</body></html>', { headers: { 'content-type': 'text/html' } }),
    'provider_unavailable',
  ],
  ['half an answer', () => new Response('{"data":[{"id":"ab'), 'provider_unavailable'],
  [
    '401',
    () => Response.json({ type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } }, { status: 401 }),
    'credentials_rejected',
  ],
]

describe('connecting', () => {
  test.each(answers)('a provider that answers %s leaves nothing connected and says so', async (_, answer, code) => {
    const world = await createWorld({ now, provider: anthropic, truth, intercept: answer })
    await expect(world.connect()).rejects.toMatchObject({ code })
    expect(world.state.queue).toEqual([])
    expect(await world.db.prepare('select count(*) as n from connections where workspace_id = ?').bind(world.workspaceId).first('n')).toBe(
      0,
    )
  })

  test('the same account is refused a second time, and the first is named', async () => {
    const world = await createWorld({ now, provider: anthropic, truth })
    const connectionId = await world.connect()
    await expect(world.connect()).rejects.toMatchObject({ code: 'already_connected', extra: { existingConnectionId: connectionId } })
  })

  test('two requests at once connect an account once', async () => {
    const world = await createWorld({ now, provider: anthropic, truth })
    const settled = await Promise.allSettled([world.connect(), world.connect()])
    expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('an account without a name is told apart by its key', async () => {
    const world = await createWorld({
      now,
      provider: openai,
      truth,
      intercept: (request) => (request.url.includes('/projects') ? new Response('{}', { status: 403 }) : undefined),
    })
    await world.connect()
    await expect(world.connect()).rejects.toMatchObject({ code: 'already_connected' })
    await expect(world.connect({ adminKey: 'sk-admin-another-key-of-the-same-shape' })).resolves.toMatch(/^con_/)
  })

  test('what was typed wrongly is named by its field and never repeated', async () => {
    const world = await createWorld({ now, provider: anthropic, truth })
    const attempt = world.connect({ adminKey: 'planted secret with spaces' })
    await expect(attempt).rejects.toMatchObject({ code: 'invalid_input', errors: [{ path: 'credentials.adminKey' }] })
    await expect(attempt.catch((error: unknown) => JSON.stringify(error) + String(error))).resolves.not.toContain('planted')
    expect(world.state.requests).toEqual([])
  })

  test('stored credentials are encrypted and belong to their row alone', async () => {
    const world = await createWorld({ now, provider: anthropic, truth })
    await world.connect()
    const row = await world.db
      .prepare('select credentials, key_version from connections where workspace_id = ?')
      .bind(world.workspaceId)
      .first<{ credentials: string; key_version: string }>()
    for (const value of Object.values(anthropic.demoCredentials)) expect(row?.credentials).not.toContain(value)
    expect(row?.credentials.startsWith(`${row.key_version}.`)).toBe(true)
  })
})

describe('afterwards', () => {
  test('rejected credentials stop the connection until they are replaced, and the gap is read', async () => {
    let rejecting = false
    const world = await createWorld({ now, provider: anthropic, truth, intercept: () => (rejecting ? answers[4]?.[1]() : undefined) })
    const connectionId = await world.connect()
    await world.deliverAll()
    rejecting = true
    world.advance(24)
    await world.cron()
    await world.deliverAll()
    expect(await getAccount(world.newCtx(), world.workspaceId, connectionId)).toMatchObject({ status: 'credentials_rejected' })
    world.advance(24)
    expect(await world.cron()).toEqual({ queued: 0 })
    rejecting = false
    await connect({
      ctx: world.newCtx(),
      actor: world.actor,
      providerId: 'anthropic',
      label: undefined,
      credentials: anthropic.demoCredentials,
      connectionId,
    })
    await world.deliverAll()
    expect(await getAccount(world.newCtx(), world.workspaceId, connectionId)).toMatchObject({ status: 'active' })
  })

  test('a paused connection is not synced and comes back when resumed', async () => {
    const world = await createWorld({ now, provider: anthropic, truth })
    const connectionId = await world.connect()
    await world.deliverAll()
    await changeAccount({ ctx: world.newCtx(), actor: world.actor, connectionId, change: { paused: true } })
    world.advance(48)
    expect(await world.cron()).toEqual({ queued: 0 })
    expect(await getAccount(world.newCtx(), world.workspaceId, connectionId)).toMatchObject({ status: 'paused' })
    await changeAccount({ ctx: world.newCtx(), actor: world.actor, connectionId, change: { paused: false } })
    expect(await world.deliverAll()).toBeGreaterThan(0)
  })

  test('disconnecting keeps the history, and the same account comes back as itself', async () => {
    const world = await createWorld({ now, provider: anthropic, truth })
    const connectionId = await world.connect()
    await world.deliverAll()
    await disconnect({ ctx: world.newCtx(), actor: world.actor, providerId: 'anthropic', connectionId, purge: false })
    const stored = await world.db.prepare('select credentials, state from connections where id = ?').bind(connectionId).first()
    expect(stored).toEqual({ credentials: null, state: 'disconnected' })
    expect(
      await world.db.prepare('select count(*) as n from charges where connection_id = ?').bind(connectionId).first('n'),
    ).toBeGreaterThan(0)
    expect(await world.connect()).toBe(connectionId)
  })

  test('somebody who is only a member cannot change a connection of another', async () => {
    const world = await createWorld({ now, provider: anthropic, truth })
    const connectionId = await world.connect()
    const actor = { ...world.actor, user: { id: 'another', email: 'b@example.com', name: 'B' }, role: 'member' as const }
    await expect(changeAccount({ ctx: world.newCtx(), actor, connectionId, change: { label: 'Mine' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
