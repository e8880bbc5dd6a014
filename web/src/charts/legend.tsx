import { For, Show } from 'solid-js'
import { slotClass } from '../lib/provider-colours.ts'
import type { ChartSeries } from './chart-data.ts'

interface LegendProps {
  series: readonly ChartSeries[]
  hidden: ReadonlySet<string>
  onChange: (hidden: ReadonlySet<string>) => void
}

/** Names the colours. An entry hides or shows its part; with Shift, or pressed twice, it shows only this part. */
export function Legend(props: LegendProps) {
  const ids = () => props.series.map(({ id }) => id)
  const isAlone = (id: string) => !props.hidden.has(id) && props.hidden.size === ids().length - 1

  function toggle(id: string) {
    const next = new Set(props.hidden)
    if (!next.delete(id)) next.add(id)
    props.onChange(next)
  }
  /** The last one that is left brings the others back. */
  const showOnly = (id: string) => props.onChange(new Set(isAlone(id) ? [] : ids().filter((other) => other !== id)))

  return (
    <div role="group" aria-label="Shown in the chart" class="flex flex-wrap gap-x-2 gap-y-1 px-2 pt-2.5 text-note text-ink-2 sm:px-3">
      <For each={props.series}>
        {(series) => (
          <button
            type="button"
            title="Hide or show. With Shift, or by double click: only this."
            aria-pressed={!props.hidden.has(series.id)}
            class="inline-flex min-h-6 max-w-full items-center gap-[7px] rounded-small px-1.5 select-none hover:bg-hover
              aria-[pressed=false]:text-ink-3 aria-[pressed=false]:line-through"
            onClick={(event) => (event.shiftKey ? showOnly(series.id) : event.detail < 2 && toggle(series.id))}
            onDblClick={(event) => !event.shiftKey && showOnly(series.id)}
          >
            <i
              aria-hidden="true"
              class={`size-[9px] shrink-0 rounded-[3px] ${slotClass(series.slot)} ${props.hidden.has(series.id) ? 'opacity-30' : ''}`}
            />
            <span class="truncate">{series.name}</span>
          </button>
        )}
      </For>
      <Show when={props.hidden.size > 0}>
        <button type="button" class="link min-h-6 px-1.5 print:hidden" onClick={() => props.onChange(new Set())}>
          Show all
        </button>
      </Show>
    </div>
  )
}
