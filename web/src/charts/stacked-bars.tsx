import { createEffect, on, onCleanup, onMount } from 'solid-js'
import uPlot from 'uplot'
import { theme } from '../lib/theme.ts'
import './chart.css'
import { readChartTheme } from './chart-theme.ts'
import { drawBars } from './draw-bars.ts'
import { drawForecast } from './draw-forecast.ts'
import { type Measure, writeAxis } from './measure.ts'
import type { ChartData } from './chart-data.ts'
import { nameTick } from './column.ts'
import { extentOf } from './stack.ts'

interface StackedBarsProps {
  data: ChartData
  measure: Measure
  hidden: ReadonlySet<string>
  /** The column under the crosshair. */
  cursor: number | undefined
  onCursor: (index: number | undefined) => void
}

/** The one place that knows uPlot: it gives scales, axes and the crosshair; bars, hatch and forecast are drawn on it. */
export function StackedBars(props: StackedBarsProps) {
  let host: HTMLDivElement | undefined
  let plot: uPlot | undefined
  let colours = readChartTheme()

  const columns = (): uPlot.AlignedData => [props.data.buckets.map((_, index) => index), props.data.buckets.map(() => 0)]

  const options = (width: number, height: number): uPlot.Options => ({
    width,
    height,
    padding: [10, 16, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false }, move: ontoColumn },
    scales: {
      x: { time: false, range: () => [-0.5, props.data.buckets.length - 0.5] },
      y: { range: () => extentOf(props.data, props.hidden) },
    },
    axes: [
      {
        stroke: () => colours.text,
        font: colours.font,
        size: 28,
        grid: { show: false },
        ticks: { show: false },
        splits: (self) => everyNth(props.data.buckets.length, self.width / 84),
        values: (_self, splits) => splits.map((index) => nameTick(props.data, index)),
      },
      {
        stroke: () => colours.text,
        font: colours.font,
        size: fitLabels,
        gap: 8,
        space: 34,
        grid: { stroke: () => colours.line, width: 1 },
        ticks: { show: false },
        values: (_self, splits) => splits.map((value) => writeAxis(value, props.measure)),
      },
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: {
      draw: [
        (self) => drawBars(self, props.data, props.hidden, colours),
        (self) => {
          if (props.hidden.size === 0) drawForecast(self, props.data, colours)
        },
      ],
      setCursor: [(self) => props.onCursor(self.cursor.idx ?? undefined)],
    },
  })

  onMount(() => {
    if (!host) return
    const element = host
    plot = new uPlot(options(element.clientWidth, element.clientHeight), columns(), element)
    const observer = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    // Labels drawn before Inter arrived are drawn again with it.
    void document.fonts.ready.then(() => plot?.redraw(false, true))
    onCleanup(() => {
      observer.disconnect()
      plot?.destroy()
    })
  })

  createEffect(on([() => props.data, () => props.hidden], () => plot?.setData(columns()), { defer: true }))
  createEffect(
    on(
      theme,
      () => {
        colours = readChartTheme()
        plot?.redraw(false, true)
      },
      { defer: true },
    ),
  )
  createEffect(() => {
    const index = props.cursor
    if (!plot || plot.cursor.idx === index || (index === undefined && plot.cursor.idx === null)) return
    plot.setCursor({ left: index === undefined ? -10 : plot.valToPos(index, 'x'), top: index === undefined ? -10 : 10 })
  })

  /** uPlot follows the mouse alone; a finger that slides along the chart reads it too. */
  function follow(event: PointerEvent) {
    if (event.pointerType === 'mouse' || !plot) return
    props.onCursor(plot.posToIdx(event.clientX - plot.over.getBoundingClientRect().left))
  }

  return <div ref={host} class="size-full" onPointerDown={follow} onPointerMove={follow} />
}

const leastLabelRoom = 46
const labelGap = 14

/** The crosshair stands in the middle of a column, wherever over it the pointer is. */
function ontoColumn(self: uPlot, left: number, top: number): [number, number] {
  return [left < 0 ? left : self.valToPos(self.posToIdx(left), 'x'), top]
}

/** As wide as the longest label of the money axis. */
function fitLabels(self: uPlot, labels: string[] | null): number {
  const axis = self.axes[1]
  self.ctx.font = Array.isArray(axis?.font) ? String(axis.font[0]) : self.ctx.font
  const widest = Math.max(0, ...(labels ?? []).map((label) => self.ctx.measureText(label).width))
  return Math.max(leastLabelRoom, Math.ceil(widest / devicePixelRatio) + labelGap)
}

function everyNth(count: number, room: number): number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(2, room)))
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step)
}
