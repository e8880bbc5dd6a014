import { setTimeout as wait } from 'node:timers/promises'
import type { APIRequestContext } from 'playwright-core'
import { sandboxProviders } from '../../sandbox/providers/registry.ts'
import type { Dashboard } from '../../worker/dashboard/schemas.ts'
import type { AccountAnswer } from '../../worker/providers/schemas.ts'

const readWithinMs = 180_000

/** Connects an account at every provider of the sandbox, by the API. */
export async function connectEverything(request: APIRequestContext, app: string): Promise<void> {
  for (const { id, demoCredentials } of sandboxProviders) {
    const response = await request.post(`/api/providers/${id}/connect`, {
      data: { credentials: demoCredentials },
      headers: { origin: app },
    })
    if (!response.ok()) throw new Error(`${id} was not connected: ${response.status()} ${await response.text()}`)
  }
}

export async function readAccounts(request: APIRequestContext): Promise<AccountAnswer[]> {
  const answer = (await (await request.get('/api/providers/accounts?limit=100')).json()) as { items: AccountAnswer[] }
  return answer.items
}

/** Waits until the history of every connection is read, and nothing changes any more. */
export async function untilRead(request: APIRequestContext): Promise<void> {
  const until = Date.now() + readWithinMs
  let before: number | undefined
  for (;;) {
    const pending = (await readAccounts(request)).filter(({ status, progress }) => status === 'syncing' || progress)
    const { dataVersion } = (await (await request.get('/api/dashboard')).json()) as Dashboard
    if (pending.length === 0 && dataVersion === before) return
    if (Date.now() > until) throw new Error(`After ${readWithinMs / 1000} s these are still being read: ${JSON.stringify(pending)}`)
    before = dataVersion
    await wait(1_000)
  }
}
