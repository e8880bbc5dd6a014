import { A, Navigate, useLocation } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show, onMount } from 'solid-js'
import type { AccountAnswer } from '../../../worker/providers/schemas.ts'
import { buttonClass } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { announce } from '../lib/announce.ts'
import { takeWord } from '../lib/parting-word.ts'
import { accountsQuery } from '../lib/queries.ts'
import { mayConnect } from '../lib/session.ts'
import { usePlace } from '../lib/workspace.ts'
import { ReadOnlyNote } from './providers/read-only-note.tsx'
import { AccountList } from './providers/account-list.tsx'
import { AccountsSkeleton } from './providers/accounts-skeleton.tsx'
import { ProvidersEmpty } from './providers/providers-empty.tsx'

const whileMovingMs = 5_000
/** Due for longer than this, its turn has not come: looking every few seconds shows nothing. */
const soonMs = 2 * 60_000

/** The workspace's connections: their state in words, how fresh they are, and what can be done about them. */
export function Providers() {
  const { workspace } = usePlace()
  const location = useLocation()
  const word = takeWord()
  const accounts = useQuery(() => ({
    ...accountsQuery(workspace().id),
    refetchInterval: (query) => (query.state.data?.some((one) => isMoving(one, Date.now())) ? whileMovingMs : false),
  }))
  // After the page's own name, which would take its place.
  onMount(() => word && setTimeout(() => announce(word.text)))
  const linked = /^#(con_\w+)$/.exec(location.hash)?.[1]
  if (linked) return <Navigate href={`/providers/accounts/${linked}`} />
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
          {word?.text}
          <Show when={word?.link}>
            {(link) => (
              <>
                {' '}
                <A class="link" href={link().href}>
                  {link().label}
                </A>
              </>
            )}
          </Show>
        </Notice>
      </Show>
      <QueryStates query={accounts} what="The connections" skeleton={<AccountsSkeleton />}>
        {(data) => (
          <Show when={data().length > 0} fallback={<ProvidersEmpty />}>
            <ReadOnlyNote />
            <AccountList accounts={data()} />
          </Show>
        )}
      </QueryStates>
    </>
  )
}

/** It is being read, or about to be: what is shown of it will soon be another. */
const isMoving = ({ status, nextSyncAt }: AccountAnswer, now: number): boolean => {
  const due = nextSyncAt === null ? Infinity : now - Date.parse(nextSyncAt)
  return status === 'syncing' || (due >= 0 && due < soonMs)
}
