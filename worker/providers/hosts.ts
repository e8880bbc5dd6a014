import type { Provider } from './contract.ts'

/** Where a provider may be called with these credentials. */
export interface Reach {
  /** Where a relative path goes: an https base without a trailing slash. */
  base: string
  allows(host: string): boolean
  /** Whether the address was typed by the user, and so must be proved public before each use. */
  selfHosted: boolean
}

/** Fills the provider's host patterns with the credentials: `{baseUrl}` is a whole address, other fields a label of the name. */
export function reachOf(provider: Provider, credentials: Readonly<Record<string, string>>): Reach {
  const filled = provider.hosts.map((pattern) => fill(pattern, credentials))
  const [first] = filled
  if (first === undefined) throw new RangeError(`${provider.id} names no host`)
  const hosts = filled.map((base) => new URL(base.replace('https://*.', 'https://any-.')).host)
  return {
    base: first,
    selfHosted: provider.hosts.includes('{baseUrl}'),
    allows: (host) => hosts.some((listed) => host === listed || (listed.startsWith('any-.') && host.endsWith(listed.slice('any-'.length)))),
  }
}

function fill(pattern: string, credentials: Readonly<Record<string, string>>): string {
  const text = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => credentials[name] ?? '')
  return pattern === '{baseUrl}' ? text : `https://${text}`
}

/** The authorizer for a host: the provider's one, or the one under the first pattern that fits (`*` fits all). */
export function authorizerFor(provider: Provider, host: string) {
  if (typeof provider.authorize === 'function') return provider.authorize
  const entry = Object.entries(provider.authorize).find(
    ([pattern]) => pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1))),
  )
  return entry?.[1]
}
