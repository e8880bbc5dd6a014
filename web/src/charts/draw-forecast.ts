import type uPlot from 'uplot'
import { toPixels } from '../lib/micros.ts'
import type { ChartTheme } from './chart-theme.ts'
import type { ChartData } from './chart-data.ts'

/** Draws what is expected as a dashed line within the band of its bounds. */
export function drawForecast(plot: uPlot, data: ChartData, theme: ChartTheme): void {
  const points = data.forecast.flatMap((day, index) => {
    if (!day) return []
    const y = (amount: string) => plot.valToPos(toPixels(amount), 'y', true)
    return [{ x: plot.valToPos(index, 'x', true), expected: y(day.expected), low: y(day.low), high: y(day.high) }]
  })
  if (points.length === 0) return
  const { ctx } = plot
  ctx.save()
  ctx.beginPath()
  for (const { x, high } of points) ctx.lineTo(x, high)
  for (const { x, low } of points.toReversed()) ctx.lineTo(x, low)
  ctx.closePath()
  ctx.fillStyle = theme.accent
  ctx.globalAlpha = 0.12
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.beginPath()
  for (const { x, expected } of points) ctx.lineTo(x, expected)
  ctx.strokeStyle = theme.accent
  ctx.lineWidth = 1.6 * devicePixelRatio
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio])
  ctx.stroke()
  ctx.restore()
}
