import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { statusWords } from '../../lib/states.ts'
import { createCap } from './create-cap.ts'
import { accountPath } from './figures.ts'

const mostConnections = 8

/** Connected, and no figure yet: says what is awaited, by source. */
export function FirstFigures(props: { dashboard: Dashboard }) {
  const cap = createCap(() => props.dashboard.connections, mostConnections)
  return (
    <EmptyState
      title="No figures in this period yet"
      text="What is connected is being read, or has had no charges. A missing figure is not shown as zero."
    >
      <ul class="grid w-full max-w-[52ch] gap-1 text-left text-note text-ink-2">
        <For each={cap.shown()}>
          {(connection) => (
            <li class="wrap-anywhere">
              <A class="link font-semibold" href={accountPath(connection.id)}>
                {connection.label}
              </A>
              : {connection.status === 'syncing' ? 'reading the first days' : statusWords[connection.status].label}
              <Show when={connection.statusReason}>{(reason) => <>. {reason()}</>}</Show>
            </li>
          )}
        </For>
        <Show when={cap.rest().length > 0}>
          <li>and {cap.rest().length} more</li>
        </Show>
      </ul>
      <A href="/providers" class={buttonClass('quiet')}>
        See the connections
      </A>
    </EmptyState>
  )
}
