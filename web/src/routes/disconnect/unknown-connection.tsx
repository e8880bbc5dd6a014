import { A } from '@solidjs/router'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

export function UnknownConnection() {
  return (
    <EmptyState
      title="No such connection"
      text="It is disconnected already, or it belongs to another workspace. Its key, if there was one, is not kept here."
    >
      <A href="/providers" class={buttonClass()}>
        See the connections
      </A>
    </EmptyState>
  )
}
