import { A } from '@solidjs/router'
import { For } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { Card } from '../../components/card.tsx'
import { Dot } from '../../components/dot.tsx'
import { formatDay } from '../../lib/format-dates.ts'

/** Sources that should have told more by now. Nothing is known of them since. */
export function LateCard(props: { late: Dashboard['freshness']['late']; today: string }) {
  return (
    <Card title="Late" aside="beyond their usual delay">
      <ul class="divide-y divide-line py-1.5">
        <For each={props.late}>
          {(source) => (
            <li class="flex items-baseline justify-between gap-3 px-3.5 py-[9px] text-table sm:px-[18px]">
              <span class="flex items-baseline gap-2">
                <Dot tone="warn" />
                <A class="link font-[560]" href={`/providers#${source.connectionId}`}>
                  {source.label}
                </A>
              </span>
              <span class="num text-note whitespace-nowrap text-ink-2">
                {source.since ? `complete through ${formatDay(source.since, props.today)}` : 'never complete'}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
