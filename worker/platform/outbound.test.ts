import { describe, expect, test } from 'vitest'
import { type OutboundOptions, createOutbound } from './outbound.ts'

function listen(options: Omit<OutboundOptions, 'fetch'> = {}) {
  const asked: string[] = []
  const outbound = createOutbound({
    ...options,
    abortAfter: () => new AbortController().signal,
    fetch: async (request) => {
      asked.push(request.url)
      return Response.json({ Answer: [{ type: 1, data: '10.0.0.8' }] })
    },
  })
  return { outbound, asked }
}

describe('an upstream origin', () => {
  test('answers for every host, its port in the name unless it is 443', async () => {
    const { outbound, asked } = listen({ upstreamOrigin: 'http://127.0.0.1:8788' })
    await outbound.fetch('https://api.example.com/v1/x?a=1&b=%2F')
    await outbound.fetch('https://api.example.com:8443/')
    expect(asked).toEqual(['http://127.0.0.1:8788/api.example.com/v1/x?a=1&b=%2F', 'http://127.0.0.1:8788/api.example.com:8443/'])
  })

  test('narrowed to some hosts leaves the others where they are', async () => {
    const { outbound, asked } = listen({ upstreamOrigin: 'http://127.0.0.1:8788', upstreamHosts: ['api.example.com'] })
    await outbound.fetch('https://api.example.com/x')
    await outbound.fetch('https://real.example.com/x')
    expect(asked).toEqual(['http://127.0.0.1:8788/api.example.com/x', 'https://real.example.com/x'])
    expect([outbound.isRewritten('api.example.com'), outbound.isRewritten('real.example.com')]).toEqual([true, false])
  })

  test('is where the browser is sent too', () => {
    const { outbound } = listen({ upstreamOrigin: 'http://127.0.0.1:8788', upstreamHosts: ['checkout.example.com'] })
    expect(outbound.forBrowser('https://checkout.example.com/pay?s=1')).toBe('http://127.0.0.1:8788/checkout.example.com/pay?s=1')
    expect(outbound.forBrowser('https://elsewhere.example.com/')).toBe('https://elsewhere.example.com/')
  })

  test('has its redirects judged by the host that was meant', async () => {
    const asked: string[] = []
    const outbound = createOutbound({
      upstreamOrigin: 'http://127.0.0.1:8788',
      fetch: async ({ url }) => {
        asked.push(url)
        return asked.length === 1 ? new Response(null, { status: 302, headers: { location: '/v2' } }) : new Response('ok')
      },
    })
    await outbound.fetch('https://api.example.com/v1')
    expect(asked).toEqual(['http://127.0.0.1:8788/api.example.com/v1', 'http://127.0.0.1:8788/api.example.com/v2'])
  })
})

describe('a private address', () => {
  test('is called where the deployment names it, and nowhere else', async () => {
    const { outbound, asked } = listen({ allowPrivateHosts: ['llm.internal', '10.0.0.8'] })
    await outbound.assertPublic(new URL('https://llm.internal/v1'))
    await outbound.assertPublic(new URL('https://10.0.0.8/v1'))
    expect(asked).toEqual([])
    await expect(outbound.assertPublic(new URL('https://other.internal/v1'))).rejects.toMatchObject({ code: 'host_refused' })
    await expect(outbound.assertPublic(new URL('https://10.0.0.9/v1'))).rejects.toMatchObject({ code: 'host_refused' })
  })

  test('is refused by name even where an upstream answers, which needs no look-up otherwise', async () => {
    const { outbound, asked } = listen({ upstreamOrigin: 'http://127.0.0.1:8788' })
    await outbound.assertPublic(new URL('https://llm.example.com/v1'))
    expect(asked).toEqual([])
    await expect(outbound.assertPublic(new URL('https://169.254.169.254/'))).rejects.toMatchObject({ code: 'host_refused' })
  })

  test('is said to be refused without saying where the name leads', async () => {
    const { outbound } = listen()
    await expect(outbound.assertPublic(new URL('https://llm.example.com/'))).rejects.toThrow('its name leads to a private address')
    await expect(outbound.assertPublic(new URL('https://llm.example.com/'))).rejects.not.toThrow('10.0.0.8')
  })
})

test('a POST that is redirected with 302 becomes a GET without a body, with 307 it stays what it was', async () => {
  for (const [status, method, text] of [
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'a=1'],
    [308, 'POST', 'a=1'],
  ] as const) {
    const asked: string[] = []
    const outbound = createOutbound({
      fetch: async (request) => {
        asked.push(`${request.method} ${await request.text()}`)
        return asked.length === 1 ? new Response(null, { status, headers: { location: '/next' } }) : new Response('ok')
      },
    })
    await outbound.fetch('https://api.example.com/', { method: 'POST', body: 'a=1' })
    expect(asked[1]).toBe(`${method} ${text}`)
  }
})
