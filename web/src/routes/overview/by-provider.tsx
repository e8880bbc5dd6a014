import { For, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import type { ChartData } from '../../charts/chart-data.ts'
import { Card } from '../../components/card.tsx'
import { formatMoney } from '../../lib/format-money.ts'
import { sumAmounts } from '../../lib/micros.ts'
import { createCap } from './create-cap.ts'
import { hasFigures } from './figures.ts'
import { ProviderRow } from './provider-row.tsx'
import { ShowAll } from './show-all.tsx'

const mostRows = 10

/** What each provider has cost, how that moves, and how well it is known. */
export function ByProvider(props: { dashboard: Dashboard; chart: ChartData }) {
  const lines = () => props.dashboard.byProvider
  const cap = createCap(lines, mostRows)
  const withFigures = () => lines().filter((line) => hasFigures(line, props.dashboard.series)).length
  const newest = () =>
    lines().reduce((latest, { completeThrough }) => ((completeThrough ?? '') > latest ? (completeThrough ?? '') : latest), '')
  const restUsed = () => ({
    amount: sumAmounts(cap.rest().map((line) => line.used.amount)) ?? '0',
    currency: props.dashboard.workspace.currency,
  })
  return (
    <Card title="By provider" class="break-inside-avoid" aside={`${withFigures()} with figures`}>
      <div class="@container overflow-x-auto">
        <table class="mt-2 w-full text-table">
          <caption class="sr-only">Used by provider</caption>
          <thead class="text-xs text-ink-3 [&_th]:px-[5px] [&_th]:py-1.5 [&_th]:text-right [&_th]:font-medium sm:[&_th]:px-2">
            <tr>
              <th scope="col" class="pl-3.5! text-left! sm:pl-[18px]!">
                Provider
              </th>
              <th scope="col" class="hidden @min-[440px]:table-cell">
                Trend
              </th>
              <th scope="col">Used</th>
              <th scope="col" class="pr-3.5! @min-[600px]:pr-2!">
                Change
              </th>
              <th scope="col" class="hidden pr-[18px]! @min-[600px]:table-cell">
                Source
              </th>
            </tr>
          </thead>
          <tbody class="[&_td]:px-[5px] [&_td]:py-[8.5px] [&_td]:text-right [&_td]:whitespace-nowrap sm:[&_td]:px-2">
            <For each={cap.shown()}>
              {(line) => <ProviderRow line={line} dashboard={props.dashboard} chart={props.chart} newest={newest()} />}
            </For>
            <Show when={cap.rest().length > 0}>
              <tr class="border-t border-line text-ink-2">
                <th scope="row" class="py-[8.5px] pl-3.5 text-left font-[450] sm:pl-[18px]">
                  {cap.rest().length} others
                </th>
                <td class="hidden @min-[440px]:table-cell" />
                <td class="num">{formatMoney(restUsed())}</td>
                <td />
                <td class="hidden @min-[600px]:table-cell" />
              </tr>
            </Show>
          </tbody>
        </table>
      </div>
      <ShowAll cap={cap} count={lines().length} what="providers" />
    </Card>
  )
}
