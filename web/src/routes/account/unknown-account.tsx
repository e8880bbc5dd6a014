import { A } from '@solidjs/router'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

export function UnknownAccount() {
  return (
    <EmptyState title="No such connection" text="Its history was forgotten, or it belongs to another workspace.">
      <A href="/providers" class={buttonClass()}>
        See the connections
      </A>
    </EmptyState>
  )
}
