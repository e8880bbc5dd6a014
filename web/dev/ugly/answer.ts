import { json } from '../mock-answers.ts'
import { catalogOf } from './catalog.ts'
import { dashboardOf } from './dashboard.ts'
import type { MockWorld } from './ledger.ts'

/** What the API answers about a world. `undefined`: the mock answers as it does otherwise. */
export function answerOf(world: MockWorld, pathname: string, params: URLSearchParams): Response | undefined {
  if (pathname === '/api/dashboard') return json(dashboardOf(world, params))
  if (pathname === '/api/providers') return json({ items: catalogOf(world), nextCursor: null, mayConnect: true })
  if (pathname === '/api/providers/accounts') return json({ items: world.ledgers.map(({ account }) => account), nextCursor: null })
  return undefined
}
