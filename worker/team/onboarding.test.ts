import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { type SignedIn, signIn, startApp } from '../../test/support/session.ts'

const database = (env as unknown as { DB: D1Database }).DB

const change = ({ browser, workspaceId }: SignedIn, json: object) =>
  browser.fetch(`/api/workspaces/${workspaceId}`, { method: 'PATCH', json })

const current = async ({ browser }: SignedIn) =>
  (await browser.json<{ workspace: { onboarding: string; budgetDraft: unknown } }>('/api/auth/session')).workspace

const actionsOf = async ({ workspaceId }: SignedIn) =>
  (
    await database
      .prepare('select action, details from audit_log where workspace_id = ? order by at, id')
      .bind(workspaceId)
      .all<{ action: string; details: string }>()
  ).results

describe('setting up', () => {
  it('begins with the name in a person’s first workspace, and is over in one that they make later', async () => {
    const person = await signIn(startApp(), 'beginner@example.com')
    expect(await current(person)).toMatchObject({ onboarding: 'name', budgetDraft: null })
    expect(await person.browser.json('/api/workspaces', { json: { name: 'Client' } })).toMatchObject({ onboarding: 'done' })
  })

  it('goes on where it was in another browser, each step with its record', async () => {
    const world = startApp()
    const person = await signIn(world, 'mover@example.com')
    world.clock.now += 1_000
    expect((await change(person, { name: 'Acme', onboarding: 'connect' })).status).toBe(200)
    expect(await current(await signIn(world, 'mover@example.com'))).toMatchObject({ name: 'Acme', onboarding: 'connect' })
    expect((await actionsOf(person)).at(-1)).toEqual({
      action: 'workspace.updated',
      details: '{"name":"Acme","onboarding":"connect"}',
    })
  })

  it('never starts again once it is done', async () => {
    const person = await signIn(startApp(), 'finisher@example.com')
    await change(person, { onboarding: 'done' })
    const answer = await (await change(person, { onboarding: 'connect' })).json<{ onboarding: string }>()
    expect(answer.onboarding).toBe('done')
    expect((await current(person)).onboarding).toBe('done')
  })

  it('is for owners and admins', async () => {
    const person = await signIn(startApp(), 'guest@example.com')
    await database.prepare("update members set role = 'member' where workspace_id = ?").bind(person.workspaceId).run()
    expect((await change(person, { onboarding: 'done' })).status).toBe(403)
    expect((await change(person, { budgetDraft: { amount: '5', currency: 'USD' } })).status).toBe(403)
    expect(await current(person)).toMatchObject({ onboarding: 'name', budgetDraft: null })
  })
})

describe('a budget kept as a draft', () => {
  it('is kept to the micro-unit in its own currency, recorded, and forgotten on request', async () => {
    const world = startApp()
    const person = await signIn(world, 'saver@example.com')
    world.clock.now += 1_000
    await change(person, { budgetDraft: { amount: '999999999.123456', currency: 'EUR' }, onboarding: 'done' })
    expect(await current(person)).toMatchObject({ onboarding: 'done', budgetDraft: { amount: '999999999.123456', currency: 'EUR' } })
    expect((await actionsOf(person)).at(-1)?.details).toContain('"amount":"999999999.123456"')
    await change(person, { name: 'Renamed' })
    expect((await current(person)).budgetDraft).toMatchObject({ amount: '999999999.123456' })
    await change(person, { budgetDraft: null })
    expect((await current(person)).budgetDraft).toBeNull()
  })

  it.each(['0', '0.000', '-5', '1e3', '5.1234567', '1000000000', 'NaN', ''])('of %j is refused', async (amount) => {
    const person = await signIn(startApp(), 'careful@example.com')
    const answer = await change(person, { budgetDraft: { amount, currency: 'USD' } })
    expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid_input', errors: [{ path: 'budgetDraft.amount' }] })
  })
})
