import { type Inbox, createInbox, inboxPage } from './inbox.ts'
import { type SupabaseOptions, createSupabase } from './supabase.ts'

/** What a host of the sandbox is asked. */
export interface HostRequest {
  method: string
  host: string
  path: string
  query: URLSearchParams
  headers: Headers
  body: string
  now: number
  /** Where a browser reaches the sandbox, for links and forms. */
  origin: string
}

export type Host = (request: HostRequest) => Response | Promise<Response>

export interface SandboxOptions {
  now(): number
  /** Further hosts by name; `*.example.com` answers for every name below. */
  hosts?: Record<string, Host>
  supabase?: SupabaseOptions
}

export interface Sandbox {
  /** Answers `/<host>/<path>?<query>` as that host would. */
  fetch(request: Request): Promise<Response>
  /** Every mail that any service of the sandbox sent. */
  inbox: Inbox
}

export const inboxHost = 'inbox.sandbox'
export const supabaseHost = 'demo.supabase.co'

/** A local internet: every service that the product talks to, by host name. */
export function createSandbox({ now, hosts = {}, supabase }: SandboxOptions): Sandbox {
  const inbox = createInbox()
  const known: Record<string, Host> = { ...hosts, [supabaseHost]: createSupabase(inbox, supabase) }
  const find = (host: string): Host | undefined => known[host] ?? known[`*${host.slice(host.indexOf('.'))}`]
  known[inboxHost] = ({ origin }) => inboxPage(inbox, origin, (host) => find(host) !== undefined)

  return {
    inbox,
    async fetch(request) {
      const url = new URL(request.url)
      const [, host = '', rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? []
      const answer = find(host)
      if (!answer) return Response.json({ error: `the sandbox has no host "${host}"` }, { status: 421 })
      const { method, headers } = request
      const body = method === 'GET' || method === 'HEAD' ? '' : await request.text()
      return answer({ method, host, path: rest || '/', query: url.searchParams, headers, body, now: now(), origin: url.origin })
    },
  }
}
