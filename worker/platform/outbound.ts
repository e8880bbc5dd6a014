import { AppError } from './errors.ts'
import { refuseHost, resolvesPrivately } from './private-hosts.ts'

export interface OutboundOptions {
  fetch: (request: Request) => Promise<Response>
  /** `UPSTREAM_ORIGIN`: where every outbound request goes instead, in development and tests. */
  upstreamOrigin?: string | undefined
  /** `UPSTREAM_HOSTS`: only these hosts are rewritten; empty means all. */
  upstreamHosts?: readonly string[]
  /** `ALLOW_PRIVATE_HOSTS`: names that may be private. */
  allowPrivateHosts?: readonly string[]
  /** A signal that aborts after so many ms. Where time is not real, one that follows that time. */
  abortAfter?: (ms: number) => AbortSignal
}

export interface SendOptions {
  timeoutMs?: number
  /** Which hosts (with port unless 443) redirects may lead to. Default: the request's own host. */
  allows?: (host: string) => boolean
}

/** The one way out. Every SDK is given `fetch`; provider adapters go through `send`. */
export interface Outbound {
  send(request: Request, options?: SendOptions): Promise<Response>
  /** For SDKs that take a `fetch`. Redirects stay on the request's host. */
  fetch: typeof globalThis.fetch
  /** A URL that we give the browser, rewritten as our own requests are. */
  forBrowser(url: string): string
  isRewritten(host: string): boolean
  /** Throws `host_refused` unless the address may be called: by name at once, then by DNS. */
  assertPublic(url: URL): Promise<void>
}

const maxRedirects = 5

/** What may go along to another host; everything else may be a credential. */
const harmlessHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent'])

/** `https://host/path?query` becomes `${UPSTREAM_ORIGIN}/host/path?query`; signatures were made for the original and stay as they are. */
export function createOutbound(options: OutboundOptions): Outbound {
  const { upstreamOrigin, upstreamHosts = [], allowPrivateHosts = [], abortAfter = (ms) => AbortSignal.timeout(ms) } = options
  const isRewritten = (host: string) => upstreamOrigin !== undefined && (upstreamHosts.length === 0 || upstreamHosts.includes(host))
  const rewrite = (url: URL) => (isRewritten(url.host) ? new URL(`${upstreamOrigin}/${url.host}${url.pathname}${url.search}`) : url)

  async function send(request: Request, { timeoutMs = 30_000, allows }: SendOptions = {}): Promise<Response> {
    const first = new URL(request.url)
    const allowed = allows ?? ((host: string) => host === first.host)
    const signal = AbortSignal.any([request.signal, abortAfter(timeoutMs)])
    const body = request.body === null ? undefined : await request.arrayBuffer()
    let { method } = request
    let url = first
    const headers = new Headers(request.headers)
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const keepsBody = method !== 'GET' && method !== 'HEAD'
      const target = new Request(rewrite(url), { method, headers, redirect: 'manual', signal, ...(keepsBody && body ? { body } : {}) })
      const response = await options.fetch(target)
      const location = response.headers.get('location')
      if (![301, 302, 303, 307, 308].includes(response.status) || !location) return response
      const next = new URL(location, url)
      if (next.protocol !== 'https:' || !allowed(next.host))
        throw new AppError('provider_unavailable', { detail: 'The answer redirected to another host.' })
      if (next.host !== url.host) for (const name of [...headers.keys()]) if (!harmlessHeaders.has(name)) headers.delete(name)
      if (response.status === 303 || (response.status !== 307 && response.status !== 308 && method === 'POST')) method = 'GET'
      url = next
    }
    throw new AppError('provider_unavailable', { detail: 'The answer redirected too often.' })
  }

  return {
    send,
    fetch: (input, init) => send(new Request(input as RequestInfo, init)),
    forBrowser: (url) => rewrite(new URL(url)).toString(),
    isRewritten,
    async assertPublic(url) {
      const reason = refuseHost(url.hostname, allowPrivateHosts)
      if (reason) throw new AppError('host_refused', { detail: `${url.hostname} cannot be used: ${reason}.` })
      if (isRewritten(url.host) || allowPrivateHosts.includes(url.hostname)) return
      const resolved = await resolvesPrivately(url.hostname, (request) => send(request, { timeoutMs: 5_000 }))
      if (resolved) throw new AppError('host_refused', { detail: `${url.hostname} cannot be used: ${resolved}.` })
    },
  }
}
