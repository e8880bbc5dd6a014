import { A } from '@solidjs/router'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

export function UnknownProvider() {
  return (
    <EmptyState title="No such provider" text="The catalog has no provider of this name.">
      <A href="/providers/catalog" class={buttonClass()}>
        Browse the catalog
      </A>
    </EmptyState>
  )
}
