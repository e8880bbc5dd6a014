import { sandboxProviders } from '../../sandbox/providers/registry.ts'
import { consumeBatch, runCron } from '../../worker/jobs/consume.ts'
import { deployment } from './deployment.ts'
import { fillBody, fillPath, fillQueries, requestInit } from './fill.ts'
import { isUnsafe, readOperations } from './operations.ts'
import { type Tenant, type WholeApp, addTenant, demoCredentialsOf } from './seeded.ts'

/** One answer of the scenario, read to its end. */
export interface Seen {
  what: string
  status: number
  headers: Headers
  text: string
}

const hour = 3_600_000

/** Each account has its turn several times: recent days, balances and limits, some history. More would only be more of the same. */
const messagesAtOnce = 100

/**
 * A long day of one workspace, every route and every job in it: accounts are connected, read, rejected and renewed; the
 * pages are looked at in every way; the clock goes on; accounts are disconnected and forgotten. Answers what was seen, and the
 * browser's cookies before it signed out.
 */
export async function playScenario(
  world: WholeApp,
  email = 'ann@example.com',
): Promise<{ seen: Seen[]; sessionCookies: ReadonlyMap<string, string> }> {
  const seen: Seen[] = []
  const tenant = await addTenant(
    world,
    email,
    sandboxProviders.map(({ id }) => id),
  )
  const ask = async (path: string, init?: Parameters<Tenant['browser']['fetch']>[1]) => {
    const answer = await tenant.browser.fetch(path, init)
    seen.push({ what: `${init?.method ?? 'GET'} ${path}`, status: answer.status, headers: answer.headers, text: await answer.text() })
  }
  const runCrons = async () => {
    for (const cron of deployment.crons) await runCron(world.ctx(), cron)
    await world.deliver(messagesAtOnce)
  }

  await world.deliver(messagesAtOnce)
  await lookAround(world, tenant, ask)
  world.clock.now += 26 * hour
  await runCrons()
  await useEveryButton(world, tenant, ask)
  await world.deliver(messagesAtOnce)

  const [rejected, broken] = sandboxProviders
  if (rejected && broken) {
    for (const host of rejected.hosts) world.faults.add(host, { kind: 'unauthorized', times: 3 })
    for (const host of broken.hosts) world.faults.add(host, { kind: 'html', times: 3 })
  }
  world.clock.now += 2 * hour
  await runCrons()
  await ask('/api/dashboard?range=7d')
  await ask('/api/providers/accounts')
  for (const [providerId, connectionId] of Object.entries(tenant.connections)) {
    await bury(world, tenant.workspaceId, connectionId)
    await ask(`/api/providers/${providerId}/connect`, { json: { credentials: demoCredentialsOf(providerId), connectionId } })
    await ask(`/api/providers/${providerId}/connect`, { json: { credentials: demoCredentialsOf(providerId) } })
  }
  world.clock.now += hour
  await runCrons()
  for (const [providerId, connectionId] of Object.entries(tenant.connections)) {
    for (const purge of [false, true]) await ask(`/api/providers/${providerId}/disconnect`, { json: { connectionId, purge } })
  }
  await world.deliver()
  const sessionCookies = new Map(tenant.browser.cookies)
  await ask('/api/auth/signout', { method: 'POST' })
  return { seen, sessionCookies }
}

type Ask = (path: string, init?: Parameters<Tenant['browser']['fetch']>[1]) => Promise<void>

/** Every reading route with every choice of its parameters, for every account. */
async function lookAround(world: WholeApp, tenant: Tenant, ask: Ask): Promise<void> {
  for (const operation of (await readOperations(world)).filter((one) => !isUnsafe(one))) {
    for (const [providerId, connectionId] of operation.path.includes('/providers/{id}') ? Object.entries(tenant.connections) : [['', '']]) {
      const values = { ...tenant.values, providerId: providerId ?? '', connectionId: connectionId ?? '' }
      for (const query of fillQueries(operation, values)) await ask(`${fillPath(operation, values)}${query}`)
    }
  }
}

/** Every changing route once with what it wants and once with rubbish, save those that end something. */
async function useEveryButton(world: WholeApp, tenant: Tenant, ask: Ask): Promise<void> {
  const ends = /disconnect|signout|\/verify|callback/
  for (const operation of (await readOperations(world)).filter((one) => isUnsafe(one) && !ends.test(one.path))) {
    const secret: Record<string, string> = operation.role === 'secret' ? { Authorization: `Bearer ${world.bindings.CRON_SECRET}` } : {}
    const body = fillBody(operation, tenant.values, (name) => name === 'label' || name === 'name')
    await ask(fillPath(operation, tenant.values), requestInit(operation, body, secret))
    await ask(fillPath(operation, tenant.values), requestInit(operation, operation.body && { credentials: 'no' }))
  }
  await ask('/api/workspaces/wsp_unknown/select', { method: 'POST' })
  await ask(`/api/workspaces/${tenant.workspaceId}/select`, { method: 'POST' })
}

/** What the dead-letter queue is given when the sync queue gives up. */
const bury = (world: WholeApp, workspaceId: string, connectionId: string) =>
  consumeBatch(world.ctx(), deployment.consumers.find(({ queue }) => queue?.endsWith('-dead'))?.['queue'] ?? '', [
    { body: { workspaceId, connectionId }, ack: () => undefined, retry: () => undefined },
  ])
