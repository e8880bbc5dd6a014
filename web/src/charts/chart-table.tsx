import { For, Show } from 'solid-js'
import { formatMoney, formatRoughly } from '../lib/format-money.ts'
import { nameColumn } from './readout.tsx'
import type { ChartData } from './shape.ts'

/** The chart's figures as a table: what screen readers get, and anyone who asks. */
export function ChartTable(props: { data: ChartData; currency: string; caption: string }) {
  const money = (amount: string | null | undefined) => (amount ? formatMoney({ amount, currency: props.currency }) : 'no figure')
  const hasForecast = () => props.data.forecast.some(Boolean)
  return (
    <table class="num w-full text-table">
      <caption class="sr-only">{props.caption}</caption>
      <thead class="sticky top-0 bg-surface text-xs text-ink-3">
        <tr>
          <th scope="col" class="px-2 py-1.5 pl-[18px] text-left font-medium">
            {props.data.grain === 'week' ? 'Week' : 'Day'}
          </th>
          <For each={props.data.series}>
            {(series) => (
              <th scope="col" class="px-2 py-1.5 text-right font-medium">
                {series.name}
              </th>
            )}
          </For>
          <th scope="col" class="px-2 py-1.5 text-right font-medium">
            Total
          </th>
          <Show when={hasForecast()}>
            <th scope="col" class="px-2 py-1.5 pr-[18px] text-right font-medium">
              Forecast
            </th>
          </Show>
        </tr>
      </thead>
      <tbody>
        <For each={props.data.buckets}>
          {(_, index) => (
            <tr class="border-t border-line">
              <th scope="row" class="px-2 py-1.5 pl-[18px] text-left font-medium whitespace-nowrap">
                {nameColumn(props.data, index())}
              </th>
              <For each={props.data.series}>
                {(series) => (
                  <td class={`px-2 py-1.5 text-right whitespace-nowrap ${series.amounts[index()] === null ? 'text-ink-3' : ''}`}>
                    {money(series.amounts[index()])}
                    <Show when={series.complete[index()] === false && series.amounts[index()] !== null}>
                      <span class="text-ink-3"> so far</span>
                    </Show>
                  </td>
                )}
              </For>
              <td class="px-2 py-1.5 text-right font-medium whitespace-nowrap">{money(props.data.totals[index()])}</td>
              <Show when={hasForecast()}>
                <td class="px-2 py-1.5 pr-[18px] text-right whitespace-nowrap text-ink-2">
                  <Show when={props.data.forecast[index()]}>
                    {(ahead) => formatRoughly({ amount: ahead().expected, currency: props.currency })}
                  </Show>
                </td>
              </Show>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
