import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { shape } from './define.ts'
import { createTestClient, failureOf, testNow } from './fixtures/client.ts'
import { maxAnswerBytes } from './request.ts'

const ok = shape(() => z.object({ ok: z.boolean() }))
const fine = () => Response.json({ ok: true })
const refusing =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ message: 'no' }, { status, headers })

describe('trying again', () => {
  test.each([429, 500, 502, 503, 504, 408])('a passing %i is tried again, and the answer is used', async (status) => {
    const { api, sent, slept } = createTestClient({ answer: (_, count) => (count < 3 ? refusing(status)() : fine()) })
    expect(await api.get('/v1/me', ok)).toEqual({ ok: true })
    expect(sent.length).toBe(3)
    expect(slept).toEqual([500, 1_000])
  })

  test('a third failure is the end, and says which it was', async () => {
    const { api, sent } = createTestClient({ answer: refusing(503) })
    const failure = await failureOf(api.get('/v1/me', ok))
    expect([failure.kind, failure.detail, sent.length]).toEqual(['unavailable', 'Acme answered 503: no', 3])
  })

  test.each([400, 401, 403, 404, 409, 422])('a %i will not change, and is not tried again', async (status) => {
    const { api, sent } = createTestClient({ answer: refusing(status) })
    await failureOf(api.get('/v1/me', ok))
    expect(sent.length).toBe(1)
  })

  test.each([
    ['seconds', '4'],
    ['a date', new Date(testNow + 4_000).toUTCString()],
  ])('Retry-After as %s is waited for', async (_, value) => {
    const { api, slept } = createTestClient({
      answer: (_request, count) => (count === 1 ? refusing(429, { 'retry-after': value })() : fine()),
    })
    await api.get('/v1/me', ok)
    expect(slept).toEqual([4_000])
  })

  test.each([
    ['seconds', '600'],
    ['a date', new Date(testNow + 600_000).toUTCString()],
  ])('a long Retry-After as %s ends the call at once, and says until when', async (_, value) => {
    const { api, sent, slept } = createTestClient({ answer: refusing(429, { 'retry-after': value }) })
    const failure = await failureOf(api.get('/v1/me', ok))
    expect([failure.kind, failure.retryAt, sent.length, slept]).toEqual(['rate_limited', testNow + 600_000, 1, []])
  })

  test('a Retry-After that is neither is taken for none', async () => {
    const { api, slept } = createTestClient({ answer: (_, count) => (count === 1 ? refusing(429, { 'retry-after': 'soon' })() : fine()) })
    await api.get('/v1/me', ok)
    expect(slept).toEqual([500])
  })

  test('nothing is waited for that the deadline does not allow', async () => {
    const { api, slept } = createTestClient({ answer: refusing(503), withinMs: 400 })
    await failureOf(api.get('/v1/me', ok))
    expect(slept).toEqual([])
  })

  test('a lost connection and a timeout are unavailable, and only one of them timed out', async () => {
    const lost = await failureOf(createTestClient({ answer: () => Promise.reject(new TypeError('lost')) }).api.get('/v1/me', ok))
    const slow = await failureOf(
      createTestClient({ answer: () => Promise.reject(new DOMException('slow', 'TimeoutError')) }).api.get('/v1/me', ok),
    )
    expect([lost.kind, lost.timedOut, slow.kind, slow.timedOut]).toEqual(['unavailable', false, 'unavailable', true])
  })
})

describe('what is allowed to be missing', () => {
  test('an optional status is no answer, at once and without a failure', async () => {
    const { api, sent } = createTestClient({ answer: refusing(404) })
    expect(await api.get('/v1/extra', ok, { optional: [403, 404] })).toBeUndefined()
    expect(sent.length).toBe(1)
  })

  test('another status of an optional call is still a failure', async () => {
    const failure = await failureOf(createTestClient({ answer: refusing(401) }).api.get('/v1/extra', ok, { optional: [404] }))
    expect(failure.kind).toBe('credentials_rejected')
  })
})

describe('budgets', () => {
  test('one request more than the budget fails, retries counted', async () => {
    const { api, sent } = createTestClient({ answer: (_, count) => (count === 2 ? refusing(503)() : fine()), requestBudget: 3 })
    await api.get('/v1/a', ok)
    await api.get('/v1/b', ok)
    expect((await failureOf(api.get('/v1/c', ok))).kind).toBe('over_budget')
    expect(sent.length).toBe(3)
  })

  test('an answer that grows beyond the cap is dropped while it is read, whatever length it states', async () => {
    let produced = 0
    const endless = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            produced += 1_000_000
            controller.enqueue(new Uint8Array(1_000_000))
          },
        }),
      )
    const failure = await failureOf(createTestClient({ answer: endless }).api.get('/v1/me', ok))
    expect(failure.kind).toBe('over_budget')
    expect(produced).toBeLessThan(maxAnswerBytes * 1.2)
  })

  test('an answer that breaks off in the middle is unavailable, never a short one', async () => {
    const breaking = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"ok":'))
          },
          pull: (controller) => controller.error(new TypeError('lost')),
        }),
      )
    expect((await failureOf(createTestClient({ answer: breaking }).api.get('/v1/me', ok))).kind).toBe('unavailable')
  })
})

