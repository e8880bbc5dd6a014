import { For } from 'solid-js'
import { slotClass } from '../lib/provider-colours.ts'
import type { ChartSeries } from './shape.ts'

interface LegendProps {
  series: readonly ChartSeries[]
  hidden: ReadonlySet<string>
  onToggle: (id: string) => void
}

/** Names the colours; each entry shows or hides its part. */
export function Legend(props: LegendProps) {
  return (
    <div role="group" aria-label="Shown in the chart" class="flex flex-wrap gap-x-2 gap-y-1 px-2 pt-2.5 text-note text-ink-2 sm:px-3">
      <For each={props.series}>
        {(series) => (
          <button
            type="button"
            aria-pressed={!props.hidden.has(series.id)}
            class="inline-flex min-h-6 items-center gap-[7px] rounded-small px-1.5 hover:bg-hover aria-[pressed=false]:text-ink-3 aria-[pressed=false]:line-through"
            onClick={() => props.onToggle(series.id)}
          >
            <i
              aria-hidden="true"
              class={`size-[9px] rounded-[3px] ${slotClass(series.slot)} ${props.hidden.has(series.id) ? 'opacity-30' : ''}`}
            />
            {series.name}
          </button>
        )}
      </For>
    </div>
  )
}
