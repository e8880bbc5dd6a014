import { useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { QueryStates } from '../components/query-states.tsx'
import { summaryQuery } from '../lib/account-queries.ts'
import { asProblem } from '../lib/problem.ts'
import { accountsQuery } from '../lib/queries.ts'
import { usePlace } from '../lib/workspace.ts'
import { AccountContent } from './account/account-content.tsx'
import { AccountSkeleton } from './account/account-skeleton.tsx'
import { AccountTitle } from './account/account-title.tsx'
import { UnknownAccount } from './account/unknown-account.tsx'
import { createAccountChanges } from './providers/account-changes.ts'

const whileSyncingMs = 5_000

/** One connection: everything that is known of it, and why the rest is not. */
export function Account() {
  const params = useParams<{ connectionId: string }>()
  const { workspace } = usePlace()
  const accounts = useQuery(() => ({
    ...accountsQuery(workspace().id),
    refetchInterval: (query) =>
      query.state.data?.some((one) => one.id === params.connectionId && one.status === 'syncing') ? whileSyncingMs : false,
  }))
  const account = () => (accounts.isSuccess ? accounts.data.find((one) => one.id === params.connectionId) : undefined)
  const isSyncing = () => account()?.status === 'syncing'
  const summary = useQuery(() => ({
    ...summaryQuery(workspace().id, params.connectionId),
    refetchInterval: isSyncing() ? whileSyncingMs : false,
  }))
  const known = () => (summary.isPending || summary.isLoadingError ? undefined : summary.data)
  const isUnknown = () => summary.isLoadingError && asProblem(summary.error).code === 'not_found'
  return (
    <Show when={params.connectionId} keyed>
      {(connectionId) => {
        const changes = createAccountChanges(() => account() ?? { id: connectionId, providerId: known()?.providerId ?? '', label: '' })
        return (
          <>
            <AccountTitle account={account()} summary={known()} changes={changes} />
            <Show when={!isUnknown()} fallback={<UnknownAccount />}>
              <QueryStates query={summary} what="The connection" skeleton={<AccountSkeleton />}>
                {(data) => <AccountContent account={account()} summary={data()} changes={changes} />}
              </QueryStates>
            </Show>
          </>
        )
      }}
    </Show>
  )
}
