import type { FailureKind } from '../contract.ts'
import { isSecret } from '../credentials.ts'
import { bodyOf } from '../fixtures/serve.ts'
import { describe } from './compare.ts'
import type { Options, Outcome } from './harness.ts'
import { type Rule, type Subject, stepsOf } from './rule.ts'

type Answer = NonNullable<Options['answer']>

const html = '<!doctype html><html><head><title>Bad gateway</title></head><body>Try again later</body></html>'

/** Cuts the last line in the middle, so that JSON, NDJSON and CSV alike are left half. */
export function halve(text: string): string {
  const whole = text.trimEnd()
  const lastLine = whole.lastIndexOf('\n') + 1
  return whole.slice(0, lastLine + Math.floor((whole.length - lastLine) / 2))
}

async function truncated(pass: () => Promise<Response>): Promise<Response> {
  const response = await pass()
  const text = await bodyOf(response)
  const { 'content-length': _, ...headers } = Object.fromEntries(response.headers)
  return new Response(halve(text), { status: response.status, headers })
}

const timeout: Answer = () => {
  throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
}

interface Trouble {
  name: string
  answer: Answer
  kinds: readonly FailureKind[]
  also?: (outcome: Outcome) => string | undefined
}

/** What may happen at any provider, whatever its documentation says. */
const troubles: readonly Trouble[] = [
  { name: '401', answer: () => Response.json({}, { status: 401 }), kinds: ['credentials_rejected', 'permission_missing'] },
  { name: '403', answer: () => Response.json({}, { status: 403 }), kinds: ['permission_missing', 'credentials_rejected', 'not_offered'] },
  {
    name: '429 with Retry-After',
    answer: () => Response.json({}, { status: 429, headers: { 'retry-after': '120' } }),
    kinds: ['rate_limited'],
    also: ({ failure, now }) => (failure?.retryAt === now + 120_000 ? undefined : 'Retry-After is lost'),
  },
  { name: '500', answer: () => new Response('oops', { status: 500 }), kinds: ['unavailable'] },
  {
    name: 'a timeout',
    answer: timeout,
    kinds: ['unavailable'],
    also: ({ failure }) => (failure?.timedOut ? undefined : 'it is not told as a timeout'),
  },
  { name: 'HTML', answer: () => new Response(html, { headers: { 'content-type': 'text/html' } }), kinds: ['unexpected_answer'] },
  { name: 'half an answer', answer: (_, pass) => truncated(pass), kinds: ['unexpected_answer'] },
]

function judge(what: string, outcome: Outcome, kinds: readonly FailureKind[]): string[] {
  if (outcome.failure && kinds.includes(outcome.failure.kind)) return []
  return [`${what}: ${describe(outcome)}, not ${kinds.join(' or ')}`]
}

async function findTroubleProblems({ provider, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const step of stepsOf(provider)) {
    for (const { name, answer, kinds, also } of troubles) {
      const outcome = await harness.run(step, { answer })
      problems.push(...judge(`${step}, ${name}`, outcome, kinds))
      const more = outcome.failure && also?.(outcome)
      if (more) problems.push(`${step}, ${name}: ${more}`)
    }
  }
  return problems
}

const mostRequestsTried = 40

/** Whichever request fails, the step fails: half a result would be taken for a whole one. */
async function findPartialProblems({ provider, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const step of stepsOf(provider)) {
    const whole = await harness.run(step)
    for (let first = 1; first < Math.min(whole.sent.length, mostRequestsTried); first += 1) {
      let count = 0
      const fromThen =
        (trouble: Answer): Answer =>
        (request, pass) =>
          (count += 1) > first ? trouble(request, pass) : pass()
      const failing = await harness.run(step, { answer: fromThen(() => new Response('oops', { status: 500 })) })
      problems.push(...judge(`${step}, request ${first + 1} of ${whole.sent.length} fails`, failing, ['unavailable']))
      count = 0
      const broken = await harness.run(step, { answer: fromThen((_, pass) => truncated(pass)) })
      if (broken.sent.length > first)
        problems.push(...judge(`${step}, answer ${first + 1} of ${whole.sent.length} is half`, broken, ['unexpected_answer']))
    }
  }
  return problems
}

async function findDocumentedProblems({ provider, fixture, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const failure of fixture.failures) {
    let met = false
    const answer: Answer = (request, pass) => {
      if (failure.when && !failure.when(request)) return pass()
      met = true
      return new Response(failure.body, { status: failure.status, headers: { 'content-type': 'application/json', ...failure.headers } })
    }
    const outcome = await harness.run(failure.during, { answer })
    problems.push(...judge(`"${failure.name}" during ${failure.during}`, outcome, [failure.kind]))
    if (!met) problems.push(`"${failure.name}": no request of ${failure.during} asks for it`)
  }
  if (!fixture.failures.some(({ kind, during }) => during === 'identify' && kind === 'credentials_rejected')) {
    problems.push('the fixture lacks the documented answer to a wrong key')
  }
  const rejected = await harness.run('identify', { credentials: wrongKeys({ provider, fixture }) })
  problems.push(...judge('the sandbox refuses a wrong key', rejected, ['credentials_rejected']))
  return problems
}

/** The credentials with `rejected` in every key, which the sandbox takes for a wrong one. */
function wrongKeys({ provider, fixture }: Pick<Subject, 'provider' | 'fixture'>): Record<string, string> {
  const inHosts = (name: string) => provider.hosts.some((host) => host.includes(`{${name}}`))
  const entries = Object.entries(fixture.credentials).map(([name, value]) => {
    const kind = provider.credentials[name]?.kind
    if (kind === 'file') return [name, value.replace(/("client_email"\s*:\s*")/, '$1rejected-')]
    return [name, kind === 'secret' || (kind === 'text' && !inHosts(name)) ? `${value}rejected` : value]
  })
  return Object.fromEntries(entries)
}

/** Providers repeat keys in their errors; ours never do. */
async function findToldSecrets({ provider, fixture, harness }: Subject): Promise<string[]> {
  const secrets = Object.entries(fixture.credentials).filter(([name]) =>
    isSecret(provider.credentials[name] ?? { kind: 'text', label: '', help: '', optional: true }),
  )
  const echo = Object.fromEntries(secrets.map(([name, value]) => [name, value]))
  const told: string[] = []
  for (const step of stepsOf(provider)) {
    for (const status of [400, 401, 403, 422, 500]) {
      for (const body of [...secrets.map(([, value]) => ({ message: `no key ${value}`, error: { message: `no key ${value}` } })), echo]) {
        const { failure, crash } = await harness.run(step, { answer: () => Response.json(body, { status }) })
        const said = [failure?.message, failure?.detail, failure?.permission, crash instanceof Error ? crash.message : ''].join(' ')
        told.push(...secrets.filter(([, value]) => said.includes(value)).map(([name]) => `${step}, ${status}: the failure repeats ${name}`))
      }
    }
  }
  return [...new Set(told)]
}

export const failureRules: readonly Rule[] = [
  { name: 'tells each common failure for what it is', check: findTroubleProblems },
  { name: 'fails whole when any request of it fails', check: findPartialProblems },
  { name: 'reads its documented failures rightly', check: findDocumentedProblems },
  { name: 'never repeats a credential in a failure', check: findToldSecrets },
]
