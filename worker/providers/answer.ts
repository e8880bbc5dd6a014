import type { z } from 'zod'
import type { FailedAnswer, FailureKind, OwnFailure, Provider } from './contract.ts'
import { ProviderFailure } from './failure.ts'

/** The kind that an HTTP status usually means. */
function kindOf(status: number): FailureKind {
  if (status === 401) return 'credentials_rejected'
  if (status === 403) return 'permission_missing'
  if (status === 408 || status >= 500) return 'unavailable'
  if (status === 429) return 'rate_limited'
  return 'unexpected_answer'
}

/** Turns a refused answer into the failure it stands for: the provider's own reading first, then the status. */
export function failureOf(provider: Provider, answer: FailedAnswer, now: number, hide: readonly string[]): ProviderFailure {
  const own = provider.failure?.(answer)
  const reading: OwnFailure = typeof own === 'string' ? { kind: own } : (own ?? { kind: kindOf(answer.status) })
  const { kind, permission, message } = reading
  const said = message ?? sayOf(answer.json)
  const retryAt = reading.retryAt ?? retryAfter(answer.headers, now)
  return new ProviderFailure(kind, {
    detail: `${provider.name} answered ${answer.status}${said ? `: ${mask(said, hide)}` : ''}`,
    ...(permission ? { permission } : {}),
    ...(retryAt === undefined ? {} : { retryAt }),
  })
}

/** `Retry-After` as an instant (ms): seconds or an HTTP date (RFC 9110 §10.2.3). */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')
  if (!value) return undefined
  if (/^\d+$/.test(value)) return now + Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : date
}

/** The sentence in an error body, in the shapes that APIs commonly use. */
function sayOf(json: unknown): string | undefined {
  if (typeof json === 'string') return json
  if (typeof json !== 'object' || json === null) return undefined
  const body = json as Record<string, unknown>
  for (const name of ['error_description', 'message', 'Message', 'detail', 'error', 'Error', 'errors', 'title']) {
    const value = Array.isArray(body[name]) ? body[name][0] : body[name]
    const said = sayOf(value)
    if (said) return said
  }
  return undefined
}

/** Shortens what a provider said, and hides any credential it may repeat: whole, or a long one cut short. */
export function mask(text: string, hide: readonly string[]): string {
  const known = hide.filter((value) => value.length >= 6).toSorted((a, b) => b.length - a.length)
  const whole = known.reduce((rest, value) => rest.replaceAll(value, '…'), text)
  const hidden = known
    .filter((value) => value.length > 16)
    .reduce(
      (rest, value) =>
        rest
          .split(/(\s+|["'])/)
          .map((word) => (word.includes(value.slice(0, 12)) ? '…' : word))
          .join(''),
      whole,
    )
  return hidden.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
}

/** The secret members of a key file or a token answer: they must not be repeated either. */
export const secretsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) =>
        typeof member === 'string' && /key|secret|token$|password/i.test(name) ? [member] : [],
      )
    : []

/** Parses with the schema; a mismatch names the place and what was expected there, never the value. */
export function parseAnswer<T>(provider: Provider, schema: z.ZodType<T>, value: unknown, where: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue ? issue.path.filter((part) => typeof part !== 'number').join('.') : ''
  throw new ProviderFailure('unexpected_answer', {
    detail: `${provider.name}, ${where}: ${place || 'the answer'} ${issue?.message ?? ''}`.trim(),
  })
}

export function parseJson(provider: Provider, text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const looks = /^\s*</.test(text) ? 'a web page instead of JSON' : 'half an answer'
    throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}, ${where}: ${looks}` })
  }
}
