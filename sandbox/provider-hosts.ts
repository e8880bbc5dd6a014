import type { Host } from './app.ts'
import { dayAfter, dayAt } from './calendar.ts'
import type { Faults } from './faults.ts'
import { sandboxProviders } from './providers/registry.ts'
import { seededTruth } from './truth.ts'
import type { Fault, SandboxProvider, Truth } from './world.ts'

export interface ProviderHostOptions {
  now(): number
  faults: Faults
  /** Default: 400 days of seeded spend, one account a provider. */
  truthOf?: (provider: SandboxProvider) => Truth
  providers?: readonly SandboxProvider[]
  /** How many items a page holds. */
  pageSize?: number
}

/** Where tests and people steer the sandbox itself: `/sandbox/faults`, `/sandbox/truth/<provider>`, `/sandbox/asked`. */
export const controlHost = 'sandbox'

/** Every provider's hosts, and the control host, for `createSandbox({ hosts })`. */
export function createProviderHosts(options: ProviderHostOptions): Record<string, Host> {
  const { now, faults, truthOf = seededTruths(now()), providers = sandboxProviders, pageSize = 100 } = options
  const hosts: Record<string, Host> = {}
  for (const provider of providers) {
    const truth = truthOf(provider)
    const handle: Host = ({ method, host, path, query, headers, body, now: at }) =>
      faults.answer(host, () => provider.handle({ method, host, path, query, headers, body, now: at, truth, pageSize }))
    for (const host of provider.hosts) {
      if (hosts[host]) throw new Error(`two providers answer at ${host}`)
      hosts[host] = handle
    }
  }
  return { ...hosts, [controlHost]: createControl({ faults, truthOf, providers, hosts: Object.keys(hosts) }) }
}

/** The same account each time it is asked for. */
export function seededTruths(now: number, accountKey = 'demo'): (provider: SandboxProvider) => Truth {
  const truths = new Map<string, Truth>()
  const since = dayAfter(dayAt(now), -400)
  return (provider) => {
    const truth = truths.get(provider.id) ?? seededTruth(provider, accountKey, { since })
    truths.set(provider.id, truth)
    return truth
  }
}

interface Control extends Required<Pick<ProviderHostOptions, 'faults' | 'truthOf' | 'providers'>> {
  hosts: readonly string[]
}

function createControl({ faults, truthOf, providers, hosts }: Control): Host {
  return ({ method, path, query, body, now }) => {
    if (path === '/faults' && method === 'POST') {
      const { host, ...fault } = JSON.parse(body) as Fault & { host: string }
      if (!hosts.includes(host)) return Response.json({ error: `no provider answers at ${host}` }, { status: 404 })
      faults.add(host, fault)
      return new Response(null, { status: 204 })
    }
    if (path === '/faults' && method === 'DELETE') {
      faults.clear()
      return new Response(null, { status: 204 })
    }
    if (path === '/asked') return Response.json(Object.fromEntries(hosts.map((host) => [host, faults.asked(host)])))
    const provider = providers.find(({ id }) => path === `/truth/${id}`)
    if (!provider) return Response.json({ error: 'the sandbox knows /faults, /asked and /truth/<provider>' }, { status: 404 })
    const at = Number(query.get('at') ?? now)
    const truth = truthOf(provider)
    const rows = truth.rows({ from: query.get('from') ?? '0000-01-01', to: query.get('to') ?? '9999-12-31', at })
    return Response.json({ rows, micros: totalsOf(rows), balance: truth.balance?.(at) ?? null })
  }
}

/** What was spent, by currency. */
function totalsOf(rows: ReturnType<Truth['rows']>): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { currency = 'USD', micros } of rows) totals[currency] = (totals[currency] ?? 0) + micros
  return totals
}
