import { For } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { Card } from '../../components/card.tsx'
import { formatMoney } from '../../lib/format-money.ts'

/** What the total leaves out, and why. */
export function BesideCard(props: { beside: Dashboard['beside'] }) {
  return (
    <Card title="Beside the total" aside="not counted above">
      <ul class="divide-y divide-line py-1.5">
        <For each={props.beside}>
          {(entry) => (
            <li class="grid gap-0.5 px-3.5 py-[9px] sm:px-[18px]">
              <p class="flex justify-between gap-3 text-table">
                <span class="font-[560]">{entry.label}</span>
                <span class="num whitespace-nowrap">{entry.amounts.map(formatMoney).join(' + ')}</span>
              </p>
              <p class="text-note text-ink-2">{entry.why}</p>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
