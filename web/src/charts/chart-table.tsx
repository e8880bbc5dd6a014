import { For, Show } from 'solid-js'
import { sumAmounts } from '../lib/micros.ts'
import type { ChartData } from './chart-data.ts'
import { nameColumn } from './column.ts'
import { type Measure, writeAmount, writeRoughly } from './measure.ts'

interface ChartTableProps {
  data: ChartData
  hidden: ReadonlySet<string>
  measure: Measure
  caption: string
}

const grains = { day: 'Day', week: 'Week', month: 'Month' } as const

/** The figures of the chart as a table: what screen readers get, and anyone who asks. What the legend hides is hidden here too. */
export function ChartTable(props: ChartTableProps) {
  const series = () => props.data.series.filter(({ id }) => !props.hidden.has(id))
  const written = (amount: string | null | undefined) => (amount ? writeAmount(amount, props.measure) : 'no figure')
  const totalAt = (index: number) =>
    props.hidden.size === 0 ? props.data.totals[index] : sumAmounts(series().map((one) => one.amounts[index]))
  const hasForecast = () => props.hidden.size === 0 && props.data.forecast.some(Boolean)
  return (
    <table class="num w-full text-table">
      <caption class="sr-only">{props.caption}</caption>
      <thead class="sticky top-0 z-10 bg-surface text-xs text-ink-3 [&_th]:px-2 [&_th]:py-1.5 [&_th]:text-right [&_th]:font-medium">
        <tr>
          <th scope="col" class="pl-[18px]! text-left!">
            {grains[props.data.grain]}
          </th>
          <For each={series()}>
            {(one) => (
              <th scope="col">
                <span class="ml-auto block max-w-40 truncate" title={one.name}>
                  {one.name}
                </span>
              </th>
            )}
          </For>
          <th scope="col">{props.hidden.size === 0 ? 'Total' : 'Total of these'}</th>
          <Show when={hasForecast()}>
            <th scope="col" class="pr-[18px]!">
              Forecast
            </th>
          </Show>
        </tr>
      </thead>
      <tbody class="[&_td]:px-2 [&_td]:py-1.5 [&_td]:text-right [&_td]:whitespace-nowrap">
        <For each={props.data.buckets}>
          {(_, index) => (
            <tr class="border-t border-line">
              <th scope="row" class="px-2 py-1.5 pl-[18px] text-left font-medium whitespace-nowrap">
                {nameColumn(props.data, index())}
              </th>
              <For each={series()}>
                {(one) => (
                  <td class={one.amounts[index()] === null ? 'text-ink-3' : ''}>
                    {written(one.amounts[index()])}
                    <Show when={one.complete[index()] === false && one.amounts[index()] !== null}>
                      <span class="text-ink-3"> so far</span>
                    </Show>
                  </td>
                )}
              </For>
              <td class="font-medium">{written(totalAt(index()))}</td>
              <Show when={hasForecast()}>
                <td class="pr-[18px]! text-ink-2">
                  <Show when={props.data.forecast[index()]}>{(ahead) => writeRoughly(ahead().expected, props.measure)}</Show>
                </td>
              </Show>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
