import { QueryClient, queryOptions } from '@tanstack/solid-query'
import type { SessionDetails } from '../../../worker/auth/session-schemas.ts'
import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import type { AccountAnswer, ProviderAnswer } from '../../../worker/providers/schemas.ts'
import type { MemberAnswer } from '../../../worker/team/member-schemas.ts'
import { send } from './api.ts'
import { type Period, writePeriod } from './period.ts'
import { asProblem, isPassing } from './problem.ts'
import type { Session } from './session.ts'

export interface Catalog {
  items: ProviderAnswer[]
  mayConnect: boolean
}

export interface Health {
  version: string
  /** Hosts answered by the sandbox; `all`, or their names. */
  sandboxed?: 'all' | string[]
}

export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 15 * 60_000,
        retry: (failures, error) => failures < 1 && isPassing(asProblem(error)),
        retryDelay: 800,
      },
    },
  })

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => send<Session>('/api/auth/session', { signal }),
    staleTime: 5 * 60_000,
  })

export const sessionDetailsQuery = () =>
  queryOptions({
    queryKey: ['session', 'details'],
    queryFn: ({ signal }) => send<SessionDetails>('/api/auth/session/details', { signal }),
  })

/** Every answer about a workspace is kept under its id, so that switching back is instant and never mixes two. */
export const inWorkspace = (workspaceId: string, ...rest: string[]) => ['workspace', workspaceId, ...rest]

export const dashboardQuery = (workspaceId: string, period: Period) =>
  queryOptions({
    queryKey: inWorkspace(workspaceId, 'dashboard', writePeriod(period)),
    queryFn: ({ signal }) => send<Dashboard>(`/api/dashboard?${writePeriod(period)}`, { signal }),
    // Another period keeps the last one in place until it is there; another workspace never does.
    placeholderData: (last: Dashboard | undefined, lastQuery) => (lastQuery?.queryKey[1] === workspaceId ? last : undefined),
  })

export const accountsKey = (workspaceId: string) => inWorkspace(workspaceId, 'accounts')

export const accountsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: accountsKey(workspaceId),
    queryFn: ({ signal }) => everyPage<AccountAnswer>('/api/providers/accounts', signal),
  })

export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: inWorkspace(workspaceId, 'members'),
    queryFn: ({ signal }) => everyPage<MemberAnswer>(`/api/workspaces/${workspaceId}/members`, signal),
    staleTime: 10 * 60_000,
  })

export const catalogQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: inWorkspace(workspaceId, 'catalog'),
    queryFn: async ({ signal }): Promise<Catalog> => {
      let mayConnect = true
      const items = await everyPage<ProviderAnswer, { mayConnect: boolean }>(
        '/api/providers',
        signal,
        (page) => (mayConnect = page.mayConnect),
      )
      return { items, mayConnect }
    },
    staleTime: 10 * 60_000,
  })

export const healthQuery = () =>
  queryOptions({
    queryKey: ['health'],
    queryFn: ({ signal }) => send<Health>('/api/health', { signal }),
    staleTime: Infinity,
    retry: false,
  })

/** Marks everything known of a workspace as outdated, after a change there. */
export const refreshWorkspace = (client: QueryClient, workspaceId: string): Promise<void> =>
  client.invalidateQueries({ queryKey: ['workspace', workspaceId] })

async function everyPage<Item, More = object>(path: string, signal: AbortSignal, see?: (page: More) => void): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const page: More & { items: Item[]; nextCursor: string | null } = await send(`${path}?limit=100${query}`, { signal })
    see?.(page)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}
