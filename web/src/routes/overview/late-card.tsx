import { A } from '@solidjs/router'
import { For } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { Card } from '../../components/card.tsx'
import { Dot } from '../../components/dot.tsx'
import { formatDay } from '../../lib/format-dates.ts'
import { createCap } from './create-cap.ts'
import { accountPath } from './figures.ts'
import { ShowAll } from './show-all.tsx'

const mostSources = 6

/** Sources that should have told more by now, longest silent first. Nothing is known of them since. */
export function LateCard(props: { late: Dashboard['freshness']['late']; today: string }) {
  const cap = createCap(() => props.late.toSorted((a, b) => (a.since ?? '').localeCompare(b.since ?? '')), mostSources)
  return (
    <Card title="Late" class="break-inside-avoid" aside="beyond their usual delay">
      <ul class="divide-y divide-line py-1.5">
        <For each={cap.shown()}>
          {(source) => (
            <li class="flex items-baseline justify-between gap-3 px-3.5 py-[9px] text-table sm:px-[18px]">
              <span class="flex min-w-0 items-baseline gap-2">
                <Dot tone="warn" />
                <A class="link line-clamp-2 font-[560] wrap-anywhere" href={accountPath(source.connectionId)}>
                  {source.label}
                </A>
              </span>
              <span class="num text-note whitespace-nowrap text-ink-2">
                {source.since ? `unknown since ${formatDay(source.since, props.today)}` : 'never complete'}
              </span>
            </li>
          )}
        </For>
      </ul>
      <ShowAll cap={cap} count={props.late.length} what="late sources" />
    </Card>
  )
}
