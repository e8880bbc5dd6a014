import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { type AppInTest, type AppInTestOptions, signIn, startApp } from '../../test/support/session.ts'

const cookieName = 'sb-demo-auth-token'
const issuer = 'https://demo.supabase.co/auth/v1'

interface Stored {
  access_token: string
  refresh_token: string
  expires_in: number
  expires_at: number
}

const readStored = (cookies: Map<string, string>): Stored =>
  JSON.parse(atob((cookies.get(cookieName) ?? '').slice(7).replaceAll('-', '+').replaceAll('_', '/')))

/** A browser that holds a session with this access token, as the cookie of `@supabase/ssr` keeps it. */
function holding(world: AppInTest, accessToken: string, stored: Partial<Stored> = {}) {
  const expires_at = Math.floor(world.clock.now / 1000) + 3_600
  const session = { access_token: accessToken, refresh_token: 'none', token_type: 'bearer', expires_in: 3_600, expires_at, ...stored }
  const value = btoa(JSON.stringify(session)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return world.openBrowser(new Map([[cookieName, `base64-${value}`]]))
}

const statusWith = async (world: AppInTest, accessToken: string) => (await holding(world, accessToken).fetch('/api/auth/session')).status

const { privateKey, publicKey } = await generateKeyPair('ES256')
const ownKey = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }

/** A project whose key the test holds, so that it can sign what a real one would not. */
function startOwnProject(options: AppInTestOptions = {}, keys: () => object[] = () => [ownKey]) {
  return startApp({
    clock: { now: laterEachTime() },
    intercept: (request) => (request.url.endsWith('/jwks.json') ? Response.json({ keys: keys() }) : undefined),
    ...options,
  })
}

let day = 0
/** Each test a day later, so that none finds keys that another left in the cache. */
const laterEachTime = () => Date.parse('2026-11-20T08:10:00Z') + ++day * 86_400_000

interface Claims {
  iss?: string
  aud?: string | string[]
  sub?: string
  email?: string
  exp?: number
}

const signed = (world: AppInTest, claims: Claims = {}, header: object = {}, key: CryptoKey | Uint8Array = privateKey) =>
  new SignJWT({
    iss: issuer,
    aud: 'authenticated',
    sub: 'person-1',
    email: 'ann@example.com',
    exp: Math.floor(world.clock.now / 1000) + 3_600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header })
    .sign(key)

const hs256 = { alg: 'HS256', kid: undefined }
const secret = 'a-legacy-secret-of-at-least-32-characters'
const bytes = (text: string) => new TextEncoder().encode(text)

