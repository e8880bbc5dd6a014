import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { QueryStates } from '../../components/query-states.tsx'
import { accountsQuery } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import { ConnectPanel } from './connect-panel.tsx'

/** Gives a connection new credentials, once it is known to be one of this provider in this workspace. */
export function ReplacePanel(props: { provider: ProviderAnswer; connectionId: string }) {
  const { workspace } = usePlace()
  const accounts = useQuery(() => accountsQuery(workspace().id))
  return (
    <QueryStates query={accounts} what="The connection" skeleton={<div class="skeleton h-[460px] rounded-card!" />}>
      {(list) => (
        <Show
          when={list().find((one) => one.id === props.connectionId && one.providerId === props.provider.id)}
          fallback={
            <EmptyState
              title="No such connection"
              text={`This workspace has no ${props.provider.name} connection at this address. It may have been disconnected.`}
            >
              <A href="/providers" class={buttonClass('quiet')}>
                See the connections
              </A>
            </EmptyState>
          }
        >
          {(account) => <ConnectPanel provider={props.provider} replaces={account()} planAllows />}
        </Show>
      )}
    </QueryStates>
  )
}