describe('where requests go', () => {
  test('a path goes to the first host, and a listed host may be named whole', async () => {
    const { api, sent } = createTestClient({ answer: fine })
    await api.get('/v1/me', ok)
    await api.get('https://a.files.example/report', ok)
    expect(sent.map(({ url }) => url)).toEqual(['https://api.acme.example/v1/me', 'https://a.files.example/report'])
  })

  test.each([
    'https://evil.example/x',
    'http://api.acme.example/x',
    'https://api.acme.example.evil.example/x',
    'https://api.acme.example:8443/x',
  ])('%s is not called, with or without credentials', async (address) => {
    const { api, sent } = createTestClient({ answer: fine })
    expect((await failureOf(api.get(address, ok))).kind).toBe('unexpected_answer')
    expect(sent).toEqual([])
  })

  test('a redirect to a listed host is followed, and no credential goes along', async () => {
    const { api, sent } = createTestClient({
      provider: { authorize: (request) => new Request(request, { headers: { accept: '*/*', 'x-acme-key': 'acme_0123456789' } }) },
      answer: (_, count) =>
        count === 1 ? new Response(null, { status: 302, headers: { location: 'https://a.files.example/report' } }) : fine(),
    })
    await api.get('/v1/report', ok)
    expect(sent.map((request) => [new URL(request.url).host, request.headers.get('x-acme-key'), request.headers.get('accept')])).toEqual([
      ['api.acme.example', 'acme_0123456789', '*/*'],
      ['a.files.example', null, '*/*'],
    ])
  })

  test('a redirect on the same host keeps its credentials', async () => {
    const { api, sent } = createTestClient({
      answer: (_, count) => (count === 1 ? new Response(null, { status: 307, headers: { location: '/v2/me' } }) : fine()),
    })
    await api.get('/v1/me', ok)
    expect(sent.map((request) => request.headers.get('authorization'))).toEqual(['Bearer acme_0123456789', 'Bearer acme_0123456789'])
  })

  test.each(['https://evil.example/login', 'http://api.acme.example/v1/me'])(
    'a redirect to %s is an answer we do not know',
    async (location) => {
      const { api, sent } = createTestClient({ answer: () => new Response(null, { status: 302, headers: { location } }) })
      expect((await failureOf(api.get('/v1/me', ok))).kind).toBe('unexpected_answer')
      expect(sent.length).toBe(1)
    },
  )

  test('redirects in a circle end', async () => {
    const { api, sent } = createTestClient({ answer: () => new Response(null, { status: 302, headers: { location: '/v1/me' } }) })
    await failureOf(api.get('/v1/me', ok))
    expect(sent.length).toBe(6)
  })

  test('an upstream origin gets the request as it was: host in the path, headers and body unchanged', async () => {
    const { api, sent } = createTestClient({ answer: fine, upstreamOrigin: 'http://127.0.0.1:8788' })
    await api.post('/v1/search?a=1', { json: { from: '2026-11-01' } }, ok, { query: { b: [2, 3] }, headers: { 'x-version': '7' } })
    const [request] = sent
    expect(request?.url).toBe('http://127.0.0.1:8788/api.acme.example/v1/search?a=1&b=2&b=3')
    expect(request?.headers.get('authorization')).toBe('Bearer acme_0123456789')
    expect(request?.headers.get('x-version')).toBe('7')
    expect(await request?.text()).toBe('{"from":"2026-11-01"}')
  })
})

describe('failures in words', () => {
  test('the provider’s own reading comes before the status', async () => {
    const { api } = createTestClient({
      provider: {
        failure: ({ status }) =>
          status === 400 ? { kind: 'permission_missing', permission: 'billing:read', message: 'ask an owner' } : undefined,
      },
      answer: refusing(400),
    })
    const failure = await failureOf(api.get('/v1/me', ok))
    expect([failure.kind, failure.permission, failure.detail]).toEqual([
      'permission_missing',
      'billing:read',
      'Acme answered 400: ask an owner',
    ])
  })

  test('a wrong answer names the member and not its value', async () => {
    const { api } = createTestClient({ answer: () => Response.json({ ok: 'acme-internal-value' }) })
    const failure = await failureOf(api.get('/v1/me?x=1', ok))
    expect(failure.kind).toBe('unexpected_answer')
    expect(failure.detail).toBe('Acme, /v1/me: ok Invalid input: expected boolean, received string')
  })

  test.each([
    ['a web page', '<html></html>', 'a web page instead of JSON'],
    ['half an answer', '{"ok":tr', 'half an answer'],
    ['an empty body', '', 'half an answer'],
  ])('%s is called what it is', async (_, body, words) => {
    const failure = await failureOf(createTestClient({ answer: () => new Response(body) }).api.get('/v1/me', ok))
    expect([failure.kind, failure.detail]).toEqual(['unexpected_answer', `Acme, /v1/me: ${words}`])
  })
})
