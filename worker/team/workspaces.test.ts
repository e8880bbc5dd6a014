import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { openBrowser } from '../../test/support/browser.ts'
import { newestCode, signIn, startApp } from '../../test/support/session.ts'
import { createWorkspace } from './create-workspace.ts'

const database = (env as unknown as { DB: D1Database }).DB
const rows = async (sql: string, ...values: unknown[]) =>
  (
    await database
      .prepare(sql)
      .bind(...values)
      .all()
  ).results

interface Workspace {
  id: string
  name: string
  role: string
  currency: string
  timeZone: string
}

const auditOf = async (id: string) =>
  (await rows('select action, actor_user_id, details from audit_log where workspace_id = ? order by at, id', id)) as Record<
    string,
    string
  >[]

describe('the first sign-in', () => {
  it('makes the person and one workspace of which they are the owner', async () => {
    const { browser, user, workspaceId } = await signIn(startApp(), 'first@example.com')
    expect(await rows('select email, name from users where id = ?', user.id)).toEqual([{ email: 'first@example.com', name: 'first' }])
    expect(await browser.json('/api/workspaces')).toEqual({
      items: [{ id: workspaceId, name: 'first’s workspace', role: 'owner' }],
      nextCursor: null,
    })
    expect(await auditOf(workspaceId)).toMatchObject([{ action: 'workspace.created', actor_user_id: user.id }])
  })

  it('makes one workspace even when it happens twice at once', async () => {
    const world = startApp()
    const email = 'twice@example.com'
    const browsers = [world.openBrowser(), world.openBrowser()]
    const codes: string[] = []
    const other = startApp({ clock: world.clock })
    for (const [index, place] of [world, other].entries()) {
      await openBrowser(place.app, place.bindings).fetch('/api/auth/otp', { json: { email } })
      codes[index] = newestCode(place, email)
    }
    const [one, two] = [browsers[0] ?? world.openBrowser(), other.openBrowser()]
    const answers = await Promise.all([
      one.fetch('/api/auth/verify', { json: { email, code: codes[0] } }),
      two.fetch('/api/auth/verify', { json: { email, code: codes[1] } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { items } = await one.json<{ items: Workspace[] }>('/api/workspaces')
    expect(items).toHaveLength(1)
    expect(await auditOf(items[0]?.id ?? '')).toHaveLength(1)
  })

  it('is finished later when it broke off before the workspace could be found', async () => {
    const world = startApp()
    const { browser, user, workspaceId } = await signIn(world, 'broken@example.com')
    await database.batch([
      database.prepare('delete from user_workspaces where user_id = ?').bind(user.id),
      database.prepare('delete from workspaces where id = ?').bind(workspaceId),
    ])
    browser.cookies.delete('workspace')
    expect(await browser.json('/api/auth/session')).toMatchObject({ workspace: { id: workspaceId }, workspaces: [{ id: workspaceId }] })
  })

  it('keeps the address of a person who changed it in step', async () => {
    const world = startApp()
    const { user, workspaceId } = await signIn(world, 'moves@example.com')
    await rows('update users set email = ? where id = ?', 'old@example.com', user.id)
    await rows('update members set email = ? where user_id = ?', 'old@example.com', user.id)
    await signIn(world, 'moves@example.com')
    expect(await rows('select email from members where workspace_id = ?', workspaceId)).toEqual([{ email: 'moves@example.com' }])
  })
})

describe('a workspace', () => {
  it('is created with its name, currency and time zone, and recorded', async () => {
    const { browser, user } = await signIn(startApp(), 'creator@example.com')
    const made = await browser.fetch('/api/workspaces', { json: { name: '  Client A ', currency: 'EUR', timeZone: 'Europe/Berlin' } })
    expect(made.status).toBe(201)
    const workspace = await made.json<Workspace>()
    expect(workspace).toMatchObject({ name: 'Client A', role: 'owner', currency: 'EUR', timeZone: 'Europe/Berlin', plan: 'self_hosted' })
    expect(await auditOf(workspace.id)).toMatchObject([{ action: 'workspace.created', actor_user_id: user.id }])
  })

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['currency', { name: 'A', currency: 'EURO' }],
    ['currency', { name: 'A', currency: 'ABC' }],
    ['timeZone', { name: 'A', timeZone: 'Mars/Olympus' }],
    ['timeZone', { name: 'A', timeZone: '+02:00' }],
    ['timeZone', { name: 'A', timeZone: '2020-01-01T00:00Z[Europe/Paris]' }],
  ])('is refused with the field %s of %j named', async (path, json) => {
    const { browser } = await signIn(startApp(), 'creator@example.com')
    expect(await browser.json('/api/workspaces', { json })).toMatchObject({ status: 400, code: 'invalid_input', errors: [{ path }] })
  })

  it('refuses a field that it does not know', async () => {
    const { browser } = await signIn(startApp(), 'creator@example.com')
    expect((await browser.fetch('/api/workspaces', { json: { name: 'A', plan: 'team' } })).status).toBe(400)
  })

  it('is renamed everywhere, with what changed in its record and every kept answer outdated', async () => {
    const world = startApp()
    const { browser, workspaceId } = await signIn(world, 'renamer@example.com')
    world.clock.now += 1_000
    const changed = await browser.json(`/api/workspaces/${workspaceId}`, {
      method: 'PATCH',
      json: { name: 'Acme', timeZone: 'Asia/Tokyo' },
    })
    expect(changed).toMatchObject({ id: workspaceId, name: 'Acme', currency: 'USD', timeZone: 'Asia/Tokyo' })
    expect(await browser.json('/api/workspaces')).toMatchObject({ items: [{ name: 'Acme' }] })
    expect((await auditOf(workspaceId)).at(-1)).toMatchObject({
      action: 'workspace.updated',
      details: '{"name":"Acme","timeZone":"Asia/Tokyo"}',
    })
    expect(await rows('select data_version from workspace_profile where workspace_id = ?', workspaceId)).toEqual([{ data_version: 1 }])
  })

  it('is changed by an admin, and not by a member', async () => {
    const { browser, user, workspaceId } = await signIn(startApp(), 'demoted@example.com')
    const rename = () => browser.fetch(`/api/workspaces/${workspaceId}`, { method: 'PATCH', json: { name: 'Acme' } })
    const become = (role: string) => rows('update members set role = ? where workspace_id = ? and user_id = ?', role, workspaceId, user.id)
    await become('member')
    expect((await rename()).status).toBe(403)
    await become('admin')
    expect((await rename()).status).toBe(200)
  })

  it('is listed in pages, oldest first', async () => {
    const world = startApp()
    const { browser } = await signIn(world, 'many@example.com')
    for (const name of ['B', 'C', 'D']) {
      world.clock.now += 1_000
      await browser.fetch('/api/workspaces', { json: { name } })
    }
    const names: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: Workspace[]; nextCursor: string | null } = await browser.json(
        `/api/workspaces?limit=2${cursor && `&cursor=${cursor}`}`,
      )
      names.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor
    }
    expect(names).toEqual(['many’s workspace', 'B', 'C', 'D'])
    expect((await browser.fetch('/api/workspaces?cursor=rubbish')).status).toBe(400)
  })
})

