import { infiniteQueryOptions, queryOptions } from '@tanstack/solid-query'
import type { Summary, SyncAnswer, UsageAnswer } from '../../../worker/providers/summary-schemas.ts'
import { send } from './api.ts'
import { inWorkspace } from './queries.ts'

/** What is known of one connection. It is there for disconnected ones too, as long as their history is kept. */
export const summaryQuery = (workspaceId: string, connectionId: string) =>
  queryOptions({
    queryKey: inWorkspace(workspaceId, 'summary', connectionId),
    queryFn: ({ signal }) => send<Summary>(`/api/providers/accounts/${connectionId}`, { signal }),
  })

export interface UsageQuestion {
  providerId: string
  connectionId: string
  from: string
  to: string
  granularity: UsageAnswer['granularity']
  metric: UsageAnswer['metric']
  groupBy: NonNullable<UsageAnswer['groupBy']> | undefined
}

export const usageQuery = (workspaceId: string, { providerId, groupBy, ...question }: UsageQuestion) => {
  const query = new URLSearchParams({ ...question, ...(groupBy ? { groupBy } : {}) }).toString()
  return queryOptions({
    queryKey: inWorkspace(workspaceId, 'usage', question.connectionId, query),
    queryFn: ({ signal }) => send<UsageAnswer>(`/api/providers/${providerId}/usage?${query}`, { signal }),
    // Another period or cut keeps the last one in place until it is there; another connection never does.
    placeholderData: (last: UsageAnswer | undefined, lastQuery) =>
      lastQuery?.queryKey[1] === workspaceId && lastQuery.queryKey[3] === question.connectionId ? last : undefined,
  })
}

interface SyncPage {
  items: SyncAnswer[]
  nextCursor: string | null
}

const syncsAtOnce = 12

export const syncsQuery = (workspaceId: string, connectionId: string) =>
  infiniteQueryOptions({
    queryKey: inWorkspace(workspaceId, 'syncs', connectionId),
    queryFn: ({ signal, pageParam }) =>
      send<SyncPage>(
        `/api/providers/accounts/${connectionId}/syncs?limit=${syncsAtOnce}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page: SyncPage) => page.nextCursor ?? undefined,
  })
