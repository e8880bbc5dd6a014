import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { Card } from '../../components/card.tsx'
import { formatMoney } from '../../lib/format-money.ts'
import { createCap } from './create-cap.ts'
import { accountPath } from './figures.ts'
import { ShowAll } from './show-all.tsx'

const mostEntries = 6

/** What the total leaves out, and why. */
export function BesideCard(props: { beside: Dashboard['beside'] }) {
  const cap = createCap(() => props.beside, mostEntries)
  return (
    <Card title="Beside the total" class="break-inside-avoid" aside="not counted above">
      <ul class="divide-y divide-line py-1.5">
        <For each={cap.shown()}>
          {(entry) => (
            <li class="grid gap-0.5 px-3.5 py-[9px] sm:px-[18px]">
              <p class="flex flex-wrap justify-between gap-x-3 text-table">
                <Show when={entry.connectionId} fallback={<span class="min-w-32 flex-1 font-[560] wrap-anywhere">{entry.label}</span>}>
                  {(id) => (
                    <A class="link line-clamp-2 min-w-32 flex-1 font-[560] wrap-anywhere" href={accountPath(id())}>
                      {entry.label}
                    </A>
                  )}
                </Show>
                <span class="num ml-auto text-right">
                  <For each={entry.amounts}>
                    {(amount, index) => (
                      <span class="whitespace-nowrap">
                        {index() > 0 ? ' + ' : ''}
                        {formatMoney(amount)}
                      </span>
                    )}
                  </For>
                </span>
              </p>
              <p class="text-note text-ink-2">{entry.why}</p>
            </li>
          )}
        </For>
      </ul>
      <ShowAll cap={cap} count={props.beside.length} what="figures beside the total" />
    </Card>
  )
}