describe('an access token', () => {
  it('is taken when the project signed it, without asking anybody twice', async () => {
    const world = startOwnProject()
    const browser = holding(world, await signed(world))
    expect((await browser.fetch('/api/auth/session')).status).toBe(200)
    expect(world.outbound).toEqual(['GET demo.supabase.co/auth/v1/.well-known/jwks.json'])
    await browser.fetch('/api/auth/session')
    expect(world.outbound).toHaveLength(1)
  })

  it('is refused after its end, from another issuer, for another audience, or for nobody', async () => {
    const world = startOwnProject()
    const now = Math.floor(world.clock.now / 1000)
    expect(await statusWith(world, await signed(world, { exp: now - 1 }))).toBe(401)
    expect(await statusWith(world, await signed(world, { iss: 'https://other.supabase.co/auth/v1' }))).toBe(401)
    expect(await statusWith(world, await signed(world, { aud: 'anon' }))).toBe(401)
    expect(await statusWith(world, await signed(world, { sub: '' }))).toBe(401)
    expect(await statusWith(world, await signed(world, {}))).toBe(200)
  })

  it('is refused when another project’s key signed it, under whatever key id', async () => {
    const world = startOwnProject()
    const stranger = await generateKeyPair('ES256')
    expect(await statusWith(world, await signed(world, {}, {}, stranger.privateKey))).toBe(401)
    expect(await statusWith(world, await signed(world, {}, { kid: 'k2' }, stranger.privateKey))).toBe(401)
  })

  it('is refused when it was tampered with, unsigned, or no token at all', async () => {
    const world = startOwnProject()
    const [header = '', payload = '', signature = ''] = (await signed(world)).split('.')
    const forged = btoa(JSON.stringify({ ...JSON.parse(atob(payload)), sub: 'person-2' })).replaceAll('=', '')
    expect(await statusWith(world, `${header}.${forged}.${signature}`)).toBe(401)
    expect(await statusWith(world, `${btoa('{"alg":"none"}').replaceAll('=', '')}.${payload}.`)).toBe(401)
    expect(await statusWith(world, 'rubbish')).toBe(401)
    expect((await world.openBrowser(new Map([[cookieName, 'base64-rubbish']])).fetch('/api/auth/session')).status).toBe(401)
  })

  it('never takes the public key for a shared secret', async () => {
    const world = startOwnProject({ variables: { SUPABASE_JWT_SECRET: secret } })
    expect(await statusWith(world, await signed(world, {}, { alg: 'HS256' }, bytes(JSON.stringify(ownKey))))).toBe(401)
  })

  it('is taken with RS256 as well', async () => {
    const rsa = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(rsa.publicKey)), kid: 'r1', alg: 'RS256' }
    const world = startOwnProject({}, () => [ownKey, jwk])
    expect(await statusWith(world, await signed(world, {}, { alg: 'RS256', kid: 'r1' }, rsa.privateKey))).toBe(200)
  })

  it('is taken from a key made a minute ago; an unknown key is looked up once a minute at most', async () => {
    const next = await generateKeyPair('ES256')
    const nextKey = { ...(await exportJWK(next.publicKey)), kid: 'k2', alg: 'ES256' }
    const keys = [ownKey]
    const world = startOwnProject({}, () => keys)
    await statusWith(world, await signed(world))
    keys.push(nextKey)
    expect(await statusWith(world, await signed(world, {}, { kid: 'k2' }, next.privateKey))).toBe(401)
    expect(world.outbound).toHaveLength(1)
    world.clock.now += 60_000
    expect(await statusWith(world, await signed(world, {}, { kid: 'k2' }, next.privateKey))).toBe(200)
    for (let attempt = 0; attempt < 5; attempt += 1) await statusWith(world, await signed(world, {}, { kid: `guess-${attempt}` }))
    expect(world.outbound).toHaveLength(2)
  })

  it('finds the keys of an hour in the cache of the place, and older ones when Supabase is away', async () => {
    const clock = { now: laterEachTime() }
    await statusWith(startOwnProject({ clock }), await signed(startOwnProject({ clock })))
    const another = startApp({ clock, intercept: () => new Response('away', { status: 503 }) })
    expect(await statusWith(another, await signed(another))).toBe(200)
    expect(another.outbound).toEqual([])
    clock.now += 3_600_001
    expect(await statusWith(another, await signed(another))).toBe(200)
    expect(another.outbound).toHaveLength(1)
  })

  it('answers that the sign-in service is away when the keys were never seen', async () => {
    const world = startOwnProject({ intercept: () => new Response('away', { status: 503 }) })
    expect(await holding(world, await signed(world)).json('/api/auth/session')).toMatchObject({ status: 503, code: 'sign_in_unavailable' })
  })
})

describe('a legacy project', () => {
  it('is verified by its secret, without the network', async () => {
    const world = startApp({ variables: { SUPABASE_JWT_SECRET: secret } })
    expect(await statusWith(world, await signed(world, {}, hs256, bytes(secret)))).toBe(200)
    expect(await statusWith(world, await signed(world, {}, hs256, bytes(`${secret}!`)))).toBe(401)
    expect(await statusWith(world, await signed(world, { aud: 'anon' }, hs256, bytes(secret)))).toBe(401)
    expect(world.outbound).toEqual([])
  })

  it('is asked itself where the secret is not known', async () => {
    const world = startApp({ sandbox: { supabase: { jwtSecret: secret } } })
    const { browser } = await signIn(world)
    expect((await browser.fetch('/api/workspaces')).status).toBe(200)
    expect(world.outbound.at(-1)).toBe('GET demo.supabase.co/auth/v1/user')
    expect(await statusWith(world, await signed(world, {}, hs256, bytes('another secret of many characters')))).toBe(401)
    const asked = world.outbound.length
    expect(await statusWith(world, await signed(world, { iss: 'https://other.supabase.co/auth/v1' }, hs256, bytes(secret)))).toBe(401)
    expect(world.outbound).toHaveLength(asked)
  })
})

const refreshes = (world: AppInTest) => world.outbound.filter((line) => line === 'POST demo.supabase.co/auth/v1/token')

