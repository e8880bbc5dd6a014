import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../platform/errors.ts'
import { shape } from './define.ts'
import { createTestClient, testProvider } from './fixtures/client.ts'
import { authorizerFor, reachOf } from './hosts.ts'

const reach = (hosts: string[], credentials: Record<string, string> = {}) => reachOf({ ...testProvider, hosts }, credentials)

describe('the hosts of a provider', () => {
  test('a field of the form may stand in a name', () => {
    const { base, allows } = reach(['{region}.acme.example'], { region: 'eu' })
    expect([base, allows('eu.acme.example'), allows('us.acme.example')]).toEqual(['https://eu.acme.example', true, false])
  })

  test('a self-hosted address keeps its path and port', () => {
    const { base, allows, selfHosted } = reach(['{baseUrl}'], { baseUrl: 'https://llm.example.com:8443/proxy' })
    expect([base, selfHosted]).toEqual(['https://llm.example.com:8443/proxy', true])
    expect([allows('llm.example.com:8443'), allows('llm.example.com')]).toEqual([true, false])
  })

  test('a wildcard stands for names below, and not for names that merely end alike', () => {
    const { allows } = reach(['api.acme.example', '*.files.example'])
    expect(['a.files.example', 'a.b.files.example'].map(allows)).toEqual([true, true])
    expect(['files.example', 'evilfiles.example', 'files.example.evil.example'].map(allows)).toEqual([false, false, false])
  })

  test('the first pattern that fits says how to authorize', () => {
    const [own, files, rest] = [1, 2, 3].map(() => (request: Request) => request)
    if (!own || !files || !rest) throw new Error('three are made')
    const provider = { ...testProvider, authorize: { 'api.acme.example': own, '*.files.example': files, '*': rest } }
    expect(authorizerFor(provider, 'api.acme.example')).toBe(own)
    expect(authorizerFor(provider, 'a.files.example')).toBe(files)
    expect(authorizerFor(provider, 'auth.acme.example')).toBe(rest)
  })
})

describe('a self-hosted address', () => {
  const dns = (...addresses: string[]) =>
    Response.json({ Status: 0, Answer: addresses.map((data) => ({ type: data.includes(':') ? 28 : 1, data })) })
  const call = async (baseUrl: string, resolve: (request: Request) => Response = () => dns('93.184.215.14')) => {
    const client = createTestClient({
      provider: { hosts: ['{baseUrl}'] },
      credentials: { token: 'acme_0123456789', baseUrl },
      answer: (request, count) => (count === 0 ? resolve(request) : Response.json({ ok: true })),
    })
    const outcome = await client.api
      .get(
        '/v1/me',
        shape(() => z.object({ ok: z.boolean() })),
      )
      .catch((error: unknown) => error)
    return { outcome, ...client }
  }
  const expectRefused = ({ outcome, sent }: Awaited<ReturnType<typeof call>>) => {
    expect(outcome).toBeInstanceOf(AppError)
    expect((outcome as AppError).code).toBe('host_refused')
    expect(sent).toEqual([])
  }

  test('that leads to public addresses alone is called, and looked up both ways before', async () => {
    const { outcome, lookUps } = await call('https://llm.example.com')
    expect(outcome).toEqual({ ok: true })
    expect(lookUps.map((address) => new URL(address).searchParams.get('type'))).toEqual(['A', 'AAAA'])
  })

  test.each([
    '127.0.0.1',
    '10.0.0.8',
    '172.16.4.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    'localhost',
    'localhost.',
    'api.localhost',
    'printer.local',
    'db.internal',
    'metadata.google.internal',
    'router.lan',
    'wiki.home.arpa',
    'intranet',
  ])('at %s is refused by its name alone', async (host) => {
    const refused = await call(`https://${host}`)
    expectRefused(refused)
    expect(refused.lookUps).toEqual([])
  })

  test.each([
    ['a private address', ['10.0.0.8']],
    ['a private address among public ones', ['93.184.215.14', '169.254.169.254']],
    ['a private v6 address', ['fd12:3456::1']],
    ['a mapped address', ['::ffff:127.0.0.1']],
  ])('whose name leads to %s is refused', async (_, addresses) => {
    expectRefused(await call('https://llm.example.com', () => dns(...addresses)))
  })

  test.each([
    ['fails', () => new Response('busy', { status: 503 })],
    ['is a web page', () => new Response('<html></html>')],
    ['finds nothing', () => Response.json({ Status: 3 })],
  ])('is refused when the look-up of its name %s', async (_, resolve) => {
    expectRefused(await call('https://llm.example.com', resolve))
  })

  test('is looked up again for every call, so that a name that moved is found out', async () => {
    let private_ = false
    const client = createTestClient({
      provider: { hosts: ['{baseUrl}'] },
      credentials: { token: 'acme_0123456789', baseUrl: 'https://llm.example.com' },
      answer: (_, count) => (count === 0 ? dns(private_ ? '10.0.0.8' : '93.184.215.14') : Response.json({})),
    })
    await client.api.get(
      '/v1/me',
      shape(() => z.object({})),
    )
    private_ = true
    await expect(
      client.api.get(
        '/v1/me',
        shape(() => z.object({})),
      ),
    ).rejects.toMatchObject({ code: 'host_refused' })
  })
})
