import type uPlot from 'uplot'
import type { ChartTheme } from './chart-theme.ts'
import type { ChartData } from './chart-data.ts'
import { type Segment, stackColumn } from './stack.ts'

/** Draws every column's segments, and hatches those whose figure is not whole yet. */
export function drawBars(plot: uPlot, data: ChartData, hidden: ReadonlySet<string>, theme: ChartTheme): void {
  const { ctx } = plot
  const ratio = devicePixelRatio
  const step = plot.bbox.width / Math.max(1, data.buckets.length)
  const width = Math.max(1, Math.min(step * 0.66, 36 * ratio))
  const gap = step > 6 * ratio ? ratio : 0
  const hatch = makeHatch(ctx, theme, ratio)
  ctx.save()
  data.buckets.forEach((_, index) => {
    const left = plot.valToPos(index, 'x', true) - width / 2
    for (const segment of stackColumn(data, index, hidden)) {
      const [top, height] = place(plot, segment, gap)
      ctx.fillStyle = theme.colour(segment.slot)
      ctx.fillRect(left, top, width, height)
      if (segment.complete || !hatch) continue
      ctx.fillStyle = hatch
      ctx.fillRect(left, top, width, height)
    }
  })
  ctx.restore()
}

/** A hairline of surface keeps neighbours apart where the columns are wide enough to spare it. */
function place(plot: uPlot, segment: Segment, gap: number): [top: number, height: number] {
  const a = plot.valToPos(segment.from, 'y', true)
  const b = plot.valToPos(segment.to, 'y', true)
  const height = Math.abs(a - b)
  return [Math.min(a, b), height > gap * 2 ? height - gap : height]
}

function makeHatch(ctx: CanvasRenderingContext2D, theme: ChartTheme, ratio: number): CanvasPattern | null {
  const size = 6 * ratio
  const tile = new OffscreenCanvas(size, size)
  const pen = tile.getContext('2d')
  if (!pen) return null
  pen.strokeStyle = theme.surface
  pen.globalAlpha = 0.6
  pen.lineWidth = size / 2.6
  pen.beginPath()
  for (const offset of [-size, 0, size]) {
    pen.moveTo(offset - 1, size + 1)
    pen.lineTo(offset + size + 1, -1)
  }
  pen.stroke()
  return ctx.createPattern(tile, 'repeat')
}
