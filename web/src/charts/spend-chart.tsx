import { type JSX, Show, Suspense, createMemo, createSignal, createUniqueId, lazy, onMount } from 'solid-js'
import { Card } from '../components/card.tsx'
import type { ChartData } from './chart-data.ts'
import { describeColumn } from './column.ts'
import { Legend } from './legend.tsx'
import type { Measure } from './measure.ts'
import { stepTo } from './move-crosshair.ts'

const StackedBars = lazy(async () => ({ default: (await import('./stacked-bars.tsx')).StackedBars }))
const Readout = lazy(async () => ({ default: (await import('./readout.tsx')).Readout }))
const ChartTable = lazy(async () => ({ default: (await import('./chart-table.tsx')).ChartTable }))

interface SpendChartProps {
  /** What `shapeChart` made of the answer. */
  data: ChartData
  measure: Measure
  /** What the figures are, after "Daily": `spend`. */
  what?: string
  /** What the parts are, after "by": `provider`, `model`. */
  by: string
  /** What the bars leave out, said below them. */
  note?: JSX.Element
  class?: string
}

const grains = { day: 'Daily', week: 'Weekly', month: 'Monthly' } as const

/**
 * Figures by day, week or month, stacked by what they are made of: bars to look at, a crosshair to read, a legend to leave
 * parts out, and a table with the same figures. Any page may use it: `shapeChart({ days, sources, forecast })` makes the data.
 */
export function SpendChart(props: SpendChartProps) {
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  const [cursor, setCursor] = createSignal<number>()
  const [asTable, setAsTable] = createSignal(false)
  const [painted, setPainted] = createSignal(false)
  const hintId = createUniqueId()
  let slider: HTMLDivElement | undefined
  let region: HTMLDivElement | undefined
  const isEmpty = () => props.data.series.length === 0 && !props.data.forecast.some(Boolean)
  const title = () => `${grains[props.data.grain]} ${props.what ?? 'spend'}`
  const last = () => props.data.buckets.length - 1
  /** Another period may lack what was hidden, and never hides everything. */
  const hidden = createMemo<ReadonlySet<string>>(() => {
    const there = props.data.series.filter(({ id }) => chosen().has(id)).map(({ id }) => id)
    return new Set(there.length === props.data.series.length ? [] : there)
  })
  const shown = () => {
    const index = cursor()
    return index === undefined || index > last() ? undefined : index
  }
  const column = (index: number) => ({ data: props.data, index, hidden: hidden() })

  // The chart's code and the table wait for the first paint: the headline comes first.
  onMount(() =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        setPainted(true)
        void Readout.preload()
      }),
    ),
  )

  /** The keyboard goes along: from the crosshair to the table, and back. */
  function turn() {
    setAsTable(!asTable())
    queueMicrotask(() => (asTable() ? region : slider)?.focus())
  }

  function move(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = stepTo(event.key, shown(), last())
    if (event.key === 'Escape' && shown() !== undefined) setCursor(undefined)
    else if (event.key.toLowerCase() === 't') turn()
    else if (next === undefined) return
    else setCursor(next)
    event.preventDefault()
  }

  return (
    <Card
      title={title()}
      class={`break-inside-avoid ${props.class ?? ''}`}
      aside={
        <Show when={!isEmpty()}>
          <span class="flex flex-wrap items-center gap-x-3">
            <span>{keyOf(props.data)}</span>
            <button type="button" class="link min-h-6 print:hidden" aria-pressed={asTable()} onClick={() => setAsTable(!asTable())}>
              {asTable() ? 'Chart' : 'Table'}
            </button>
          </span>
        </Show>
      }
    >
      <Show
        when={!isEmpty()}
        fallback={<p class="px-3.5 pt-2 pb-4 text-note text-ink-2 sm:px-[18px]">No day of this period has a figure.</p>}
      >
        <Legend series={props.data.series} hidden={hidden()} onChange={setChosen} />
        <Show when={!asTable()}>
          <div
            ref={slider}
            role="slider"
            tabindex="0"
            aria-label={`${title()}, crosshair`}
            aria-describedby={hintId}
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax={Math.max(0, last())}
            aria-valuenow={shown() ?? 0}
            aria-valuetext={shown() === undefined ? 'not placed' : describeColumn(column(shown() ?? 0), props.measure)}
            class="relative mx-2 mb-2 h-[216px] touch-pan-y rounded-small sm:mx-3.5 sm:h-[258px]"
            onKeyDown={move}
            onBlur={() => setCursor(undefined)}
            onPointerLeave={(event) => event.pointerType === 'mouse' && setCursor(undefined)}
          >
            <Show when={painted()} fallback={<ChartSkeleton />}>
              <Suspense fallback={<ChartSkeleton />}>
                <StackedBars data={props.data} measure={props.measure} hidden={hidden()} cursor={shown()} onCursor={setCursor} />
              </Suspense>
            </Show>
            <Show when={shown() !== undefined}>
              <Suspense>
                <Readout column={column(shown() ?? 0)} measure={props.measure} />
              </Suspense>
            </Show>
          </div>
          <p id={hintId} class="sr-only">
            Arrow keys move from column to column, Home and End to the edges, Escape leaves; T shows the table.
          </p>
        </Show>
        <Show when={painted()}>
          <div
            ref={region}
            onKeyDown={(event) => asTable() && event.key.toLowerCase() === 't' && !event.ctrlKey && !event.metaKey && turn()}
            class={asTable() ? 'mt-2 mb-2 max-h-[420px] overflow-auto print:max-h-none print:overflow-visible' : 'sr-only'}
            {...(asTable() ? { tabindex: 0, role: 'region', 'aria-label': `${title()}, table` } : {})}
          >
            <Suspense>
              <ChartTable data={props.data} hidden={hidden()} measure={props.measure} caption={`${title()} by ${props.by}`} />
            </Suspense>
          </div>
        </Show>
      </Show>
      <Show when={props.note}>
        <p class="px-3.5 pb-3 text-note text-ink-2 sm:px-[18px]">{props.note}</p>
      </Show>
    </Card>
  )
}

/** Says what is drawn otherwise than a whole figure, as far as it is there. */
const keyOf = (data: ChartData): string =>
  [
    ...(data.grain === 'week' ? ['weeks begin on Monday'] : []),
    ...(data.forecast.some(Boolean) ? ['dashed: forecast'] : []),
    ...(data.series.some((series) => series.complete.includes(false)) ? ['hatched: not complete yet'] : []),
  ]
    .join(' · ')
    .replace(/^./, (letter) => letter.toUpperCase())

function ChartSkeleton() {
  return <div class="skeleton mt-3 h-[calc(100%-40px)] w-full opacity-50" />
}
