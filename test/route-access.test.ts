import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Env } from '../worker/deps.ts'
import { fillBody, fillPath, requestInit } from './support/fill.ts'
import { type Operation, isOfWorkspace, isUnsafe, needsSession, readOperations, rolesBelow } from './support/operations.ts'
import { type Tenant, type WholeApp, addTenant, startWhole } from './support/seeded.ts'

const { DB } = env as unknown as Env

let world: WholeApp
let operations: Operation[]
let ann: Tenant
let ben: Tenant

beforeAll(async () => {
  world = startWhole()
  operations = await readOperations(world)
  ann = await addTenant(world, 'ann@example.com')
  ben = await addTenant(world, 'ben@example.com')
})

interface Told {
  route: string
  status: number
  code: string | undefined
}

/** Calls a route as somebody, and tells what it answered. */
async function call(
  operation: Operation,
  browser: Tenant['browser'],
  values = ann.values,
  headers: Record<string, string> = {},
  optional?: (name: string) => boolean,
): Promise<Told> {
  const answer = await browser.fetch(fillPath(operation, values), requestInit(operation, fillBody(operation, values, optional), headers))
  const { code } = (answer.headers.get('content-type') ?? '').includes('json') ? await answer.json<{ code?: string }>() : {}
  return { route: operation.name, status: answer.status, code }
}

const all = (list: readonly Operation[], tell: (operation: Operation) => Promise<Told>) => Promise.all(list.map(tell))
const everyRoute = (list: readonly Operation[], status: number, code: string) => list.map(({ name }) => ({ route: name, status, code }))

async function setMember(column: 'role' | 'plan', value: string): Promise<void> {
  const table = column === 'role' ? 'members' : 'workspace_profile'
  await DB.prepare(`update ${table} set ${column} = ? where workspace_id = ?`).bind(value, ann.workspaceId).run()
}

describe('the routes of the app', () => {
  it('are those of the API document, one for one', () => {
    const served = world.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect([...new Set(served)].sort()).toEqual(operations.map(({ name }) => name).sort())
  })

  it('are open without a session, or by a secret of their own, only where this list says so', () => {
    expect(
      operations
        .filter((operation) => !needsSession(operation))
        .map(({ role, name }) => `${role}: ${name}`)
        .sort(),
    ).toEqual([
      'public: GET /api/auth/callback',
      'public: GET /api/auth/signin/{provider}',
      'public: GET /api/auth/{path}',
      'public: GET /api/health',
      'public: GET /api/openapi.json',
      'public: POST /api/auth/callback',
      'public: POST /api/auth/otp',
      'public: POST /api/auth/signout',
      'public: POST /api/auth/verify',
      'secret: POST /api/cron/sync',
    ])
  })

  it('answer 401 to somebody without a session', async () => {
    const guarded = operations.filter(({ role }) => role !== 'public')
    expect(await all(guarded, (operation) => call(operation, world.openBrowser()))).toEqual(everyRoute(guarded, 401, 'unauthenticated'))
  })

  it('take no request that changes something from another site, nor one with cookies that names no site', async () => {
    const unsafe = operations.filter((operation) => isUnsafe(operation) && operation.role !== 'secret')
    expect(await all(unsafe, (operation) => call(operation, ann.browser, ann.values, { Origin: 'https://evil.example' }))).toEqual(
      everyRoute(unsafe, 403, 'origin_refused'),
    )
    const cookie = [...ann.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const operation of unsafe) {
      const request = new Request(`https://outlay.test${fillPath(operation, ann.values)}`, {
        method: operation.method,
        headers: { Cookie: cookie },
      })
      expect([operation.name, (await world.app.fetch(request, world.bindings)).status]).toEqual([operation.name, 403])
    }
  })
})

describe('another tenant’s', () => {
  it('workspace is unknown to whoever is no member, by header, cookie or path', async () => {
    const ofWorkspace = operations.filter(isOfWorkspace)
    const missing = everyRoute(ofWorkspace, 404, 'not_found')
    expect(
      await all(ofWorkspace, (operation) => call(operation, ben.browser, ann.values, { 'X-Outlay-Workspace': ann.workspaceId })),
    ).toEqual(missing)
    const astray = world.openBrowser(new Map(ben.browser.cookies).set('workspace', ann.workspaceId))
    expect(await all(ofWorkspace, (operation) => call(operation, astray))).toEqual(missing)
    expect(
      await all(ofWorkspace, (operation) =>
        call(operation, ann.browser, { ...ann.values, workspaceId: 'wsp_unknown' }, { 'X-Outlay-Workspace': 'wsp_unknown' }),
      ),
    ).toEqual(missing)
  })

  it('connection is unknown, wherever a route takes its id', async () => {
    const takes = (operation: Operation) =>
      operation.parameters.some(({ name }) => name === 'connectionId') || operation.body?.properties?.['connectionId'] !== undefined
    const found = operations.filter(takes)
    expect(found.length).toBeGreaterThanOrEqual(6)
    for (const operation of found) {
      const values = { ...ben.values, connectionId: ann.values.connectionId }
      const inQuery = operation.parameters.some((one) => one.in === 'query' && one.name === 'connectionId')
      const path = `${fillPath(operation, values)}${inQuery ? `?connectionId=${values.connectionId}` : ''}`
      const body = fillBody(operation, values, (name) => name === 'connectionId')
      const answer = await ben.browser.fetch(path, requestInit(operation, body))
      expect([operation.name, answer.status, (await answer.json<{ code: string }>()).code]).toEqual([operation.name, 404, 'not_found'])
    }
  })

  it('workspace never shows in what a person is told of their own', async () => {
    for (const operation of operations.filter(({ role, method }) => role === 'user' && method === 'GET')) {
      const answer = await ben.browser.fetch(fillPath(operation, ben.values), { headers: { 'X-Outlay-Workspace': ann.workspaceId } })
      expect(await answer.text()).not.toContain(ann.workspaceId)
    }
  })
})

describe('a member', () => {
  it('is refused whatever takes more than their role', async () => {
    for (const role of ['viewer', 'member', 'admin']) {
      await setMember('role', role)
      const tooHigh = operations.filter((operation) => isOfWorkspace(operation) && rolesBelow(operation).includes(role))
      expect(await all(tooHigh, (operation) => call(operation, ann.browser))).toEqual(everyRoute(tooHigh, 403, 'forbidden'))
    }
    await setMember('role', 'owner')
  })

  it('with just the least role is not turned away', async () => {
    for (const operation of operations.filter(isOfWorkspace)) {
      await setMember('role', operation.role)
      const answer = await ann.browser.fetch(fillPath(operation, ann.values), requestInit(operation, operation.body && { unknown: 1 }))
      expect([operation.name, answer.status < 300 || answer.status === 400]).toEqual([operation.name, true])
    }
    await setMember('role', 'owner')
  })

  it('of a plan without a capability is told so by every route that needs one', async () => {
    const paid = operations.filter(({ entitlement }) => entitlement !== undefined)
    expect(paid.length).toBeGreaterThan(0)
    await setMember('plan', 'none')
    expect(await all(paid, (operation) => call(operation, ann.browser))).toEqual(everyRoute(paid, 402, 'plan_limit'))
    await setMember('plan', 'self_hosted')
  })
})
