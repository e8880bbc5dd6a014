import { describe, expect, it } from 'vitest'
import { type AppInTest, signIn, startApp } from '../../test/support/session.ts'
import { describeSession } from './session-details.ts'
import type { SessionDetails } from './session-schemas.ts'

type Browser = Awaited<ReturnType<typeof signIn>>['browser']

const signOut = (browser: Browser, scope: string) => browser.fetch('/api/auth/signout', { json: { scope } })
const statusOf = async (browser: Browser) => (await browser.fetch('/api/auth/session')).status
const hour = 3_600_000

/** The same person in two browsers, and somebody else. */
async function threeBrowsers() {
  const world = startApp()
  const { browser: here } = await signIn(world, 'ann@example.com')
  const { browser: there } = await signIn(world, 'ann@example.com')
  const { browser: stranger } = await signIn(world, 'ben@example.com')
  return { world, here, there, stranger }
}

const after = (world: AppInTest, ms: number) => void (world.clock.now += ms)

describe('signing out', () => {
  it('everywhere else leaves this browser signed in, and ends the others once their token is spent', async () => {
    const { world, here, there, stranger } = await threeBrowsers()
    expect((await signOut(here, 'others')).status).toBe(204)
    expect(await statusOf(there)).toBe(200)
    after(world, hour)
    expect([await statusOf(here), await statusOf(there), await statusOf(stranger)]).toEqual([200, 401, 200])
  })

  it('everywhere ends this browser at once and every other of the person, and nobody else', async () => {
    const { world, here, there, stranger } = await threeBrowsers()
    expect((await signOut(here, 'global')).status).toBe(204)
    expect(await statusOf(here)).toBe(401)
    after(world, hour)
    expect([await statusOf(there), await statusOf(stranger)]).toEqual([401, 200])
  })

  it('here leaves the person’s other browsers alone', async () => {
    const { world, here, there } = await threeBrowsers()
    expect((await signOut(here, 'local')).status).toBe(204)
    after(world, hour)
    expect([await statusOf(here), await statusOf(there)]).toEqual([401, 200])
  })

  it.each(['others', 'global'])('of %s renews a token that is about to end, and keeps or drops it as asked', async (scope) => {
    const { world, here, there } = await threeBrowsers()
    after(world, hour - 10_000)
    expect((await signOut(here, scope)).status).toBe(204)
    after(world, hour / 2)
    expect([await statusOf(here), await statusOf(there)]).toEqual([scope === 'global' ? 401 : 200, 401])
  })

  it.each(['others', 'global'])('of %s says so when Supabase does not answer, and stays signed in to try again', async (scope) => {
    let away = false
    const world = startApp({ intercept: () => (away ? new Response('away', { status: 503 }) : undefined) })
    const { browser } = await signIn(world)
    away = true
    const answer = await signOut(browser, scope)
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'sign_in_unavailable' }])
    away = false
    expect(await statusOf(browser)).toBe(200)
  })

  it.each(['others', 'global'])('of %s takes a session, and one that has not ended elsewhere', async (scope) => {
    const { world, here, there } = await threeBrowsers()
    expect((await signOut(world.openBrowser(), scope)).status).toBe(401)
    await signOut(here, 'others')
    expect((await signOut(there, scope)).status).toBe(401)
    after(world, hour)
    expect(await statusOf(here)).toBe(200)
  })

  it('takes no other scope', async () => {
    const { here } = await threeBrowsers()
    expect(await (await signOut(here, 'everywhere')).json()).toMatchObject({ code: 'invalid_input', errors: [{ path: 'scope' }] })
    expect(await statusOf(here)).toBe(200)
  })
})

describe('what is told of a session', () => {
  it('is how it began and when, however often it was renewed since', async () => {
    const world = startApp()
    const since = new Date(world.clock.now).toISOString()
    const { browser } = await signIn(world, 'ann@example.com')
    after(world, 2 * hour)
    const details = await browser.json<SessionDetails>('/api/auth/session/details')
    expect(details).toEqual({
      method: 'email',
      services: [],
      since,
      renewsBy: new Date(world.clock.now + hour).toISOString(),
      tokenMinutes: 60,
      forgottenAt: new Date(world.clock.now + 30 * 24 * hour).toISOString(),
    })
  })

  it('renews once however often one request asks for it', async () => {
    const world = startApp()
    const { browser } = await signIn(world)
    after(world, 2 * hour)
    const answer = await browser.fetch('/api/auth/session/details')
    expect(answer.headers.getSetCookie().filter((cookie) => cookie.includes('auth-token'))).toHaveLength(1)
  })

  it('is nothing where the project’s own tokens do not say', async () => {
    const claims = { amr: ['otp'], app_metadata: null }
    const access_token = `e30.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.x`
    const told = describeSession({ access_token, refresh_token: 'x', token_type: 'bearer', expires_in: 30, expires_at: 1_000 })
    expect(told).toMatchObject({ method: null, services: [], since: null, tokenMinutes: 1 })
  })
})
