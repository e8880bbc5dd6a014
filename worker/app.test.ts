import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { openBrowser } from '../test/support/browser.ts'
import { signIn, startApp } from '../test/support/session.ts'
import journal from '../migrations/meta/_journal.json' with { type: 'json' }
import type { Env } from './deps.ts'
import { expectedMigration } from './platform/schema-version.ts'

const bindings = env as unknown as Env & { TEST_MIGRATIONS: { name: string }[] }

describe('every answer', () => {
  it('carries a request id of our own, whatever the caller sent', async () => {
    const browser = startApp().openBrowser()
    for (const path of ['/api/health', '/api/nothing', '/api/workspaces']) {
      const answer = await browser.fetch(path, { headers: { 'X-Request-Id': 'req_mine' } })
      expect(answer.headers.get('x-request-id')).toMatch(/^req_[0-9A-Z]{26}$/)
    }
  })

  it('is kept by nobody and framed by nobody', async () => {
    const { headers } = await startApp().openBrowser().fetch('/api/health')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.has('access-control-allow-origin')).toBe(false)
  })

  it('is a problem document when there is no such route', async () => {
    const answer = await startApp().openBrowser().fetch('/api/nothing')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(await answer.json()).toMatchObject({ code: 'not_found', status: 404, requestId: answer.headers.get('x-request-id') })
  })

  it('says nothing of the inside when something breaks, and logs where', async () => {
    const world = startApp({ variables: { SIGN_IN_LIMIT: { limit: () => Promise.reject(new Error('secret inside: sk-123')) } } })
    const answer = await world.openBrowser().fetch('/api/auth/otp', { json: { email: 'ann@example.com' } })
    expect(answer.status).toBe(500)
    const { requestId, ...problem } = await answer.json<Record<string, unknown>>()
    expect(problem).toEqual({
      type: 'https://outlay.dev/problems/internal',
      title: 'Something went wrong on our side',
      status: 500,
      code: 'internal',
    })
    const [line] = world.log.map((text) => JSON.parse(text) as Record<string, unknown>)
    expect(line).toMatchObject({ level: 'error', requestId, code: 'internal', error: 'Error', path: '/api/auth/otp' })
    expect(world.log.join()).not.toContain('sk-123')
  })

  it('takes a page load of the sign-in routes to the sign-in page', async () => {
    const answer = await startApp()
      .openBrowser()
      .fetch('/api/auth/signin/myspace', { headers: { Accept: 'text/html,*/*' } })
    expect(answer.headers.get('location')).toMatch(/^\/sign-in\?error=/)
  })
})

describe('an unsafe request', () => {
  it('must come from our own pages', async () => {
    const { browser } = await signIn(startApp(), 'origin@example.com')
    const from = (headers: Record<string, string>) => browser.fetch('/api/workspaces', { json: { name: 'A' }, headers })
    expect((await from({ Origin: 'https://evil.example' })).status).toBe(403)
    expect((await from({ Origin: 'null' })).status).toBe(403)
    expect((await from({ Origin: 'https://outlay.test.evil.example' })).status).toBe(403)
    expect((await from({ Origin: 'https://outlay.test' })).status).toBe(201)
  })

  it('names its origin when it carries cookies', async () => {
    const world = startApp()
    const { browser } = await signIn(world, 'origin@example.com')
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request('https://outlay.test/api/auth/signout', { method: 'POST', headers: { Cookie: cookie } })
    expect((await world.app.fetch(request, world.bindings)).status).toBe(403)
    expect((await browser.fetch('/api/auth/session')).status).toBe(200)
  })

  it('is JSON when it has a body', async () => {
    const browser = startApp().openBrowser()
    const send = (type: string, body: string) => browser.fetch('/api/auth/otp', { method: 'POST', headers: { 'Content-Type': type }, body })
    expect((await send('text/plain', '{"email":"ann@example.com"}')).status).toBe(415)
    expect((await send('application/x-www-form-urlencoded', 'email=ann@example.com')).status).toBe(415)
    expect((await send('application/json; charset=utf-8', '{"email":"ann@example.com"}')).status).toBe(202)
    expect(await (await send('application/json', '{"email":')).json()).toMatchObject({ status: 400, code: 'malformed' })
    expect((await browser.fetch('/api/auth/otp', { method: 'POST' })).status).toBe(400)
  })

  it('holds at most 256 KiB, and a webhook a mebibyte', async () => {
    const browser = startApp().openBrowser()
    const status = async (path: string, bytes: number) => (await browser.fetch(path, { json: 'x'.repeat(bytes - 2) })).status
    expect(await status('/api/workspaces', 256 * 1024)).toBe(401)
    expect(await status('/api/workspaces', 256 * 1024 + 1)).toBe(413)
    expect(await status('/api/webhooks', 1024 * 1024)).toBe(404)
    expect(await status('/api/webhooks', 1024 * 1024 + 1)).toBe(413)
  })
})

