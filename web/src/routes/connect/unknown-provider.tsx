import { A } from '@solidjs/router'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

export function UnknownProvider(props: { id: string }) {
  return (
    <EmptyState title="No such provider" text={`The catalog has nothing called “${props.id}”. It may be listed under another name.`}>
      <A href="/providers/catalog" class={buttonClass()}>
        Browse the catalog
      </A>
    </EmptyState>
  )
}
