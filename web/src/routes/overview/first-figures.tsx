import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { accountsQuery } from '../../lib/queries.ts'
import { statusWords } from '../../lib/states.ts'
import { usePlace } from '../../lib/workspace.ts'
import { FirstSync } from '../connect/first-sync.tsx'

const lookAgainMs = 4_000

/** Connected, and no figure yet: says what is awaited, by source, and how far it is. */
export function FirstFigures(props: { dashboard: Dashboard }) {
  const { workspace } = usePlace()
  const isFilling = () => props.dashboard.connections.some(({ status }) => status === 'syncing')
  const accounts = useQuery(() => ({ ...accountsQuery(workspace().id), refetchInterval: isFilling() ? lookAgainMs : false }))
  const progressOf = (id: string) =>
    accounts.isPending || accounts.isLoadingError ? null : (accounts.data?.find((one) => one.id === id)?.progress ?? null)
  return (
    <EmptyState
      title={isFilling() ? 'Your first figures are on their way' : 'No figures in this period yet'}
      text={
        isFilling()
          ? 'They show here by themselves. You can leave this page; reading goes on.'
          : 'What is connected has had no charges in this period, or could not be read. A missing figure is not shown as zero.'
      }
    >
      <ul class="grid w-[min(44ch,100%)] gap-3 text-left text-note text-ink-2">
        {/* By id, so that a bar stays in place while its figures change. */}
        <For each={props.dashboard.connections.map(({ id }) => id)}>
          {(id) => (
            <Show when={props.dashboard.connections.find((one) => one.id === id)}>
              {(connection) => (
                <li class="grid min-w-0 gap-1">
                  <p class="break-words">
                    <b class="text-ink">{connection().label}</b>: {statusWords[connection().status].label}
                    <Show when={connection().statusReason}>{(reason) => <>. {reason()}</>}</Show>
                  </p>
                  <Show when={connection().status === 'syncing' ? progressOf(id) : null}>
                    {(progress) => <FirstSync progress={progress()} />}
                  </Show>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
      <A href="/providers" class={`${buttonClass('quiet')} self-end`}>
        See the connections
      </A>
    </EmptyState>
  )
}
