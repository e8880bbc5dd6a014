import { describe, expect, it } from 'vitest'
import { newestCode, signIn, startApp } from '../../test/support/session.ts'
import { site } from '../../test/support/browser.ts'

type World = ReturnType<typeof startApp>

/** Presses the one button of the sandbox's consent page; answers where the browser is sent back to. */
async function consent(world: World, authorizeUrl: string, press = '<input type="hidden" name="state" value="') {
  const page = await (await world.sandbox.fetch(new Request(authorizeUrl))).text()
  const state = page.split(press)[1]?.split('"')[0] ?? ''
  const sent = await world.sandbox.fetch(
    new Request(`http://sandbox.test/demo.supabase.co/auth/v1/callback?state=${state}`, { redirect: 'manual' }),
  )
  return pathOf(sent)
}

const pathOf = (response: Response) => {
  const url = new URL(response.headers.get('location') ?? '', site)
  return url.origin === site ? `${url.pathname}${url.search}` : url.toString()
}

const errorOf = (response: Response) => new URL(response.headers.get('location') ?? '', site).searchParams.get('error')

describe('OAuth', () => {
  it('signs in by a code and its verifier, and lands on the page that was wanted', async () => {
    const world = startApp()
    const browser = world.openBrowser()
    const begun = await browser.fetch('/api/auth/signin/github?next=/alerts%3Fstate%3Dopen')
    expect(begun.status).toBe(302)
    const back = await consent(world, begun.headers.get('location') ?? '')
    const landed = await browser.fetch(back)
    expect(pathOf(landed)).toBe('/alerts?state=open')
    expect(await browser.json('/api/auth/session')).toMatchObject({
      user: { email: 'demo@outlay.test', name: 'Demo Person' },
      role: 'owner',
    })
  })

  it('keeps every cookie out of scripts and away from other sites', async () => {
    const world = startApp()
    const browser = world.openBrowser()
    const begun = await browser.fetch('/api/auth/signin/google')
    const landed = await browser.fetch(await consent(world, begun.headers.get('location') ?? ''))
    const set = [...begun.headers.getSetCookie(), ...landed.headers.getSetCookie()]
    expect(set.length).toBeGreaterThan(3)
    for (const cookie of set) expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('leaves out Secure on a developer’s own machine only', async () => {
    const world = startApp({ variables: { APP_ORIGIN: '' } })
    const cookiesAt = async (origin: string) =>
      (await world.app.fetch(new Request(`${origin}/api/auth/signin/google`), world.bindings)).headers.getSetCookie().join()
    expect(await cookiesAt('http://localhost:8787')).not.toContain('Secure')
    expect(await cookiesAt('http://outlay.example')).toContain('Secure')
  })

  it('refuses a code without the verifier of the same browser', async () => {
    const world = startApp()
    const begun = await world.openBrowser().fetch('/api/auth/signin/google')
    const stranger = world.openBrowser()
    const landed = await stranger.fetch(await consent(world, begun.headers.get('location') ?? ''))
    expect(errorOf(landed)).toBe('other_browser')
    expect((await stranger.fetch('/api/auth/session')).status).toBe(401)
  })

  it('refuses a code with the verifier of another sign-in', async () => {
    const world = startApp()
    const begun = await world.openBrowser().fetch('/api/auth/signin/google')
    const stranger = world.openBrowser()
    await stranger.fetch('/api/auth/signin/google')
    const landed = await stranger.fetch(await consent(world, begun.headers.get('location') ?? ''))
    expect(errorOf(landed)).toBe('other_browser')
    expect((await stranger.fetch('/api/auth/session')).status).toBe(401)
  })

  it('takes a verifier and a code once', async () => {
    const world = startApp()
    const browser = world.openBrowser()
    const begun = await browser.fetch('/api/auth/signin/google')
    const before = new Map(browser.cookies)
    const back = await consent(world, begun.headers.get('location') ?? '')
    await browser.fetch(back)
    expect([...browser.cookies.keys()].some((name) => name.includes('verifier'))).toBe(false)
    const replayed = await world.openBrowser(before).fetch(back)
    expect(errorOf(replayed)).toBe('took_too_long')
  })

  it('comes back with a code of our own for what the provider refused, and none of its words', async () => {
    const world = startApp()
    const landed = await world.openBrowser().fetch('/api/auth/callback?error=access_denied&error_description=Call+0900-evil')
    expect(pathOf(landed)).toBe('/sign-in?error=cancelled')
  })

  it('names what a person can do about an address that the provider has not confirmed', async () => {
    const back = '/api/auth/callback?error=access_denied&error_code=provider_email_needs_verification&error_description=x'
    expect(errorOf(await startApp().openBrowser().fetch(back))).toBe('unconfirmed')
  })

  it('does not send anybody to a provider that the project has not switched on', async () => {
    const world = startApp({ sandbox: { supabase: { oauth: ['github'] } } })
    const browser = world.openBrowser()
    const refused = await browser.fetch('/api/auth/signin/google')
    expect([pathOf(refused).split('?')[0], errorOf(refused)]).toEqual(['/sign-in', 'switched_off'])
    expect((await browser.fetch('/api/auth/signin/github')).headers.get('location')).toContain('/auth/v1/authorize?')
  })

  it('leaves it to the project where that does not say what is switched on', async () => {
    const world = startApp({
      intercept: (request) =>
        request.url.endsWith('/settings') ? Response.json({ code: 404, error_code: 'not_found', msg: 'x' }, { status: 404 }) : undefined,
    })
    expect((await world.openBrowser().fetch('/api/auth/signin/google')).headers.get('location')).toContain('/auth/v1/authorize?')
  })

  it('knows no reason that is only a word of the language', async () => {
    expect(errorOf(await startApp().openBrowser().fetch('/api/auth/callback?error=constructor'))).toBe('failed')
  })

  it('asks for a provider that exists', async () => {
    const world = startApp()
    expect((await world.openBrowser().fetch('/api/auth/signin/myspace')).status).toBe(400)
  })
})

describe('email', () => {
  it('signs in by the code of the mail, once', async () => {
    const world = startApp()
    const browser = world.openBrowser()
    const json = { email: 'Ann@Example.com', next: '/thresholds' }
    expect((await browser.fetch('/api/auth/otp', { json })).status).toBe(202)
    const code = newestCode(world, 'ann@example.com')
    expect(await browser.json('/api/auth/verify', { json: { email: 'ann@example.com', code } })).toEqual({ next: '/thresholds' })
    expect(await browser.json('/api/auth/session')).toMatchObject({ user: { email: 'ann@example.com' } })
    const again = await world.openBrowser().json('/api/auth/verify', { json: { email: 'ann@example.com', code } })
    expect(again).toMatchObject({ code: 'invalid_input', errors: [{ path: 'code' }] })
  })

  it('signs in by the default link in the browser that asked for it', async () => {
    const world = startApp()
    const browser = world.openBrowser()
    await browser.fetch('/api/auth/otp', { json: { email: 'ann@example.com' } })
    const [link = ''] = world.sandbox.inbox.mails('ann@example.com')[0]?.links ?? []
    const sent = await world.sandbox.fetch(new Request(link.replace('https://', 'http://sandbox.test/'), { redirect: 'manual' }))
    expect(pathOf(await browser.fetch(pathOf(sent)))).toBe('/')
    expect((await browser.fetch('/api/auth/session')).status).toBe(200)
  })

  it('does not use a link up until a person presses the button', async () => {
    const world = startApp()
    await world.openBrowser().fetch('/api/auth/otp', { json: { email: 'ann@example.com' } })
    const link = new URL(world.sandbox.inbox.mails('ann@example.com')[0]?.links[1] ?? '')
    const scanner = await world.openBrowser().fetch(`${link.pathname}${link.search}`)
    expect(await scanner.text()).toContain('<form method="post"')
    const phone = world.openBrowser()
    const page = await (await phone.fetch(`${link.pathname}${link.search}`)).text()
    const action = /action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const pressed = await phone.fetch(action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: '',
    })
    expect([pressed.status, pathOf(pressed)]).toEqual([303, '/'])
    expect(await phone.json('/api/auth/session')).toMatchObject({ user: { email: 'ann@example.com' } })
    expect(errorOf(await phone.fetch(action, { method: 'POST' }))).toBe('link_gone')
  })

  it('says of a link without its token that it has expired', async () => {
    const pressed = await startApp().openBrowser().fetch('/api/auth/callback?token_hash=&type=email', { method: 'POST' })
    expect(errorOf(pressed)).toBe('link_gone')
  })

  it('lets no page of another site press the button', async () => {
    const world = startApp()
    const refused = await world
      .openBrowser()
      .fetch('/api/auth/callback?token_hash=x&type=email', { method: 'POST', headers: { Origin: 'https://evil.example' } })
    expect(refused.status).toBe(403)
  })

  it('points at the field of an address that is none', async () => {
    const answer = await startApp()
      .openBrowser()
      .json('/api/auth/otp', { json: { email: 'ann' } })
    expect(answer).toMatchObject({ status: 400, code: 'invalid_input', errors: [{ path: 'email' }] })
  })

  it('passes on that mails are sent too often', async () => {
    const world = startApp({
      intercept: () => Response.json({ code: 429, error_code: 'over_email_send_rate_limit', msg: 'x' }, { status: 429 }),
    })
    const answer = await world.openBrowser().fetch('/api/auth/otp', { json: { email: 'ann@example.com' } })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60'])
  })

  it('says that the sign-in service is away', async () => {
    const world = startApp({ intercept: () => new Response('<html>bad gateway', { status: 502 }) })
    expect(await world.openBrowser().json('/api/auth/otp', { json: { email: 'ann@example.com' } })).toMatchObject({
      code: 'sign_in_unavailable',
    })
  })
})

describe('limits and absence', () => {
  it('takes no verdict on a person from a gateway that does not know the project’s key, and tells the operator', async () => {
    const world = startApp({ intercept: () => Response.json({ message: 'Invalid API key' }, { status: 401 }) })
    const answer = await world.openBrowser().json('/api/auth/otp', { json: { email: 'ann@example.com' } })
    expect(answer).toMatchObject({ status: 503, code: 'sign_in_unavailable' })
    expect(world.log.some((line) => line.includes('gateway refused'))).toBe(true)
  })

  it('stops a guesser after some attempts a minute', async () => {
    const world = startApp({ variables: { SIGN_IN_LIMIT: { limit: async () => ({ success: false }) } } })
    const browser = world.openBrowser()
    for (const [path, json] of [
      ['/api/auth/signin/google', undefined],
      ['/api/auth/otp', { email: 'ann@example.com' }],
      ['/api/auth/verify', { email: 'ann@example.com', code: '123456' }],
    ] as const) {
      expect((await browser.fetch(path, json ? { json } : {})).status).toBe(429)
    }
    expect(world.outbound).toEqual([])
  })

  it('stays shut, and says what to set, while Supabase is not configured', async () => {
    const world = startApp({ variables: { SUPABASE_URL: '' } })
    const browser = world.openBrowser()
    for (const path of ['/api/auth/session', '/api/auth/signin/google', '/api/workspaces', '/api/openapi.json', '/api/nothing']) {
      expect(await browser.json(path)).toMatchObject({
        status: 503,
        code: 'sign_in_not_configured',
        detail: expect.stringContaining('SUPABASE_URL'),
      })
    }
    expect((await browser.fetch('/api/health')).status).toBe(200)
  })

  it('ends a session in its last minute as well, by a token that will not end on the way', async () => {
    const world = startApp()
    const { browser } = await signIn(world)
    const before = new Map(browser.cookies)
    world.clock.now += 3_590_000
    expect((await browser.fetch('/api/auth/signout', { method: 'POST' })).status).toBe(204)
    expect(world.outbound.slice(-2)).toEqual(['POST demo.supabase.co/auth/v1/token', 'POST demo.supabase.co/auth/v1/logout'])
    world.clock.now += 60_000
    expect((await world.openBrowser(before).fetch('/api/auth/session')).status).toBe(401)
  })

  it('ends the session at Supabase too, and is calm when there is none', async () => {
    const world = startApp()
    const { browser } = await signIn(world)
    const before = new Map(browser.cookies)
    expect((await browser.fetch('/api/auth/signout', { method: 'POST' })).status).toBe(204)
    expect((await browser.fetch('/api/auth/session')).status).toBe(401)
    expect(world.outbound.at(-1)).toContain('/auth/v1/logout')
    world.clock.now += 3_600_000
    expect((await world.openBrowser(before).fetch('/api/auth/session')).status).toBe(401)
    expect((await browser.fetch('/api/auth/signout', { method: 'POST' })).status).toBe(204)
    expect((await world.openBrowser(before).fetch('/api/auth/signout', { method: 'POST' })).status).toBe(204)
  })
})
