import { A } from '@solidjs/router'
import { buttonClass } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageTitle } from '../components/page-title.tsx'

export function NotFound() {
  return (
    <>
      <PageTitle title="No such page" />
      <EmptyState title="There is nothing at this address" text="It may have moved, or the link lost a part of itself on its way here.">
        <A href="/" class={buttonClass()}>
          Open the overview
        </A>
        <A href="/providers" class={buttonClass('quiet')}>
          Providers
        </A>
      </EmptyState>
    </>
  )
}
