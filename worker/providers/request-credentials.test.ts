import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { clientCredentials, none } from './authorize.ts'
import { text } from './credentials.ts'
import { shape } from './define.ts'
import { createTestClient, failureOf, testProvider } from './fixtures/client.ts'

const ok = shape(() => z.object({ ok: z.boolean() }))
const fine = () => Response.json({ ok: true })
describe('credentials', () => {
  const echoing = (text: string) => () => Response.json({ error: { message: text } }, { status: 401 })

  test('a provider that repeats the key is not repeated, whole or cut short', async () => {
    const credentials = { token: 'acme_live_0123456789abcdef' }
    for (const said of ['no such key acme_live_0123456789abcdef', 'no such key "acme_live_01234567…"']) {
      const { detail } = await failureOf(createTestClient({ credentials, answer: echoing(said) }).api.get('/v1/me', ok))
      expect(detail).toMatch(/^Acme answered 401: no such key "?…"?$/)
    }
  })

  test('what stands inside a key file is not repeated either', async () => {
    const credentials = { token: JSON.stringify({ private_key_id: 'k1', private_key: 'MIIEvQIBADANBg' }) }
    const { detail } = await failureOf(createTestClient({ credentials, answer: echoing('bad key MIIEvQIBADANBg') }).api.get('/v1/me', ok))
    expect(detail).toBe('Acme answered 401: bad key …')
  })

  test('what is no secret may be named', async () => {
    const client = createTestClient({
      provider: { credentials: { ...testProvider.credentials, team: text('Team', 'Settings.') } },
      credentials: { token: 'acme_0123456789', team: 'example-team' },
      answer: echoing('example-team is unknown'),
    })
    expect((await failureOf(client.api.get('/v1/me', ok))).detail).toBe('Acme answered 401: example-team is unknown')
  })

  test('a token is obtained once an invocation, from a listed host, and is not repeated in a failure', async () => {
    const { api, sent } = createTestClient({
      credentials: { id: 'client', secret: 'client-secret-1' },
      provider: { authorize: clientCredentials({ tokenUrl: 'https://auth.acme.example/token', id: 'id', secret: 'secret' }) },
      answer: (request, count) => {
        if (request.url.endsWith('/token')) return Response.json({ access_token: 'short-lived-1' })
        return count > 2 ? Response.json({ message: 'expired short-lived-1' }, { status: 401 }) : fine()
      },
    })
    await api.get('/v1/me', ok)
    const failure = await failureOf(api.get('/v1/me', ok))
    expect(failure.detail).toBe('Acme answered 401: expired …')
    expect(sent.map((request) => [new URL(request.url).pathname, request.headers.get('authorization')])).toEqual([
      ['/token', `Basic ${btoa('client:client-secret-1')}`],
      ['/v1/me', 'Bearer short-lived-1'],
      ['/v1/me', 'Bearer short-lived-1'],
    ])
  })

  test.each([
    ['form', 'client_id=client&client_secret=client-secret-1'],
    ['json', '"client_id":"client","client_secret":"client-secret-1"'],
  ] as const)('a client may be authenticated in a %s body, with an audience beside it', async (by, body) => {
    const { api, sent } = createTestClient({
      credentials: { id: 'client', secret: 'client-secret-1' },
      provider: {
        authorize: clientCredentials({
          tokenUrl: 'https://auth.acme.example/token',
          id: 'id',
          secret: 'secret',
          by,
          more: { audience: 'acme' },
        }),
      },
      answer: (request) => (request.url.endsWith('/token') ? Response.json({ access_token: 'short-lived-1' }) : fine()),
    })
    await api.get('/v1/me', ok)
    const asked = (await sent[0]?.text()) ?? ''
    expect(asked).toContain(body)
    expect(asked).toContain('audience')
  })

  test('a token host that is not listed is never sent the secret', async () => {
    const { api, sent } = createTestClient({
      credentials: { id: 'client', secret: 'client-secret-1' },
      provider: { authorize: clientCredentials({ tokenUrl: 'https://auth.evil.example/token', id: 'id', secret: 'secret' }) },
      answer: fine,
    })
    expect((await failureOf(api.get('/v1/me', ok))).kind).toBe('unexpected_answer')
    expect(sent).toEqual([])
  })

  test('each host has its own way to authorize, and presigned downloads have none', async () => {
    const { api, sent } = createTestClient({
      provider: { authorize: { '*.files.example': none, '*': (request) => request } },
      answer: fine,
    })
    await api.get('https://a.files.example/x', ok)
    expect(sent[0]?.headers.has('authorization')).toBe(false)
  })
})
