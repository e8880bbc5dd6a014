import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

/** Connected, and no figure yet: says what is awaited, by source. */
export function FirstFigures(props: { dashboard: Dashboard }) {
  return (
    <EmptyState
      title="No figures in this period yet"
      text="What is connected is being read, or has had no charges. A missing figure is not shown as zero."
    >
      <ul class="grid w-full max-w-[52ch] gap-1 text-left text-note text-ink-2">
        <For each={props.dashboard.connections}>
          {(connection) => (
            <li>
              <b class="text-ink">{connection.label}</b>:{' '}
              {connection.status === 'syncing' ? 'reading the first days' : connection.status.replaceAll('_', ' ')}
              <Show when={connection.statusReason}>{(reason) => <>. {reason()}</>}</Show>
            </li>
          )}
        </For>
      </ul>
      <A href="/providers" class={buttonClass('quiet')}>
        See the connections
      </A>
    </EmptyState>
  )
}
