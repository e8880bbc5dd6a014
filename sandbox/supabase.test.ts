import { describe, expect, it } from 'vitest'
import { createSandbox } from './app.ts'
import { isRedirectAllowed } from './redirect-list.ts'

const site = 'https://outlay.test'
const callback = `${site}/api/auth/callback`

interface Tokens {
  access_token: string
  refresh_token: string
}

function open() {
  const clock = { now: Date.parse('2026-11-20T08:10:00Z') }
  const sandbox = createSandbox({ now: () => clock.now })
  const call = (path: string, body?: object, headers: Record<string, string> = {}) =>
    sandbox.fetch(
      new Request(`http://sandbox.test/demo.supabase.co/auth/v1${path}`, {
        headers: { apikey: 'sb_publishable_test', ...headers },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      }),
    )
  const signIn = async (): Promise<Tokens> => {
    await call('/otp', { email: 'ann@example.com' })
    const token = /\d{6}/.exec(sandbox.inbox.mails('ann@example.com')[0]?.text ?? '')?.[0]
    return (await call('/verify', { type: 'email', email: 'ann@example.com', token })).json()
  }
  const refresh = (refresh_token: string) => call('/token?grant_type=refresh_token', { refresh_token })
  return { clock, sandbox, call, signIn, refresh }
}

describe('a refresh token of the sandbox', () => {
  it('answers the same new tokens while they are the newest', async () => {
    const { clock, signIn, refresh } = open()
    const first = await signIn()
    const second = await (await refresh(first.refresh_token)).json<Tokens>()
    expect(second.refresh_token).not.toBe(first.refresh_token)
    clock.now += 3_600_000
    expect(await (await refresh(first.refresh_token)).json()).toMatchObject({ refresh_token: second.refresh_token })
  })

  it('answers the newest tokens for ten seconds after it was spent, then ends them all', async () => {
    const { clock, call, signIn, refresh } = open()
    const first = await signIn()
    const second = await (await refresh(first.refresh_token)).json<Tokens>()
    const third = await (await refresh(second.refresh_token)).json<Tokens>()
    clock.now += 10_000
    expect(await (await refresh(first.refresh_token)).json()).toMatchObject({ refresh_token: third.refresh_token })
    clock.now += 1
    const late = await refresh(first.refresh_token)
    expect([late.status, await late.json()]).toMatchObject([400, { error_code: 'refresh_token_already_used' }])
    expect((await refresh(third.refresh_token)).status).toBe(400)
    expect((await call('/user', undefined, { Authorization: `Bearer ${third.access_token}` })).status).toBe(200)
  })

  it('is worth nothing after signing out', async () => {
    const { call, signIn, refresh } = open()
    const { access_token, refresh_token } = await signIn()
    const authorization = { Authorization: `Bearer ${access_token}` }
    expect((await call('/user', undefined, authorization)).status).toBe(200)
    expect((await call('/logout?scope=local', {}, authorization)).status).toBe(204)
    expect(await (await refresh(refresh_token)).json()).toMatchObject({ error_code: 'refresh_token_not_found' })
    expect((await call('/user', undefined, authorization)).status).toBe(403)
  })
})

describe('the gateway of the sandbox', () => {
  it('asks for the project’s key, but not of browsers', async () => {
    const { sandbox } = open()
    const without = await sandbox.fetch(new Request('http://sandbox.test/demo.supabase.co/auth/v1/otp', { method: 'POST', body: '{}' }))
    expect(without.status).toBe(401)
    const page = await sandbox.fetch(
      new Request('http://sandbox.test/demo.supabase.co/auth/v1/authorize?provider=google&code_challenge=' + 'x'.repeat(43)),
    )
    expect(await page.text()).toContain('Continue as Demo Person')
  })

  it('knows no other host unless one was added', async () => {
    const hosts = { 'api.x.com': () => new Response('x'), '*.y.com': () => new Response('y') }
    const sandbox = createSandbox({ now: () => 0, hosts })
    const ask = async (path: string) => (await sandbox.fetch(new Request(`http://sandbox.test/${path}`))).text()
    expect([await ask('api.x.com/v1'), await ask('eu.y.com/')]).toEqual(['x', 'y'])
    expect((await sandbox.fetch(new Request('http://sandbox.test/y.com/'))).status).toBe(421)
  })

  it('shows the mails it sent, with links that work in a browser', async () => {
    const { sandbox, call } = open()
    await call(`/otp?redirect_to=${encodeURIComponent(callback)}`, {
      email: 'ann@example.com',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 's256',
    })
    const page = await (await sandbox.fetch(new Request('http://sandbox.test/inbox.sandbox/'))).text()
    expect(page).toContain('href="http://sandbox.test/demo.supabase.co/auth/v1/verify?token=pkce_')
    expect(page).toContain(`href="${callback}?token_hash=pkce_`)
  })
})

describe('the redirect list', () => {
  it.each([
    ['http://localhost:5173/api/auth/callback', true],
    ['https://outlay.test/api/auth/callback', true],
    ['https://preview-7.outlay.dev/x', true],
    ['https://a.b.outlay.dev/x', false],
    ['https://outlay.test.evil.example/', false],
    ['https://evil.example/?https://outlay.test/', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('is asked whether %s may follow, and says %s', (address, allowed) => {
    const patterns = ['http://localhost:*/**', 'https://outlay.test/**', 'https://*.outlay.dev/**']
    expect(isRedirectAllowed(address, 'https://site.example', patterns)).toBe(allowed)
  })
})
