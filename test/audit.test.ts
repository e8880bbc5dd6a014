import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../worker/app.ts'
import type { Effects, Env } from '../worker/deps.ts'
import { openBrowser } from './support/browser.ts'
import { fillBody, fillPath, requestInit } from './support/fill.ts'
import { type Operation, isUnsafe, readOperations } from './support/operations.ts'
import { workspaceTables } from './support/schema.ts'
import { type Tenant, type WholeApp, addTenant, demoCredentialsOf, startWhole } from './support/seeded.ts'

const { DB } = env as unknown as Env

let world: WholeApp
let operations: Operation[]
let people = 0

beforeAll(async () => {
  world = startWhole()
  operations = await readOperations(world)
})

/** A workspace alone in the world that the operation can be tried on: nothing is connected where it is the first to connect. */
async function newTenant(operation: Operation): Promise<Tenant> {
  await DB.batch([...workspaceTables, 'users', 'workspaces', 'user_workspaces'].map((table) => DB.prepare(`delete from ${table}`)))
  return addTenant(world, `person-${(people += 1)}@example.com`, operation.path.endsWith('/connect') ? [] : ['openai'])
}

/** The request, in a workspace where nothing else happens. */
function attempt(operation: Operation, tenant: Tenant, browser = tenant.browser): Promise<Response> {
  const values = { ...tenant.values, providerId: 'openai', credentials: demoCredentialsOf('openai') }
  return browser.fetch(
    fillPath(operation, values),
    requestInit(
      operation,
      fillBody(operation, values, (name) => name === 'name' || name === 'label'),
    ),
  )
}

interface Recorded {
  workspace_id: string
  actor_user_id: string | null
  action: string
  subject: string
}

const recordsOf = async (userId: string) =>
  (
    await DB.prepare('select workspace_id, actor_user_id, action, subject from audit_log where actor_user_id = ? order by rowid')
      .bind(userId)
      .all<Recorded>()
  ).results

/** Counters are spent before what they count is done, so that nobody gets more than the plan allows by racing. */
const notChanges = ['audit_log', 'daily_counts']

/** Everything that workspaces hold, as text. */
async function everything(): Promise<string> {
  const tables = workspaceTables.filter((table) => !notChanges.includes(table)).toSorted()
  const results = await DB.batch(tables.map((table) => DB.prepare(`select * from ${table}`)))
  return JSON.stringify(results.map(({ results: rows }) => rows))
}

describe('every route that changes something', () => {
  it('names the action its record carries, or is one of these, which change no workspace', () => {
    expect(
      operations
        .filter((operation) => isUnsafe(operation) && operation.audit === undefined)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'POST /api/auth/callback',
      'POST /api/auth/otp',
      'POST /api/auth/signout',
      'POST /api/auth/verify',
      'POST /api/cron/sync',
      'POST /api/workspaces/{id}/select',
    ])
  })

  it('leaves one record of that action, with who did it', async () => {
    for (const operation of operations.filter(({ audit }) => audit !== undefined)) {
      const tenant = await newTenant(operation)
      const before = await recordsOf(tenant.user.id)
      const answer = await attempt(operation, tenant)
      expect([operation.name, answer.status < 300]).toEqual([operation.name, true])
      const fresh = (await recordsOf(tenant.user.id)).slice(before.length)
      expect(fresh).toEqual([
        expect.objectContaining({ action: operation.audit, actor_user_id: tenant.user.id, subject: expect.stringMatching(/^(con|wsp)_/) }),
      ])
    }
  })

  it('leaves no record when it is refused', async () => {
    for (const operation of operations.filter(({ audit, body }) => audit !== undefined && body !== undefined)) {
      const tenant = await newTenant(operation)
      const before = await recordsOf(tenant.user.id)
      await tenant.browser.fetch(fillPath(operation, tenant.values), requestInit(operation, { surplus: true }))
      expect(await recordsOf(tenant.user.id)).toEqual(before)
    }
  })
})

describe('a record and what it is of', () => {
  it('are both there or neither, whichever write to the database is the last', async () => {
    for (const operation of operations.filter(({ audit }) => audit !== undefined)) {
      for (let writes = 0; writes < 20; writes += 1) {
        const tenant = await newTenant(operation)
        const [before, records] = [await everything(), await recordsOf(tenant.user.id)]
        const { effects, hasDied } = dyingAfter(writes)
        await attempt(operation, tenant, openBrowser(createApp({ effects }), world.bindings, new Map(tenant.browser.cookies)))
        const [changed, recorded] = [(await everything()) !== before, (await recordsOf(tenant.user.id)).length > records.length]
        expect([operation.name, writes, changed]).toEqual([operation.name, writes, recorded])
        if (!hasDied()) break
      }
    }
  })
})

/** The world's effects, where the database is lost with its nth write: what it wrote stays, and nobody is told. */
function dyingAfter(nth: number): { effects: Effects; hasDied: () => boolean } {
  let [writes, died] = [0, false]
  const pass: Effects['pass'] = async (kind, what, run) => {
    if (kind !== 'db' || /^\s*(select|with)\b/i.test(what)) return world.effects.pass(kind, what, run)
    writes += 1
    if (writes < nth) return run()
    if (writes === nth) await run()
    died = true
    throw new Error('the database is gone')
  }
  return { effects: { ...world.effects, pass }, hasDied: () => died }
}