describe('the schema', () => {
  it('is expected to be at the newest migration of the folder', () => {
    const names = bindings.TEST_MIGRATIONS.map(({ name }) => name).sort()
    expect(expectedMigration).toBe(names.at(-1))
    expect(journal.entries).toHaveLength(names.length)
  })

  it('stops everything but health while it is older, and nothing once it is current', async () => {
    const [newest] = (
      await bindings.DB.prepare('select * from d1_migrations order by name desc limit 1').all<{ id: number; name: string }>()
    ).results
    const world = startApp()
    const browser = world.openBrowser()
    await bindings.DB.prepare('delete from d1_migrations where id = ?').bind(newest?.id).run()
    const held = await browser.fetch('/api/workspaces')
    expect([held.status, held.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await held.json()).toMatchObject({ code: 'migrating' })
    expect(await browser.json('/api/health')).toMatchObject({ database: 'reachable', schema: 'behind' })
    await bindings.DB.prepare('insert into d1_migrations (id, name) values (?, ?)').bind(newest?.id, newest?.name).run()
    expect((await browser.fetch('/api/workspaces')).status).toBe(401)
    expect(await browser.json('/api/health')).toMatchObject({ schema: 'current' })
  })

  it('may be newer than the build', async () => {
    await bindings.DB.prepare("insert into d1_migrations (name) values ('9999_later.sql')").run()
    expect((await startApp().openBrowser().fetch('/api/workspaces')).status).toBe(401)
    await bindings.DB.prepare("delete from d1_migrations where name = '9999_later.sql'").run()
  })
})

describe('health', () => {
  it('tells a stranger what works, and nothing else', async () => {
    expect(await startApp().openBrowser().json('/api/health')).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+(\+[0-9a-f]{8})?$/),
      database: 'reachable',
      schema: 'current',
      signIn: 'configured',
      lastDispatchSeconds: null,
      sandboxed: 'all',
    })
  })

  it('tells how long ago syncs were dispatched', async () => {
    const world = startApp()
    const browser = world.openBrowser()
    const run = await browser.fetch('/api/cron/sync', { method: 'POST', headers: { Authorization: 'Bearer cron-secret-of-the-tests' } })
    expect(run.status).toBe(200)
    world.clock.now += 90_000
    expect(await browser.json('/api/health')).toMatchObject({ lastDispatchSeconds: 90 })
  })

  it('is bad when the database does not answer', async () => {
    const failing = { withSession: () => ({ prepare: () => ({ bind: () => ({ all: () => Promise.reject(new Error('gone')) }) }) }) }
    const answer = await startApp({ variables: { DB: failing } })
      .openBrowser()
      .fetch('/api/health')
    expect([answer.status, await answer.json()]).toMatchObject([503, { database: 'unreachable', schema: 'unknown' }])
  })
})

it('a browser reads what it wrote, whichever replica answers', async () => {
  const world = startApp()
  const started: string[] = []
  const watching = { withSession: (start: string) => (started.push(start), bindings.DB.withSession(start)) }
  const { browser } = await signIn({
    ...world,
    openBrowser: (cookies) => openBrowser(world.app, { ...world.bindings, DB: watching as unknown as D1Database }, cookies),
  })
  world.clock.now += 1_000
  await browser.fetch('/api/workspaces', { json: { name: 'Second' } })
  expect(await browser.json('/api/workspaces')).toMatchObject({ items: [{}, { name: 'Second' }] })
  expect(started.at(-2)).toBe('first-primary')
  expect(started.at(-1)).toBe(browser.cookies.get('bookmark'))
  browser.cookies.set('bookmark', 'rubbish')
  await browser.fetch('/api/workspaces')
  expect(started.at(-1)).toBe('first-unconstrained')
})

describe('the API document', () => {
  it('lists every route with the role that it takes', async () => {
    const { paths } = await startApp()
      .openBrowser()
      .json<{ paths: Record<string, Record<string, { 'x-role'?: string }>> }>('/api/openapi.json')
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => `${method} ${path} ${route['x-role']}`),
    )
    expect(listed).toEqual(
      expect.arrayContaining(['get /api/auth/{path} public', 'get /api/auth/session user', 'patch /api/workspaces/{id} admin']),
    )
    const { app } = startApp()
    const served = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    for (const route of served) expect(listed.some((line) => line.startsWith(`${route} `))).toBe(true)
  })
})
