import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { readAccounts } from './demo.ts'

/** Every page of the dashboard: its route in web/src/app.tsx, an address of it, and the heading that says that it is there. */
export const pages = [
  { route: '/sign-in', path: '/sign-in', heading: 'Sign in' },
  { route: '/', path: '/', heading: 'Overview' },
  { route: '/welcome', path: '/welcome', heading: /./ },
  { route: '/providers', path: '/providers', heading: 'Providers' },
  { route: '/providers/catalog', path: '/providers/catalog', heading: 'Connect a provider' },
  { route: '/providers/connect/:providerId', path: '/providers/connect/openai', heading: /OpenAI/ },
  { route: '/providers/connect/:providerId', path: '/providers/connect/gcp', heading: /Google/ },
  { route: '/providers/disconnect/:connectionId', path: '/providers/disconnect/{connectionId}', heading: /Disconnect/ },
  { route: '/workspace', path: '/workspace', heading: /Workspace/ },
  { route: '/workspaces/new', path: '/workspaces/new', heading: /workspace/ },
  { route: '*', path: '/nowhere', heading: 'No such page' },
] as const

export type Where = (typeof pages)[number]

/** The routes that web/src/app.tsx has. */
export const routes = (): string[] =>
  [...readFileSync('web/src/app.tsx', 'utf8').matchAll(/<Route[^>]*\spath="([^"]+)"/g)].map(([, path = '']) => path)

/** Opens a page and waits until nothing of it is on its way any more. */
export async function visit(page: Page, { path, heading }: Where): Promise<void> {
  const [account] = path.includes('{') ? await readAccounts(page.request) : []
  await page.goto(path.replace('{connectionId}', account?.id ?? ''))
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}
