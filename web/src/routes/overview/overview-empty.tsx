import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { mayConnect } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import { isSetupDue } from '../onboarding/setup-due.ts'

/** Before the first connection. Who left the setup may go on with it. */
export function OverviewEmpty() {
  const { workspace } = usePlace()
  return (
    <EmptyState
      title="See what you spend, before the invoice says so"
      text="Connect a provider with a key that can read its costs. The last 30 days are here within a minute, older history follows by itself."
    >
      <Show
        when={mayConnect(workspace().role)}
        fallback={<p class="text-note text-ink-2">You can look at this workspace; a member connects its providers.</p>}
      >
        <A href="/providers/catalog" class={buttonClass()}>
          Connect the first provider
        </A>
        <Show when={isSetupDue(workspace())}>
          <A href="/welcome" class={buttonClass('quiet')}>
            Go on with the setup
          </A>
        </Show>
      </Show>
    </EmptyState>
  )
}
