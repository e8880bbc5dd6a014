import type { Browser } from './browser.ts'

export interface DemoAccount {
  id: string
  demoCredentials: Record<string, string>
}

/** Signs the demo person in, by the sandbox's consent page as a click would. */
export async function signInDemo(browser: Browser, app: string): Promise<void> {
  const consent = await browser.request(`${app}/api/auth/signin/github`)
  const [, state] = /name="state" value="([^"]+)"/.exec(await consent.text()) ?? []
  if (!state) throw new Error(`The sandbox's sign-in page did not open (${consent.status} at ${consent.url})`)
  const landed = await browser.request(new URL(`callback?state=${state}`, consent.url).href)
  if (!landed.ok) throw new Error(`Signing in ended with ${landed.status} at ${landed.url}`)
}

/** Connects what the demo workspace has not connected yet. Answers what could not be connected, with the reason. */
export async function connectDemo(browser: Browser, app: string, accounts: readonly DemoAccount[]): Promise<string[]> {
  const refused: string[] = []
  for (const { id, demoCredentials } of accounts) {
    const response = await browser.request(`${app}/api/providers/${id}/connect`, { method: 'POST', json: { credentials: demoCredentials } })
    const answer = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
    if (!response.ok && answer.code !== 'already_connected') refused.push(`${id}: ${answer.detail ?? response.status}`)
  }
  return refused
}

/** The demo workspace is set up: whoever opens it sees its figures, not the questions of a first visit. */
export async function finishSetup(browser: Browser, app: string): Promise<void> {
  const { workspace } = (await (await browser.request(`${app}/api/auth/session`)).json()) as {
    workspace: { id: string; onboarding: string }
  }
  if (workspace.onboarding === 'done') return
  await browser.request(`${app}/api/workspaces/${workspace.id}`, { method: 'PATCH', json: { onboarding: 'done' } })
}

/** Cron Triggers do not run locally: the route of the dispatcher is called instead. Failing is left to the next time. */
export async function dispatch(app: string, secret: string): Promise<void> {
  await fetch(`${app}/api/cron/sync`, { method: 'POST', headers: { authorization: `Bearer ${secret}` } }).catch(() => undefined)
}

/** The night's work, once: exchange rates above all. */
export async function runNightly(app: string): Promise<void> {
  await fetch(`${app}/cdn-cgi/local/scheduled?cron=${encodeURIComponent('40 3 * * *')}`).catch(() => undefined)
}
