import type { Ctx } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import { failureOf, parseAnswer, parseJson, secretsIn } from './answer.ts'
import type { AuthorizeContext } from './authorize.ts'
import type { OptionalRequest, Provider } from './contract.ts'
import { isSecret } from './credentials.ts'
import { ProviderFailure } from './failure.ts'
import { type Reach, authorizerFor } from './hosts.ts'

/** What the client needs of the world. */
export type ClientCtx = Pick<Ctx, 'now' | 'sleep' | 'randomBytes' | 'outbound'>

export interface ClientOptions {
  ctx: ClientCtx
  provider: Provider
  credentials: Readonly<Record<string, string>>
  reach: Reach
  /** How many requests this invocation may make. */
  requestBudget: number
  /** Instant (ms) at which to give up. */
  deadline: number
}

const requestTimeoutMs = 60_000
/** A Retry-After up to this long is waited for; a longer one ends the sync until then. */
const patienceMs = 8_000
const maxAttempts = 3
export const maxAnswerBytes = 25_000_000

/** Sends requests for one provider within its budget; resolves to an answer that is not an error, or throws `ProviderFailure`. */
export function createRequester(options: ClientOptions) {
  const { ctx, provider, credentials, reach } = options
  const secrets = Object.entries(provider.credentials).flatMap(([name, field]) => (isSecret(field) ? (credentials[name] ?? []) : []))
  const hide = secrets.flatMap((value) => [value, ...secretsIn(jsonOrNothing(value))])
  let spent = 0

  async function sendOnce(request: Request): Promise<Response> {
    spent += 1
    if (spent > options.requestBudget) throw new ProviderFailure('over_budget', { detail: `More than ${options.requestBudget} requests` })
    const timeoutMs = Math.max(1, Math.min(requestTimeoutMs, options.deadline - ctx.now()))
    try {
      if (reach.selfHosted) await ctx.outbound.assertPublic(new URL(request.url))
      return await ctx.outbound.send(request, { timeoutMs, allows: reach.allows })
    } catch (error) {
      if (error instanceof AppError && error.code === 'host_refused') throw error
      if (error instanceof AppError) throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}: ${error.message}` })
      const timedOut = isTimeout(error)
      throw new ProviderFailure('unavailable', {
        detail: `${provider.name} ${timedOut ? 'took too long to answer' : 'could not be reached'}`,
        timedOut,
      })
    }
  }

  /** Tries again on 429 and 5xx, honouring Retry-After, with jitter; `optional` statuses answer at once. */
  async function sendPatiently(make: () => Request | Promise<Request>, optional: OptionalRequest['optional']): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOnce(await make(), optional)
      if (outcome instanceof Response) return outcome
      const wait = Math.max((outcome.retryAt ?? 0) - ctx.now(), 2 ** attempt * 250 + (ctx.randomBytes(1)[0] ?? 0))
      const passing = outcome.kind === 'rate_limited' || outcome.kind === 'unavailable'
      if (!passing || attempt >= maxAttempts || wait > patienceMs || ctx.now() + wait > options.deadline) throw outcome
      await ctx.sleep(wait)
    }
  }

  async function attemptOnce(request: Request, optional: OptionalRequest['optional']): Promise<Response | ProviderFailure> {
    const { host, pathname } = new URL(request.url)
    try {
      const response = await sendOnce(request)
      if (response.ok || optional.includes(response.status)) return response
      const text = (await response.text()).slice(0, 20_000)
      const answer = { status: response.status, headers: response.headers, json: jsonOrNothing(text), host, path: pathname }
      const failure = failureOf(provider, answer, ctx.now(), hide)
      return optional.includes(failure.kind) ? response : failure
    } catch (error) {
      if (error instanceof ProviderFailure) return error
      throw error
    }
  }

  const tokens: AuthorizeContext['tokens'] = new Map()
  const context: AuthorizeContext = {
    credentials,
    get now() {
      return ctx.now()
    },
    tokens,
    async exchange(request, schema) {
      assertListed(request.url)
      const response = await sendPatiently(() => request.clone() as Request, [])
      const where = new URL(request.url).pathname
      const answer = parseAnswer(provider, schema, parseJson(provider, await readText(response, where), where), where)
      hide.push(...secretsIn(answer))
      return answer
    },
  }

  const assertListed = (target: string) => {
    const { host, protocol } = new URL(target)
    if (protocol !== 'https:' || !reach.allows(host))
      throw new ProviderFailure('unexpected_answer', { detail: `${provider.name} named another host to call` })
  }

  /** Reads a body as far as the cap; what is longer is never held whole. */
  async function readBytes(response: Response, where: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    let length = 0
    try {
      for await (const chunk of response.body ?? []) {
        length += chunk.byteLength
        if (length > maxAnswerBytes)
          throw new ProviderFailure('over_budget', { detail: `${provider.name}, ${where}: an answer of more than ${maxAnswerBytes} bytes` })
        chunks.push(chunk)
      }
    } catch (error) {
      if (error instanceof ProviderFailure) throw error
      throw new ProviderFailure('unavailable', { detail: `${provider.name}, ${where}: the answer broke off`, timedOut: isTimeout(error) })
    }
    return join(chunks, length)
  }

  const readText = async (response: Response, where: string) => new TextDecoder().decode(await readBytes(response, where))

  return {
    readText,
    readBytes,
    /** Whole https URL of a path on the first host, or of a listed host. */
    async send(target: string, init: RequestInit, optional: OptionalRequest['optional'] = []): Promise<Response | undefined> {
      const address = target.startsWith('/') ? `${reach.base}${target}` : target
      assertListed(address)
      const authorize = authorizerFor(provider, new URL(address).host)
      if (!authorize) throw new RangeError(`${provider.id} does not say how to authorize at ${new URL(address).host}`)
      const response = await sendPatiently(() => authorize(new Request(address, init), context), optional)
      return response.ok ? response : undefined
    },
  }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}

/** The parsed text, or `undefined` when it is no JSON. */
function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
