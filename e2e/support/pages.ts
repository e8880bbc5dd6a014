import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { readAccounts } from './demo.ts'
import type { MockState } from './mock.ts'

interface Where {
  /** As web/src/app.tsx has it. */
  route: string
  /** An address of it; `{connectionId}` is one of the workspace's. */
  path: string
  /** The heading that says that it is there. */
  heading: string | RegExp
  /** What the mock shows there, where that is not the five states. */
  states?: readonly MockState[]
}

/** Every page of the dashboard. */
export const pages: readonly Where[] = [
  { route: '/sign-in', path: '/sign-in', heading: 'Sign in', states: ['full', 'signed-out'] },
  { route: '/', path: '/', heading: 'Overview' },
  { route: '/welcome', path: '/welcome', heading: /./, states: ['new', 'new-connect', 'new-budget', 'new-month'] },
  { route: '/providers', path: '/providers', heading: 'Providers' },
  { route: '/providers/catalog', path: '/providers/catalog', heading: 'Connect a provider' },
  { route: '/providers/connect/:providerId', path: '/providers/connect/openai', heading: /OpenAI/ },
  { route: '/providers/connect/:providerId', path: '/providers/connect/gcp', heading: /Google/ },
  { route: '/providers/accounts/:connectionId', path: '/providers/accounts/{connectionId}', heading: /./ },
  { route: '/providers/disconnect/:connectionId', path: '/providers/disconnect/{connectionId}', heading: /Disconnect/ },
  { route: '/settings/workspace', path: '/settings/workspace', heading: 'Workspace settings' },
  { route: '/settings/appearance', path: '/settings/appearance', heading: 'Appearance' },
  { route: '/settings/sessions', path: '/settings/sessions', heading: 'Sessions' },
  { route: '/workspaces/new', path: '/workspaces/new', heading: 'New workspace' },
  { route: '/api-reference/:operationId?', path: '/api-reference', heading: 'API reference' },
  { route: '/api-reference/:operationId?', path: '/api-reference/getUsage', heading: 'Spend or quantities over days', states: ['full'] },
  { route: '*', path: '/nowhere', heading: 'No such page' },
]

/** The routes that web/src/app.tsx has; what only leads elsewhere is no page. */
export function readRoutes(): string[] {
  const parents: string[] = []
  const found: string[] = []
  for (const line of readFileSync('web/src/app.tsx', 'utf8')
    .split('\n')
    .map((one) => one.trim())) {
    if (line === '</Route>') parents.pop()
    if (!line.startsWith('<Route ')) continue
    if (!line.endsWith('>')) throw new Error(`a route is on one line: ${line}`)
    const [, own = ''] = /\spath="([^"]*)"/.exec(line) ?? []
    if (!line.endsWith('/>')) parents.push(own)
    else if (!line.includes('<Navigate ')) found.push([...parents, own].join('') || '/')
  }
  return found
}

/** Opens a page and waits until nothing of it is on its way any more. */
export async function visit(page: Page, { path, heading }: Where): Promise<void> {
  const [account] = path.includes('{') ? await readAccounts(page.request) : []
  await page.goto(path.replace('{connectionId}', account?.id ?? ''))
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}
