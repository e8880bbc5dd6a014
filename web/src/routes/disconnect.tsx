import { useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch } from 'solid-js'
import { Breadcrumb } from '../components/breadcrumb.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { summaryQuery } from '../lib/account-queries.ts'
import { asProblem } from '../lib/problem.ts'
import { usePlace } from '../lib/workspace.ts'
import { DisconnectSkeleton } from './disconnect/disconnect-skeleton.tsx'
import { DisconnectWays } from './disconnect/disconnect-ways.tsx'
import { UnknownConnection } from './disconnect/unknown-connection.tsx'

/** Ends a connection, or forgets what is left of one. Says first what is lost and what stays. */
export function Disconnect() {
  const params = useParams<{ connectionId: string }>()
  const { workspace } = usePlace()
  const summary = useQuery(() => summaryQuery(workspace().id, params.connectionId))
  const found = () => (summary.isSuccess ? summary.data : undefined)
  const isOver = () => found()?.connection.state === 'disconnected'
  const isUnknown = () => summary.isLoadingError && asProblem(summary.error).code === 'not_found'
  const here = () => (isOver() ? 'Forget its history' : 'Disconnect')
  const title = () => {
    const label = found()?.connection.label
    if (label === undefined) return here()
    return isOver() ? `Forget the history of ${label}` : `Disconnect ${label}`
  }
  return (
    <>
      <Show when={found()} fallback={<Breadcrumb href="/providers" above="Providers" here={here()} />}>
        {(data) => <Breadcrumb href={`/providers/accounts/${data().connectionId}`} above={data().connection.label} here={here()} />}
      </Show>
      <PageTitle title={title()} />
      <Switch>
        <Match when={isUnknown()}>
          <UnknownConnection />
        </Match>
        <Match when={true}>
          <QueryStates query={summary} what="The connection" skeleton={<DisconnectSkeleton />}>
            {(data) => (
              <DisconnectWays
                account={{ ...data().connection, id: data().connectionId, providerId: data().providerId }}
                isOver={data().connection.state === 'disconnected'}
              />
            )}
          </QueryStates>
        </Match>
      </Switch>
    </>
  )
}
