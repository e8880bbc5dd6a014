import { Show, Suspense, createSignal, createUniqueId, lazy, onMount } from 'solid-js'
import { Card } from '../components/card.tsx'
import { ChartTable } from './chart-table.tsx'
import { Legend } from './legend.tsx'
import { Readout, describeColumn } from './readout.tsx'
import type { ChartData } from './shape.ts'

const StackedBars = lazy(async () => ({ default: (await import('./stacked-bars.tsx')).StackedBars }))

/** Spend by day or week, stacked by provider: bars to look at, a crosshair to read, a table for the rest. */
export function SpendChart(props: { data: ChartData; currency: string }) {
  const [hidden, setHidden] = createSignal<ReadonlySet<string>>(new Set())
  const [cursor, setCursor] = createSignal<number>()
  const [asTable, setAsTable] = createSignal(false)
  const [painted, setPainted] = createSignal(false)
  const hintId = createUniqueId()
  const title = () => (props.data.grain === 'week' ? 'Weekly spend' : 'Daily spend')
  const last = () => props.data.buckets.length - 1
  const shown = () => {
    const index = cursor()
    return index === undefined || index > last() ? undefined : index
  }
  const readout = (index: number) => ({ data: props.data, index, hidden: hidden(), currency: props.currency })

  // The chart's code waits for the first paint: the headline comes first.
  onMount(() => requestAnimationFrame(() => setTimeout(() => setPainted(true))))

  function toggle(id: string) {
    const next = new Set(hidden())
    if (!next.delete(id)) next.add(id)
    setHidden(next.size === props.data.series.length ? new Set<string>() : next)
  }

  function move(event: KeyboardEvent) {
    const at = shown()
    const steps: Readonly<Record<string, number | undefined>> = {
      ArrowRight: at === undefined ? 0 : at + 1,
      ArrowLeft: at === undefined ? last() : at - 1,
      PageUp: (at ?? 0) + 7,
      PageDown: (at ?? last()) - 7,
      Home: 0,
      End: last(),
    }
    const next = steps[event.key]
    if (event.key === 'Escape') setCursor(undefined)
    else if (event.key === 't') setAsTable(!asTable())
    else if (next === undefined) return
    else setCursor(Math.min(last(), Math.max(0, next)))
    event.preventDefault()
  }

  return (
    <Card
      title={title()}
      class="mt-3.5"
      aside={
        <span class="flex flex-wrap items-center gap-x-3">
          <span>{keyOf(props.data)}</span>
          <button type="button" class="link min-h-6" aria-pressed={asTable()} onClick={() => setAsTable(!asTable())}>
            {asTable() ? 'Chart' : 'Table'}
          </button>
        </span>
      }
    >
      <Legend series={props.data.series} hidden={hidden()} onToggle={toggle} />
      <Show when={!asTable()}>
        <div
          role="slider"
          tabindex="0"
          aria-label={`${title()}, crosshair`}
          aria-describedby={hintId}
          aria-orientation="horizontal"
          aria-valuemin="0"
          aria-valuemax={last()}
          aria-valuenow={shown() ?? 0}
          aria-valuetext={shown() === undefined ? 'not placed' : describeColumn(readout(shown() ?? 0))}
          class="relative mx-2 mb-2 h-[216px] rounded-small sm:mx-3.5 sm:h-[258px]"
          onKeyDown={move}
          onPointerLeave={() => setCursor(undefined)}
        >
          <Show when={painted()} fallback={<ChartSkeleton />}>
            <Suspense fallback={<ChartSkeleton />}>
              <StackedBars data={props.data} currency={props.currency} hidden={hidden()} cursor={shown()} onCursor={setCursor} />
            </Suspense>
          </Show>
          <Show when={shown() !== undefined}>
            <Readout {...readout(shown() ?? 0)} />
          </Show>
        </div>
        <p id={hintId} class="sr-only">
          Arrow keys move by a day or week, T shows the table.
        </p>
      </Show>
      <div
        class={asTable() ? 'mt-2 mb-2 max-h-[420px] overflow-auto' : 'sr-only'}
        {...(asTable() ? { tabindex: 0, role: 'region', 'aria-label': `${title()}, table` } : {})}
      >
        <ChartTable data={props.data} currency={props.currency} caption={`${title()} by provider`} />
      </div>
    </Card>
  )
}

/** Says what is drawn otherwise than a whole figure, as far as it is there. */
const keyOf = (data: ChartData): string =>
  [
    ...(data.forecast.some(Boolean) ? ['dashed: forecast'] : []),
    ...(data.series.some((series) => series.complete.includes(false)) ? ['hatched: not complete yet'] : []),
  ]
    .join(' · ')
    .replace(/^./, (letter) => letter.toUpperCase())

function ChartSkeleton() {
  return <div class="skeleton mt-3 h-[calc(100%-40px)] w-full opacity-50" />
}
