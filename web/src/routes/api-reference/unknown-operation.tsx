import { A } from '@solidjs/router'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

export function UnknownOperation(props: { id: string }) {
  return (
    <EmptyState title="No such operation" text={`This deployment’s API has no operation “${props.id}”. It may have been renamed.`}>
      <A href="/api-reference" class={buttonClass('quiet')}>
        See what holds for all of it
      </A>
    </EmptyState>
  )
}
