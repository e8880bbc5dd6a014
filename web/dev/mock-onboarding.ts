import type { ProviderAnswer } from '../../worker/providers/schemas.ts'
import { json } from './mock-answers.ts'
import { mockCatalog } from './mock-catalog.ts'
import { madeAccounts } from './mock-connect.ts'
import { mockDashboard } from './mock-dashboard.ts'

/**
 * A person's first workspace: not named yet; named; connected and being read. What is changed there is kept while the server runs.
 * And a catalog as large as it is meant to become.
 */
export const onboardingStates = ['new', 'new-connect', 'new-budget', 'new-month', 'catalog-128'] as const

const firstSteps: Readonly<Record<string, string>> = {
  new: 'name',
  'new-connect': 'connect',
  'new-budget': 'budget',
  'new-month': 'budget',
}
const changes = new Map<string, object>()

const workspaceIn = (state: string) => ({
  ...{ id: `ws_${state}`, name: 'mara’s workspace', role: 'owner', currency: 'USD', timeZone: 'UTC', plan: 'self_hosted' },
  ...{ onboarding: firstSteps[state], budgetDraft: null },
  ...changes.get(state),
})

/** Answers for these states; `undefined` where the mock's other answers do. */
export async function answerOnboarding(request: Request, state: string): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(request.url)
  if (state === 'catalog-128' && pathname === '/api/providers') return json({ items: largeCatalog, nextCursor: null, mayConnect: true })
  if (!(state in firstSteps)) return undefined
  const workspace = workspaceIn(state)
  if (pathname === '/api/auth/session')
    return json({ user: { id: 'usr_9', email: 'mara@northwind.example', name: 'Mara' }, workspaces: [workspace], workspace, role: 'owner' })
  if (request.method === 'PATCH' && pathname.startsWith('/api/workspaces/')) {
    changes.set(state, { ...changes.get(state), ...((await request.json()) as object) })
    return json(workspaceIn(state))
  }
  if (request.method !== 'GET') return undefined
  const isFilled = state === 'new-month'
  if (pathname === '/api/providers/accounts' && !isFilled) return json({ items: madeAccounts(), nextCursor: null })
  if (pathname === '/api/dashboard' && !isFilled) {
    const isRead = madeAccounts().some(({ progress }) => !progress || progress.recentDone)
    return json(mockDashboard((searchParams.get('range') ?? 'mtd') as 'mtd', isRead ? 'full' : 'empty'))
  }
  return undefined
}

const families = ['Atlas', 'Borealis', 'Cumulus', 'Delta', 'Ember', 'Fathom', 'Granite', 'Harbor', 'Indigo', 'Juniper', 'Kestrel', 'Lumen']
const kinds = ['AI', 'Cloud', 'Compute', 'Data', 'Edge', 'Mail', 'Search', 'Speech', 'Stack', 'Vector']
const categories = ['ai', 'cloud', 'data', 'saas'] as const

const largeCatalog: ProviderAnswer[] = [
  ...mockCatalog,
  ...Array.from({ length: 128 - mockCatalog.length }, (_, index): ProviderAnswer => {
    const like = mockCatalog[index % mockCatalog.length]
    if (!like) throw new Error('the mock catalog is empty')
    const name = `${families[index % families.length]} ${kinds[Math.floor(index / families.length) % kinds.length]}`
    const isLong = index === 40
    return {
      ...like,
      id: `made-${index}`,
      name: isLong ? 'Associated Meteorological Forecasting and Machine Translation Services of Example' : name,
      category: categories[index % categories.length] ?? 'ai',
      confidence: index % 9 === 0 ? 'low' : index % 4 === 0 ? 'medium' : 'high',
      connections: index % 17 === 0 ? 2 : 0,
    }
  }),
]
