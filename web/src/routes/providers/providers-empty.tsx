import { A } from '@solidjs/router'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

export function ProvidersEmpty() {
  return (
    <EmptyState
      title="Nothing is connected yet"
      text="A connection is one account at a provider, read with a key of its own. Outlay never writes to a provider, and asks for the least power it offers."
    >
      <A href="/providers/catalog" class={buttonClass()}>
        Browse the catalog
      </A>
    </EmptyState>
  )
}
