import type { Page } from 'playwright-core'
import { readAccounts } from './demo.ts'

/** Every page of the dashboard, with the heading that says that it is there. */
export const pages = [
  { path: '/sign-in', heading: 'Sign in' },
  { path: '/', heading: 'Overview' },
  { path: '/providers', heading: 'Providers' },
  { path: '/providers/catalog', heading: 'Connect a provider' },
  { path: '/providers/connect/openai', heading: /OpenAI/ },
  { path: '/providers/connect/gcp', heading: /Google/ },
  { path: '/providers/disconnect/{connectionId}', heading: /Disconnect/ },
  { path: '/workspace', heading: /Workspace/ },
  { path: '/workspaces/new', heading: /workspace/ },
  { path: '/nowhere', heading: 'No such page' },
] as const

/** Opens a page and waits until nothing of it is on its way any more. */
export async function visit(page: Page, { path, heading }: (typeof pages)[number]): Promise<void> {
  const [account] = path.includes('{') ? await readAccounts(page.request) : []
  await page.goto(path.replace('{connectionId}', account?.id ?? ''))
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}