describe('the current workspace', () => {
  it('is the header’s, else the browser’s choice, else the first', async () => {
    const world = startApp()
    const { browser, workspaceId } = await signIn(world, 'chooser@example.com')
    world.clock.now += 1_000
    const second = await browser.json<Workspace>('/api/workspaces', { json: { name: 'Second' } })
    const current = async (headers = {}) => (await browser.json<{ workspace: Workspace }>('/api/auth/session', { headers })).workspace.id
    expect(await current()).toBe(workspaceId)
    expect(await browser.json(`/api/workspaces/${second.id}/select`, { method: 'POST' })).toMatchObject({ id: second.id })
    expect(await current()).toBe(second.id)
    expect(await current({ 'X-Outlay-Workspace': workspaceId })).toBe(workspaceId)
    expect(await current()).toBe(second.id)
    browser.cookies.delete('workspace')
    expect(await current()).toBe(workspaceId)
  })

  it('is chosen anew when the browser’s choice is gone', async () => {
    const { browser, user, workspaceId } = await signIn(startApp(), 'leaver@example.com')
    const second = await browser.json<Workspace>('/api/workspaces', { json: { name: 'Second' } })
    await browser.fetch(`/api/workspaces/${second.id}/select`, { method: 'POST' })
    await database.batch([
      database.prepare('delete from members where workspace_id = ? and user_id = ?').bind(second.id, user.id),
      database.prepare('delete from user_workspaces where workspace_id = ? and user_id = ?').bind(second.id, user.id),
    ])
    expect(await browser.json('/api/auth/session')).toMatchObject({ workspace: { id: workspaceId } })
    expect(browser.cookies.get('workspace')).toBe(workspaceId)
  })
})

describe('another’s workspace', () => {
  it('cannot be told from one that does not exist', async () => {
    const world = startApp()
    const theirs = await signIn(world, 'owner@example.com')
    const { browser, workspaceId } = await signIn(world, 'stranger@example.com')
    const told = async (id: string) => {
      const changed = await browser.json(`/api/workspaces/${id}`, { method: 'PATCH', json: { name: 'Mine now' } })
      const selected = await browser.json(`/api/workspaces/${id}/select`, { method: 'POST' })
      return [changed, selected].map((problem) => ({ ...problem, requestId: undefined }))
    }
    expect(await told(theirs.workspaceId)).toMatchObject([{ status: 404 }, { status: 404 }])
    expect(await told(theirs.workspaceId)).toEqual(await told('wsp_nothing'))
    expect(await rows('select name from workspace_profile where workspace_id = ?', theirs.workspaceId)).toEqual([
      { name: 'owner’s workspace' },
    ])
    const listed = await browser.json<{ items: Workspace[] }>('/api/workspaces')
    expect(listed.items.map(({ id }) => id)).toEqual([workspaceId])
    const session = await browser.json('/api/auth/session', { headers: { 'X-Outlay-Workspace': theirs.workspaceId } })
    expect(session).toMatchObject({ workspace: { id: workspaceId } })
  })

  it('is closed to whoever has no session', async () => {
    const world = startApp()
    const { workspaceId } = await signIn(world, 'owner@example.com')
    const nobody = world.openBrowser()
    expect((await nobody.fetch('/api/workspaces')).status).toBe(401)
    expect((await nobody.fetch('/api/workspaces', { json: { name: 'A' } })).status).toBe(401)
    expect((await nobody.fetch(`/api/workspaces/${workspaceId}`, { method: 'PATCH', json: { name: 'A' } })).status).toBe(401)
    expect((await nobody.fetch(`/api/workspaces/${workspaceId}/select`, { method: 'POST' })).status).toBe(401)
  })
})

it('creating a workspace again with the same id changes nothing', async () => {
  const world = startApp()
  const { user } = await signIn(world, 'again@example.com')
  const input = { ctx: world.ctx(), user, name: 'Once', currency: 'USD', timeZone: 'UTC', id: 'wsp_once' }
  expect([await createWorkspace(input), await createWorkspace({ ...input, name: 'Twice' })]).toEqual(['wsp_once', 'wsp_once'])
  expect(await rows("select name from workspace_profile where workspace_id = 'wsp_once'")).toEqual([{ name: 'Once' }])
  expect(await auditOf('wsp_once')).toHaveLength(1)
})
