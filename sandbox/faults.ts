import type { Fault } from './world.ts'

export interface Faults {
  /** The host answers so, after the faults it has already. */
  add(host: string, fault: Fault): void
  clear(): void
  /** How many requests the host has had, failed ones included. */
  asked(host: string): number
  /** Fails in the host's stead while it has a fault, else lets it answer. */
  answer(host: string, pass: () => Response | Promise<Response>): Promise<Response>
}

export interface FaultOptions {
  /** What a request that is never answered comes to. Default: it gives up at once, so that nobody waits. */
  timeout?: () => Promise<Response>
}

const giveUp = (): Promise<Response> => Promise.reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))

/** Failures on demand, a queue for each host. */
export function createFaults({ timeout = giveUp }: FaultOptions = {}): Faults {
  const queues = new Map<string, Required<Pick<Fault, 'kind' | 'times' | 'after' | 'retryAfterSeconds'>>[]>()
  const counts = new Map<string, number>()

  function next(host: string) {
    const [fault, ...rest] = queues.get(host) ?? []
    if (!fault) return undefined
    if (fault.after > 0) {
      fault.after -= 1
      return undefined
    }
    fault.times -= 1
    if (fault.times <= 0) queues.set(host, rest)
    return fault
  }

  return {
    add(host, { kind, times, after = 0, retryAfterSeconds = 30 }) {
      queues.set(host, [...(queues.get(host) ?? []), { kind, times, after, retryAfterSeconds }])
    },
    clear() {
      queues.clear()
      counts.clear()
    },
    asked: (host) => counts.get(host) ?? 0,
    async answer(host, pass) {
      counts.set(host, (counts.get(host) ?? 0) + 1)
      const fault = next(host)
      if (!fault) return pass()
      switch (fault.kind) {
        case 'unauthorized':
          return Response.json({ message: 'unauthorized' }, { status: 401 })
        case 'forbidden':
          return Response.json({ message: 'forbidden' }, { status: 403 })
        case 'rate_limited':
          return Response.json({ message: 'slow down' }, { status: 429, headers: { 'retry-after': String(fault.retryAfterSeconds) } })
        case 'server_error':
          return new Response('internal error', { status: 500 })
        case 'html':
          return new Response('<!doctype html><title>Down for maintenance</title>', { headers: { 'content-type': 'text/html' } })
        case 'truncated':
          return truncate(await pass())
        case 'timeout':
          return timeout()
        case 'network':
          throw new TypeError('Network connection lost.')
        default:
          return fault.kind satisfies never
      }
    },
  }
}

/** The first half of the answer, under the headers of the whole. */
async function truncate(response: Response): Promise<Response> {
  const text = await response.text()
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(text.slice(0, Math.floor(text.length / 2)), { status: response.status, headers })
}
