import { For, Show } from 'solid-js'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatDays } from '../../lib/format-dates.ts'
import { formatMoney } from '../../lib/format-money.ts'
import { createCap } from '../overview/create-cap.ts'
import { ShowAll } from '../overview/show-all.tsx'

type Invoice = NonNullable<Summary['invoices']>[number]

const mostAtFirst = 6

/** What the provider wrote a bill for. Invoices are no part of any total: the charges in them are. */
export function InvoicesCard(props: { invoices: readonly Invoice[]; today: string }) {
  const cap = createCap(() => props.invoices, mostAtFirst)
  return (
    <Card title="Invoices" aside="in no total: their charges are">
      <Show
        when={props.invoices.length > 0}
        fallback={<p class="px-3.5 pt-2 pb-4 text-note text-ink-2 sm:px-[18px]">None yet. They come when a month is closed.</p>}
      >
        <ul class="mt-1.5 divide-y divide-line">
          <For each={cap.shown()}>
            {(invoice) => (
              <li class="grid gap-0.5 px-3.5 py-[9px] sm:px-[18px]">
                <p class="flex items-baseline justify-between gap-3 text-table">
                  <span class="flex min-w-0 items-baseline gap-2 font-[530]">
                    {formatDays(invoice.from, invoice.to)} <Tag>{invoice.status}</Tag>
                  </span>
                  <span class="num whitespace-nowrap">{formatMoney(invoice.total)}</span>
                </p>
                <p class="num flex justify-between gap-3 text-note text-ink-2">
                  <span class="min-w-0 wrap-anywhere">{invoice.number}</span>
                  <span class="whitespace-nowrap">{invoice.tax ? `${formatMoney(invoice.tax)} tax in it` : 'tax not told'}</span>
                </p>
              </li>
            )}
          </For>
        </ul>
        <ShowAll cap={cap} count={props.invoices.length} what="invoices" />
      </Show>
    </Card>
  )
}
