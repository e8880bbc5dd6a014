import { For, Show } from 'solid-js'
import { slotClass } from '../lib/provider-colours.ts'
import type { ChartData } from './chart-data.ts'
import { forecastAt, nameColumn, readoutOf, totalOf } from './column.ts'
import { type Measure, writeAmount, writeRoughly } from './measure.ts'

interface ReadoutProps {
  column: { data: ChartData; index: number; hidden: ReadonlySet<string> }
  measure: Measure
}

/** What is under the crosshair, sorted by amount. It keeps out of the pointer's half. */
export function Readout(props: ReadoutProps) {
  const lines = () => readoutOf(props.column)
  const total = () => totalOf(lines())
  const onTheRight = () => props.column.index < props.column.data.buckets.length / 2
  return (
    <div
      aria-hidden="true"
      class={`num pointer-events-none absolute top-2 z-10 max-w-[min(320px,70%)] min-w-44 rounded-field border border-line bg-raised px-3 py-2 text-note
        shadow-raised ${onTheRight() ? 'right-4' : 'left-14'}`}
    >
      <p class="flex justify-between gap-6 font-semibold">
        <span>{nameColumn(props.column.data, props.column.index)}</span>
        <Show when={total()} fallback={<Show when={!forecastAt(props.column)}>no figures</Show>}>
          {(amount) => <span>{writeAmount(amount(), props.measure)}</span>}
        </Show>
      </p>
      <For each={lines()}>
        {(line) => (
          <p class="flex items-center gap-[7px] pt-0.5">
            <i class={`size-2 shrink-0 rounded-[3px] ${slotClass(line.series.slot)}`} />
            <span class="flex min-w-0 flex-1 text-ink-2">
              <span class="truncate">{line.series.name}</span>
              <Show when={!line.complete}>
                <span class="whitespace-pre"> so far</span>
              </Show>
            </span>
            <span class="pl-4 whitespace-nowrap">{writeAmount(line.amount, props.measure)}</span>
          </p>
        )}
      </For>
      <Show when={forecastAt(props.column)}>
        {(ahead) => (
          <p class="flex justify-between gap-6 pt-0.5 text-ink-2">
            <span>Forecast</span>
            <span>
              {writeRoughly(ahead().expected, props.measure)} ({writeRoughly(ahead().low, props.measure)} –{' '}
              {writeRoughly(ahead().high, props.measure)})
            </span>
          </p>
        )}
      </Show>
    </div>
  )
}
