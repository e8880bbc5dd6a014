import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show, onMount } from 'solid-js'
import { buttonClass } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { announce } from '../lib/announce.ts'
import { takeWord } from '../lib/parting-word.ts'
import { accountsQuery } from '../lib/queries.ts'
import { mayConnect } from '../lib/session.ts'
import { usePlace } from '../lib/workspace.ts'
import { AccountList } from './providers/account-list.tsx'
import { AccountsSkeleton } from './providers/accounts-skeleton.tsx'
import { ProvidersEmpty } from './providers/providers-empty.tsx'

const whileSyncingMs = 5_000

/** The workspace's connections: their state in words, how fresh they are, and what can be done about them. */
export function Providers() {
  const { workspace } = usePlace()
  const word = takeWord()
  const accounts = useQuery(() => ({
    ...accountsQuery(workspace().id),
    refetchInterval: (query) => (query.state.data?.some((one) => one.status === 'syncing') ? whileSyncingMs : false),
  }))
  // After the page's own name, which would take its place.
  onMount(() => word && setTimeout(() => announce(word)))
  return (
    <>
      <PageTitle title="Providers">
        <Show when={mayConnect(workspace().role)}>
          <A href="/providers/catalog" class={`${buttonClass()} ml-auto`}>
            Connect provider
          </A>
        </Show>
      </PageTitle>
      <Show when={word}>
        <Notice tone="good" class="mb-3">
          {word}
        </Notice>
      </Show>
      <QueryStates query={accounts} what="The connections" skeleton={<AccountsSkeleton />}>
        {(data) => (
          <Show when={data().length > 0} fallback={<ProvidersEmpty />}>
            <AccountList accounts={data()} />
          </Show>
        )}
      </QueryStates>
    </>
  )
}
