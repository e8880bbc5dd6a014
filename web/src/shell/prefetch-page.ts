import type { QueryClient } from '@tanstack/solid-query'
import { summaryQuery } from '../lib/account-queries.ts'
import { readPeriod } from '../lib/period.ts'
import { accountsQuery, catalogQuery, dashboardQuery, sessionDetailsQuery, sessionQuery } from '../lib/queries.ts'

interface Destination {
  pathname: string
  search: string
}

/**
 * Asks for what a page shows, while the pointer or the focus is on a link to it, or as soon as one goes there: its code comes meanwhile.
 * What is known and fresh is not asked for again. boot.js does the same for the page that is loaded first.
 */
export function prefetchPage(client: QueryClient, { pathname, search }: Destination): void {
  const workspaceId = client.getQueryData(sessionQuery().queryKey)?.workspace.id
  if (workspaceId === undefined) return
  const [, area, page, id] = pathname.split('/')
  if (pathname === '/') void client.prefetchQuery(dashboardQuery(workspaceId, readPeriod(Object.fromEntries(new URLSearchParams(search)))))
  else if (area === 'settings' && page === 'sessions') void client.prefetchQuery(sessionDetailsQuery())
  else if (area !== 'providers') return
  else if (page === 'catalog' || page === 'connect') void client.prefetchQuery(catalogQuery(workspaceId))
  else {
    void client.prefetchQuery(accountsQuery(workspaceId))
    if (page === 'accounts' && id) void client.prefetchQuery(summaryQuery(workspaceId, id))
  }
}
