import { authorizerFor, reachOf } from '../hosts.ts'
import { none } from '../authorize.ts'
import { isSecret } from '../credentials.ts'
import { serve, truthOf } from '../fixtures/serve.ts'
import { describe } from './compare.ts'
import type { Sent } from './harness.ts'
import { type Rule, type Subject, stepsOf } from './rule.ts'

/** Everything asked for while each step runs once. */
async function allSent({ provider, harness }: Subject): Promise<Sent[]> {
  const outcomes = await Promise.all(stepsOf(provider).map((step) => harness.run(step)))
  return outcomes.flatMap(({ sent }) => sent)
}

async function findHostProblems(subject: Subject): Promise<string[]> {
  const { provider, fixture, harness } = subject
  const called = new Set<string>()
  const problems: string[] = []
  for (const step of stepsOf(provider)) {
    const outcome = await harness.run(step)
    for (const { request } of outcome.sent) called.add(new URL(request.url).host)
    if (outcome.failure ?? outcome.crash) problems.push(`${step} ${describe(outcome)}`)
  }
  const reach = reachOf(provider, fixture.credentials)
  problems.push(...[...called].filter((host) => !reach.allows(host)).map((host) => `${host} is called and not listed`))
  for (const pattern of provider.hosts) {
    const one = reachOf({ ...provider, hosts: [pattern] }, fixture.credentials)
    if (![...called].some((host) => one.allows(host))) problems.push(`${pattern} is listed and never called`)
  }
  return problems
}

const secretsOf = ({ provider, fixture }: Subject): string[] =>
  Object.entries(provider.credentials)
    .filter(([, field]) => isSecret(field))
    .flatMap(([name]) => fixture.credentials[name] ?? [])
    .flatMap((value) => [value, ...stringsWithin(value)])
    .filter((value) => value.length >= 6)

/** The texts inside a key file. */
function stringsWithin(value: string): string[] {
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null ? [(parsed as { private_key?: string }).private_key ?? value] : []
  } catch {
    return []
  }
}

async function findUrlProblems(subject: Subject): Promise<string[]> {
  const secrets = secretsOf(subject)
  const forms = secrets.flatMap((value) => [
    value,
    encodeURIComponent(value),
    btoa(String.fromCharCode(...new TextEncoder().encode(value))),
  ])
  const exposed = (await allSent(subject)).filter(({ request }) => forms.some((form) => request.url.includes(form)))
  const { credentialsInUrl } = subject.fixture
  if (credentialsInUrl) return exposed.length > 0 ? [] : ['the fixture excuses credentials in URLs, and there are none']
  return exposed.map(({ request }) => `a credential stands in the URL of ${new URL(request.url).pathname}`)
}

const harmless = new Set(['accept', 'accept-language', 'content-type', 'content-length', 'user-agent'])

/** Each request is accepted as it was sent, and refused by the sandbox once what authorizes it is taken away. */
async function findAuthorizationProblems(subject: Subject): Promise<string[]> {
  const { provider, fixture } = subject
  const secrets = secretsOf(subject)
  const problems = new Set<string>()
  for (const { request, body } of await allSent(subject)) {
    const { host, pathname } = new URL(request.url)
    const isTokenRequest = body.includes('grant_type=')
    if (isTokenRequest || authorizerFor(provider, host) === none || fixture.credentialsInUrl) continue
    const stripped = new Headers(request.headers)
    for (const [name, value] of request.headers) {
      if (harmless.has(name)) continue
      if (name === 'authorization' || secrets.some((secret) => value.includes(secret))) stripped.delete(name)
    }
    if ([...stripped].length === [...request.headers].length) problems.add(`nothing authorizes ${pathname}`)
    const bare = new Request(request.url, { method: request.method, headers: stripped, ...(body ? { body } : {}) })
    const context = { truth: truthOf(fixture), pageSize: fixture.pageSize, now: Date.parse(fixture.now) }
    const answer = await serve(fixture, bare, context)
    if (answer.status < 400) problems.add(`the sandbox answers ${pathname} without credentials`)
  }
  return [...problems]
}

export const requestRules: readonly Rule[] = [
  { name: 'calls the hosts it lists and no others', check: findHostProblems },
  { name: 'puts no credential in a URL', check: findUrlProblems },
  { name: 'authorizes every request as its documentation says', check: findAuthorizationProblems },
]
