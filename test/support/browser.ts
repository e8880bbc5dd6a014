import type { Env } from '../../worker/deps.ts'

/** The site's address in tests. */
export const site = 'https://outlay.test'

interface Answerer {
  fetch(request: Request, env: Env): Response | Promise<Response>
}

export interface BrowserInit extends RequestInit {
  /** Sent as a JSON body. */
  json?: unknown
}

/** A browser as far as the API sees one: it keeps cookies, names its origin on unsafe requests, follows no redirects. */
export interface Browser {
  fetch(path: string, init?: BrowserInit): Promise<Response>
  /** The JSON answer, whatever its status. */
  json<T = Record<string, unknown>>(path: string, init?: BrowserInit): Promise<T>
  readonly cookies: Map<string, string>
}

export function openBrowser(app: Answerer, bindings: Env, cookies = new Map<string, string>()): Browser {
  async function send(path: string, { json, ...init }: BrowserInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const method = init.method ?? (json === undefined ? 'GET' : 'POST')
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    if (method !== 'GET' && !headers.has('Origin')) headers.set('Origin', site)
    if (json !== undefined) headers.set('Content-Type', 'application/json')
    const body = json === undefined ? init.body : JSON.stringify(json)
    const request = new Request(new URL(path, site), { ...init, method, headers, ...(body === undefined ? {} : { body }) })
    const response = await app.fetch(request, bindings)
    for (const line of response.headers.getSetCookie()) keep(line)
    return response
  }

  function keep(line: string) {
    const [pair = '', ...attributes] = line.split('; ')
    const at = pair.indexOf('=')
    if (attributes.includes('Max-Age=0')) cookies.delete(pair.slice(0, at))
    else cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }

  return { fetch: send, json: async (path, init) => (await send(path, init)).json(), cookies }
}
