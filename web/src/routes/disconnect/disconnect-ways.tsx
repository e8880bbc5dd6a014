import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { whyNotChange } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import { createDisconnecting } from './disconnecting.ts'
import { ForgetHistory } from './forget-history.tsx'
import { KeepHistory } from './keep-history.tsx'

/** Two ways to end a connection: its history stays, or goes with it. */
export function DisconnectWays(props: { account: AccountAnswer }) {
  const { session } = usePlace()
  const why = () => whyNotChange(session(), props.account)
  const disconnecting = createDisconnecting(() => props.account)
  return (
    <Show
      when={!why()}
      fallback={
        <EmptyState title="You cannot disconnect this" text={`${why()} Ask an owner or an admin of ${session().workspace.name}.`}>
          <A href="/providers" class={buttonClass('quiet')}>
            Back to the connections
          </A>
        </EmptyState>
      }
    >
      <div class="grid max-w-[760px] gap-3.5">
        <KeepHistory account={props.account} disconnecting={disconnecting} />
        <ForgetHistory account={props.account} disconnecting={disconnecting} />
      </div>
    </Show>
  )
}
