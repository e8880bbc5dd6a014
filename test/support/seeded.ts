import { createFaults } from '../../sandbox/faults.ts'
import { createProviderHosts } from '../../sandbox/provider-hosts.ts'
import { sandboxProviders } from '../../sandbox/providers/registry.ts'
import { seededTruth } from '../../sandbox/truth.ts'
import type { SandboxProvider, Truth } from '../../sandbox/world.ts'
import { runSyncMessage } from '../../worker/jobs/pipeline.ts'
import type { SyncMessage } from '../../worker/platform/context.ts'
import type { Values } from './fill.ts'
import { type AppInTest, type AppInTestOptions, type SignedIn, signIn, startApp } from './session.ts'

/** Accounts that between them have costs, usage, credits and limits. */
export const seededProviders = ['openai', 'openrouter']

/** Enough for two months to compare; the sandbox's usual 400 days only take longer. */
const historyDays = 70

/** Each provider's account, opened then. */
function truthsSince(instant: number) {
  const truths = new Map<string, Truth>()
  const since = new Date(instant).toISOString().slice(0, 10)
  return (provider: SandboxProvider): Truth => {
    const truth = truths.get(provider.id) ?? seededTruth(provider, 'demo', { since })
    truths.set(provider.id, truth)
    return truth
  }
}

/** The app with every provider of the sandbox behind it, and a queue that is delivered by hand. */
export function startWhole({ variables, clock = { now: Date.parse('2026-11-20T08:10:00Z') }, ...options }: AppInTestOptions = {}) {
  const queue: SyncMessage[] = []
  /** Every message that was ever put on the queue. */
  const sent: SyncMessage[] = []
  const sendBatch = async (messages: Iterable<{ body: SyncMessage }>) => {
    const bodies = [...messages].map(({ body }) => body)
    queue.push(...bodies)
    sent.push(...bodies)
  }
  const faults = createFaults()
  const hosts = createProviderHosts({
    now: () => clock.now,
    faults,
    truthOf: truthsSince(clock.now - historyDays * 86_400_000),
    pageSize: 500,
  })
  const world = startApp({ clock, sandbox: { hosts }, variables: { SYNC_QUEUE: { sendBatch }, ...variables }, ...options })
  return {
    ...world,
    ...{ sent, faults },
    /** Delivers messages, and those that follow, in their order: so many, or all until the queue is empty. */
    async deliver(atMost = 1_000): Promise<void> {
      for (let delivered = 0; delivered < atMost; delivered += 1) {
        const message = queue.shift()
        if (!message) return
        await runSyncMessage(world.ctx(), message)
      }
    },
  }
}

export type WholeApp = ReturnType<typeof startWhole>

export interface Tenant extends SignedIn {
  /** Connection ids by provider. */
  connections: Record<string, string>
  values: Values
}

export const demoCredentialsOf = (providerId: string): Record<string, string> =>
  sandboxProviders.find(({ id }) => id === providerId)?.demoCredentials ?? {}

/** Somebody who signed in and connected accounts; their first sync is still queued. */
export async function addTenant(world: WholeApp, email: string, providers: readonly string[] = seededProviders): Promise<Tenant> {
  const person = await signIn(world as unknown as AppInTest, email)
  const connections: Record<string, string> = {}
  for (const providerId of providers) {
    const answer = await person.browser.fetch(`/api/providers/${providerId}/connect`, {
      json: { credentials: demoCredentialsOf(providerId) },
    })
    if (answer.status !== 201) throw new Error(`${providerId} answered ${answer.status}: ${await answer.text()}`)
    connections[providerId] = (await answer.json<{ id: string }>()).id
  }
  const [providerId = ''] = providers
  const { workspaceId } = person
  const values = { workspaceId, providerId, connectionId: connections[providerId] ?? '', credentials: demoCredentialsOf(providerId) }
  return { ...person, connections, values }
}
