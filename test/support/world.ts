import { env } from 'cloudflare:workers'
import type { SandboxProvider, Truth } from '../../sandbox/world.ts'
import { type Effects, type Env, createCtx } from '../../worker/deps.ts'
import { dispatchSyncs } from '../../worker/jobs/dispatch.ts'
import { runSyncMessage } from '../../worker/jobs/pipeline.ts'
import type { Ctx, SyncMessage } from '../../worker/platform/context.ts'
import type { Actor } from '../../worker/platform/route.ts'
import { connect } from '../../worker/providers/connect.ts'
import { createWorkspace } from '../../worker/team/create-workspace.ts'

export interface WorldOptions {
  /** RFC 3339; where the clock stands at first. */
  now: string
  provider: SandboxProvider
  truth: Truth
  /** Answers some requests itself, before the sandbox does. */
  intercept?: (request: Request) => Response | Promise<Response> | undefined
  currency?: string
  timeZone?: string
}

/** One workspace and one provider's world: a clock to move, a queue to deliver by hand, and the real database. */
export async function createWorld(options: WorldOptions) {
  const state = { now: Date.parse(options.now), queue: [] as SyncMessage[], requests: [] as Request[], seed: 1 }
  const effects: Effects = {
    pass: (_kind, _what, run) => run(),
    now: () => state.now,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    sleep: async (ms) => {
      state.now += ms
    },
    write: () => undefined,
    async fetch(request) {
      state.requests.push(request.clone() as Request)
      const intercepted = await options.intercept?.(request.clone() as Request)
      if (intercepted) return intercepted
      const url = new URL(request.url)
      if (!options.provider.hosts.includes(url.host)) return new Response('no such host', { status: 599 })
      const { method, headers } = request
      const body = await request.text()
      return options.provider.handle({
        method,
        host: url.host,
        path: url.pathname,
        query: url.searchParams,
        headers,
        body,
        now: state.now,
        truth: options.truth,
        pageSize: 100,
      })
    },
  }
  const queue = {
    sendBatch: async (messages: Iterable<{ body: SyncMessage }>) => void state.queue.push(...[...messages].map((message) => message.body)),
  }
  const newCtx = (): Ctx => createCtx({ ...(env as unknown as Env), SYNC_QUEUE: queue as unknown as Queue<SyncMessage> }, effects)
  const user = { id: crypto.randomUUID(), email: 'ada@example.com', name: 'Ada' }
  const workspaceId = await createWorkspace({
    ctx: newCtx(),
    user,
    name: 'Test',
    currency: options.currency ?? 'USD',
    timeZone: options.timeZone ?? 'UTC',
  })
  const actor: Actor = { user, workspaceId, role: 'owner', plan: 'self_hosted' }

  return {
    state,
    effects,
    newCtx,
    actor,
    user,
    workspaceId,
    db: (env as unknown as Env).DB,
    connect: (credentials: Record<string, string> = options.provider.demoCredentials) =>
      connect({ ctx: newCtx(), actor, providerId: options.provider.id, label: undefined, credentials, connectionId: undefined }).then(
        ({ connectionId }) => connectionId,
      ),
    /** Delivers every message, and those that follow, until the queue is empty; answers how many. */
    async deliverAll(): Promise<number> {
      let delivered = 0
      for (let message = state.queue.shift(); message; message = state.queue.shift()) {
        await runSyncMessage(newCtx(), message)
        delivered += 1
        if (delivered > 200) throw new Error('the queue never empties')
      }
      return delivered
    },
    cron: () => dispatchSyncs(newCtx()),
    advance(hours: number) {
      state.now += hours * 3_600_000
    },
  }
}

export type TestWorld = Awaited<ReturnType<typeof createWorld>>