describe('a session', () => {
  it('is refreshed in its last minute, and not before', async () => {
    const world = startApp()
    const { browser } = await signIn(world)
    const first = readStored(browser.cookies)
    world.clock.now += 3_539_000
    await browser.fetch('/api/workspaces')
    expect(refreshes(world)).toHaveLength(0)
    world.clock.now += 2_000
    expect((await browser.fetch('/api/workspaces')).status).toBe(200)
    expect(readStored(browser.cookies).refresh_token).not.toBe(first.refresh_token)
    world.clock.now += 3_000_000
    expect((await browser.fetch('/api/workspaces')).status).toBe(200)
  })

  it('is refreshed in the second half of its life where that is short, not at every request', async () => {
    const world = startOwnProject()
    const at = Math.floor(world.clock.now / 1000)
    const browser = holding(world, await signed(world, { exp: at + 30 }), { expires_in: 30, expires_at: at + 30 })
    world.clock.now += 14_000
    expect((await browser.fetch('/api/auth/session')).status).toBe(200)
    expect(refreshes(world)).toHaveLength(0)
    world.clock.now += 2_000
    await browser.fetch('/api/auth/session')
    expect(refreshes(world)).toHaveLength(1)
  })

  it('is refreshed once by ten requests at once, and loses none', async () => {
    const world = startApp()
    const { browser } = await signIn(world)
    const old = new Map(browser.cookies)
    world.clock.now += 3_600_000
    const tabs = Array.from({ length: 10 }, () => world.openBrowser(new Map(old)))
    const answers = await Promise.all(tabs.map((tab) => tab.fetch('/api/workspaces')))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(refreshes(world)).toHaveLength(1)
    expect(new Set(tabs.map((tab) => readStored(tab.cookies).refresh_token)).size).toBe(1)
    world.clock.now += 9_000
    expect((await world.openBrowser(old).fetch('/api/workspaces')).status).toBe(200)
  })

  it('survives a refresh at another place at the same time', async () => {
    const world = startApp()
    const { browser } = await signIn(world)
    const old = new Map(browser.cookies)
    world.clock.now += 3_600_000
    const elsewhere = startApp({ clock: world.clock, intercept: (request) => world.sandbox.fetch(request) })
    await browser.fetch('/api/workspaces')
    world.clock.now += 5_000
    expect((await elsewhere.openBrowser(old).fetch('/api/workspaces')).status).toBe(200)
    world.clock.now += 3_600_000
    expect((await browser.fetch('/api/workspaces')).status).toBe(200)
  })

  it('goes on for a browser that never got the newest cookies, however late it comes', async () => {
    const world = startApp()
    const { browser } = await signIn(world)
    const missed = world.openBrowser(new Map(browser.cookies))
    world.clock.now += 3_600_000
    await browser.fetch('/api/workspaces')
    world.clock.now += 1_800_000
    expect((await missed.fetch('/api/workspaces')).status).toBe(200)
    expect(readStored(missed.cookies).refresh_token).toBe(readStored(browser.cookies).refresh_token)
  })

  it('keeps the winner’s cookies when a race is lost', async () => {
    const world = startApp()
    const { browser } = await signIn(world)
    const old = new Map(browser.cookies)
    for (let round = 0; round < 2; round += 1) {
      world.clock.now += 3_600_000
      await browser.fetch('/api/workspaces')
    }
    world.clock.now += 60_000
    const late = await world.openBrowser(old).fetch('/api/workspaces')
    expect([late.status, late.headers.getSetCookie()]).toEqual([401, []])
  })

  it('goes on with a token that is still valid when refreshing fails', async () => {
    let away = false
    const world = startApp({ intercept: () => (away ? new Response('away', { status: 503 }) : undefined) })
    const { browser } = await signIn(world)
    await browser.fetch('/api/workspaces')
    away = true
    world.clock.now += 3_570_000
    expect((await browser.fetch('/api/workspaces')).status).toBe(200)
    world.clock.now += 60_000
    expect(await browser.json('/api/workspaces')).toMatchObject({ status: 503, code: 'sign_in_unavailable' })
    away = false
    expect((await browser.fetch('/api/workspaces')).status).toBe(200)
  })

  it('is split over cookies when it is long, and leaves no piece behind', async () => {
    const world = startOwnProject({}, () => [ownKey])
    const long = await signed(world, { email: `${'a'.repeat(4_000)}@example.com` })
    let token = long
    const answering = startOwnProject({
      clock: world.clock,
      intercept: async (request) => {
        if (request.url.endsWith('/jwks.json')) return Response.json({ keys: [ownKey] })
        return Response.json({ access_token: token, refresh_token: 'next', token_type: 'bearer', expires_in: 3_600 })
      },
    })
    const browser = holding(answering, 'due', { expires_at: 0 })
    expect((await browser.fetch('/api/auth/session')).status).toBe(200)
    expect([...browser.cookies.keys()].filter((name) => name.startsWith(cookieName)).sort()).toEqual(
      [0, 1, 2].map((piece) => `${cookieName}.${piece}`),
    )
    expect((await browser.fetch('/api/auth/session')).status).toBe(200)
    answering.clock.now += 3_600_000
    token = await signed(answering)
    expect((await browser.fetch('/api/auth/session')).status).toBe(200)
    expect([...browser.cookies.keys()].filter((name) => name.startsWith(cookieName))).toEqual([cookieName])
  })
})
