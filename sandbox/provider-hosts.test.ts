/// <reference types="vite/client" />
import { describe, expect, test } from 'vitest'
import { createSandbox } from './app.ts'
import { createFaults } from './faults.ts'
import { controlHost, createProviderHosts } from './provider-hosts.ts'
import { sandboxProviders } from './providers/registry.ts'
import type { Fault, SandboxProvider } from './world.ts'

const now = () => Date.parse('2026-11-20T12:00:00Z')
const acme: SandboxProvider = {
  id: 'acme',
  hosts: ['api.acme.example'],
  demoCredentials: { token: 'demo' },
  seed: { lines: [{ service: 'Builds', micros: 2_000_000 }], delayHours: 1 },
  handle: ({ truth, query, now: at }) => Response.json(truth.rows({ from: query.get('from') ?? '', to: query.get('to') ?? '', at })),
}

function startSandbox() {
  const faults = createFaults()
  const sandbox = createSandbox({ now, hosts: createProviderHosts({ now, faults, providers: [acme] }) })
  const ask = (path: string, init?: RequestInit) => sandbox.fetch(new Request(`http://sandbox.test/${path}`, init))
  const fail = (fault: Fault) =>
    ask(`${controlHost}/faults`, { method: 'POST', body: JSON.stringify({ host: 'api.acme.example', ...fault }) })
  return { ask, fail }
}

const spend = 'api.acme.example/v1/costs?from=2026-11-01&to=2026-11-10'

describe('the hosts of the providers', () => {
  test('every file of the folder is a provider of the list, and no two answer at one host', () => {
    const files = import.meta.glob(['./providers/*.ts', '!./providers/registry.ts', '!./providers/*.test.ts'])
    const ids = Object.keys(files).map((path) => path.replace(/^.*\//, '').replace('.ts', '').replaceAll('-', '_'))
    expect(sandboxProviders.map(({ id }) => id)).toEqual(ids.sort())
    expect(() => createProviderHosts({ now, faults: createFaults() })).not.toThrow()
  })

  test('the control host tells the truth that the provider shows', async () => {
    const { ask } = startSandbox()
    const shown = (await (await ask(spend)).json()) as { micros: number }[]
    const told = (await (await ask(`${controlHost}/truth/acme?from=2026-11-01&to=2026-11-10`)).json()) as {
      rows: unknown[]
      micros: { USD: number }
    }
    expect(told.rows).toEqual(shown)
    expect(told.micros.USD).toBe(shown.reduce((sum, { micros }) => sum + micros, 0))
    expect(told.micros.USD).toBeGreaterThan(0)
  })

  test('a fault lets as many requests through as it says, fails as many, and is over', async () => {
    const { ask, fail } = startSandbox()
    await fail({ kind: 'server_error', after: 2, times: 2 })
    const statuses: number[] = []
    for (let count = 0; count < 6; count += 1) statuses.push((await ask(spend)).status)
    expect(statuses).toEqual([200, 200, 500, 500, 200, 200])
    expect(await (await ask(`${controlHost}/asked`)).json()).toEqual({ 'api.acme.example': 6 })
  })

  test('faults wait for their turn, and clearing forgets them all', async () => {
    const { ask, fail } = startSandbox()
    await fail({ kind: 'unauthorized', times: 1 })
    await fail({ kind: 'forbidden', times: 5 })
    expect((await ask(spend)).status).toBe(401)
    expect((await ask(spend)).status).toBe(403)
    await ask(`${controlHost}/faults`, { method: 'DELETE' })
    expect((await ask(spend)).status).toBe(200)
  })

  test('a rate limit says when to come again', async () => {
    const { ask, fail } = startSandbox()
    await fail({ kind: 'rate_limited', times: 1, retryAfterSeconds: 90 })
    const answer = await ask(spend)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '90'])
  })

  test('a web page and half an answer come with a 200', async () => {
    const { ask, fail } = startSandbox()
    await fail({ kind: 'html', times: 1 })
    await fail({ kind: 'truncated', times: 1 })
    const [page, half] = [await ask(spend), await ask(spend)]
    expect([page.status, half.status]).toEqual([200, 200])
    expect(await page.text()).toMatch(/^<!doctype html>/)
    await expect(half.json()).rejects.toThrow(SyntaxError)
  })

  test('a timeout and a lost connection never answer', async () => {
    const { ask, fail } = startSandbox()
    await fail({ kind: 'timeout', times: 1 })
    await fail({ kind: 'network', times: 1 })
    await expect(ask(spend)).rejects.toMatchObject({ name: 'TimeoutError' })
    await expect(ask(spend)).rejects.toThrow(TypeError)
  })

  test('a fault for a host that nobody has is refused', async () => {
    const { ask } = startSandbox()
    const answer = await ask(`${controlHost}/faults`, {
      method: 'POST',
      body: JSON.stringify({ host: 'nobody.example', kind: 'html', times: 1 }),
    })
    expect(answer.status).toBe(404)
  })
})
