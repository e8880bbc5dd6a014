import { useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { Breadcrumb } from '../components/breadcrumb.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { accountsQuery } from '../lib/queries.ts'
import { usePlace } from '../lib/workspace.ts'
import { DisconnectSkeleton } from './disconnect/disconnect-skeleton.tsx'
import { DisconnectWays } from './disconnect/disconnect-ways.tsx'
import { UnknownConnection } from './disconnect/unknown-connection.tsx'

/** Ends a connection. Says first what is lost and what stays. */
export function Disconnect() {
  const params = useParams<{ connectionId: string }>()
  const { workspace } = usePlace()
  const accounts = useQuery(() => accountsQuery(workspace().id))
  const found = () => (accounts.isSuccess ? accounts.data.find((one) => one.id === params.connectionId) : undefined)
  return (
    <>
      <Breadcrumb href="/providers" above="Providers" here="Disconnect" />
      <PageTitle title={found() ? `Disconnect ${found()?.label}` : 'Disconnect'} />
      <QueryStates query={accounts} what="The connection" skeleton={<DisconnectSkeleton />}>
        {() => (
          <Show when={found()} keyed={false} fallback={<UnknownConnection />}>
            {(account) => <DisconnectWays account={account()} />}
          </Show>
        )}
      </QueryStates>
    </>
  )
}
