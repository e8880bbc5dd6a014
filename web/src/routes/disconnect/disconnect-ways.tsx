import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { whyNotChange } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import { type Ending, createDisconnecting } from './disconnecting.ts'
import { ForgetHistory } from './forget-history.tsx'
import { KeepHistory } from './keep-history.tsx'

interface DisconnectWaysProps {
  account: Ending
  /** Its key is erased already: what is left is its history. */
  isOver?: boolean
}

/** Two ways to end a connection: its history stays, or goes with it. */
export function DisconnectWays(props: DisconnectWaysProps) {
  const { session } = usePlace()
  const why = () => whyNotChange(session(), props.account)
  const disconnecting = createDisconnecting(() => props.account)
  return (
    <Show
      when={!why()}
      fallback={
        <EmptyState
          title={props.isOver ? 'You cannot forget its history' : 'You cannot disconnect this'}
          text={`${why()} Ask an owner or an admin of ${session().workspace.name}.`}
        >
          <A href="/providers" class={buttonClass('quiet')}>
            Back to the connections
          </A>
        </EmptyState>
      }
    >
      <div class="grid max-w-[760px] gap-3.5">
        <Show when={!props.isOver}>
          <KeepHistory account={props.account} disconnecting={disconnecting} />
        </Show>
        <ForgetHistory account={props.account} disconnecting={disconnecting} isOver={props.isOver ?? false} />
      </div>
    </Show>
  )
}
