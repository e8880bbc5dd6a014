import { beforeAll, describe, expect, it } from 'vitest'
import { sandboxProviders } from '../sandbox/providers/registry.ts'
import { isSecret } from '../worker/providers/credentials.ts'
import { getProvider } from '../worker/providers/registry.ts'
import { type Seen, playScenario } from './support/scenario.ts'
import { type WholeApp, addTenant, demoCredentialsOf, startWhole } from './support/seeded.ts'

const jwtSecret = 'jwt-secret-that-nobody-may-see'

let world: WholeApp
let seen: Seen[]
/** Every address that the Worker asked, whole. */
const addresses: string[] = []
/** What must never be seen outside, by what it is. */
let secrets: Map<string, string>

beforeAll(async () => {
  const note = (request: Request) => void addresses.push(request.url)
  world = startWhole({ variables: { SUPABASE_JWT_SECRET: jwtSecret }, intercept: note as () => undefined })
  const scenario = await playScenario(world)
  seen = scenario.seen
  secrets = new Map([...plantedCredentials(), ...deploymentSecrets(), ...sessionSecrets(scenario.sessionCookies)])
}, 60_000)

/** The secret fields of every provider's demo account. */
const plantedCredentials = (): [string, string][] =>
  sandboxProviders.flatMap(({ id }) =>
    Object.entries(demoCredentialsOf(id))
      .filter(([name]) => isSecret(getProvider(id).credentials[name] ?? { kind: 'text', label: '', help: '', optional: true }))
      .map(([name, value]): [string, string] => [`${id} ${name}`, value]),
  )

function deploymentSecrets(): [string, string][] {
  const { CRON_SECRET = '', CREDENTIAL_KEYS = '' } = world.bindings
  return [
    ['the cron secret', CRON_SECRET],
    ['the key ring', CREDENTIAL_KEYS.split(':')[1] ?? ''],
    ['the JWT secret', jwtSecret],
  ]
}

/** The tokens in a browser's session cookie, and the cookie itself. */
function sessionSecrets(cookies: ReadonlyMap<string, string>): [string, string][] {
  const [, cookie = ''] = [...cookies].find(([name]) => name.endsWith('-auth-token')) ?? []
  const stored = JSON.parse(atob(cookie.replace('base64-', '').replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, string>
  return [
    ['the session cookie', cookie],
    ['the access token', stored['access_token'] ?? ''],
    ['the refresh token', stored['refresh_token'] ?? ''],
  ]
}

/** Which secrets a text holds, as they are or as they would stand in an address or in JSON. */
const found = (text: string): string[] =>
  [...secrets]
    .filter(([, value]) => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)].some((form) => text.includes(form)))
    .map(([name]) => name)

describe('a secret', () => {
  it('is planted for every provider and the deployment, so that there is something to find', () => {
    expect(secrets.size).toBeGreaterThanOrEqual(sandboxProviders.length + 6)
    for (const [name, value] of secrets) expect([name, value.length >= 8]).toEqual([name, true])
  })

  it('is in no log line', () => {
    expect(world.log.length).toBeGreaterThan(10)
    expect(found(world.log.join('\n'))).toEqual([])
  })

  it('is in no answer, neither in its body nor in a header, save the session in its own cookie', () => {
    expect(seen.some(({ status }) => status >= 400)).toBe(true)
    const told = seen.map(
      ({ text, headers }) =>
        `${text}\n${[...headers].flatMap(([name, value]) => (name === 'set-cookie' ? [] : [`${name}: ${value}`])).join('\n')}`,
    )
    expect(found(told.join('\n'))).toEqual([])
  })

  it('is in no queue message, which holds two ids and nothing else', () => {
    expect(world.sent.length).toBeGreaterThan(10)
    for (const message of world.sent)
      expect(message).toEqual({ workspaceId: expect.stringMatching(/^wsp_/), connectionId: expect.stringMatching(/^con_/) })
  })

  it('is in no address that the Worker asks', () => {
    expect(addresses.length).toBeGreaterThan(50)
    expect(found(addresses.join('\n'))).toEqual([])
  })

  it('is hidden where a provider repeats it in a refusal', async () => {
    for (const provider of sandboxProviders) {
      const credentials = demoCredentialsOf(provider.id)
      const parrot = startWhole({
        intercept: (request) =>
          request.url.includes('supabase')
            ? undefined
            : Response.json({ error: { message: `bad key ${Object.values(credentials).join(' ')}` } }, { status: 401 }),
      })
      const { browser } = await addTenant(parrot, 'eve@example.com', [])
      const answer = await browser.fetch(`/api/providers/${provider.id}/connect`, { json: { credentials } })
      expect([provider.id, answer.status >= 400, found(await answer.text()), found(parrot.log.join())]).toEqual([provider.id, true, [], []])
    }
  })
})
