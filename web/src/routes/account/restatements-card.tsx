import { For, Show } from 'solid-js'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Card } from '../../components/card.tsx'
import { formatInstant } from '../../lib/format-dates.ts'
import { usePlace } from '../../lib/workspace.ts'
import { createCap } from '../overview/create-cap.ts'
import { ShowAll } from '../overview/show-all.tsx'
import { groupRestatements } from './group-restatements.ts'

const mostAtFirst = 4

interface RestatementsCardProps {
  restatements: Summary['restatements']
  today: string
  /** Some day is complete. */
  isRead: boolean
}

/** Days that the provider said otherwise later. Newest first; what was seen by one sync stands together. */
export function RestatementsCard(props: RestatementsCardProps) {
  const { workspace } = usePlace()
  const groups = () => groupRestatements(props.restatements, props.today)
  const cap = createCap(groups, mostAtFirst)
  return (
    <Card title="Restated days" aside="what the provider changed later">
      <Show
        when={groups().length > 0}
        fallback={
          <p class="px-3.5 pt-2 pb-4 text-note text-ink-2 sm:px-[18px]">
            {props.isRead ? 'None. Every complete day still says what it said first.' : 'None yet: no day is complete.'}
          </p>
        }
      >
        <ul class="mt-1.5 divide-y divide-line">
          <For each={cap.shown()}>
            {(group) => (
              <li class="px-3.5 py-[9px] sm:px-[18px]">
                <ul class="grid gap-0.5 text-table">
                  <For each={group.sentences}>{(sentence) => <li class="num">{sentence}</li>}</For>
                </ul>
                <p class="num mt-0.5 text-note text-ink-3">seen {formatInstant(group.seenAt, workspace().timeZone)}</p>
              </li>
            )}
          </For>
        </ul>
        <ShowAll cap={cap} count={groups().length} what="restatements" />
      </Show>
    </Card>
  )
}
