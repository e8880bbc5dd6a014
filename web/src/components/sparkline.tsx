import { toPixels } from '../lib/micros.ts'

const width = 84
const height = 20

/** The course of a figure at a glance; gaps stay gaps, and what stands alone is a dot. The chart's table has the figures. */
export function Sparkline(props: { amounts: readonly (string | null)[] }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      class="ml-auto h-5 w-[84px] fill-none stroke-ink-3 [stroke-linecap:round] [stroke-width:1.4]"
    >
      <path d={drawTrend(props.amounts)} stroke-linejoin="round" />
    </svg>
  )
}

function drawTrend(amounts: readonly (string | null)[]): string {
  const values = amounts.map((amount) => (amount === null ? null : toPixels(amount)))
  const known = values.filter((value) => value !== null)
  // One figure has no course.
  if (known.length < 2) return ''
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)]
  const step = (width - 2) / Math.max(1, values.length - 1)
  return values
    .map((value, index) => {
      if (value === null) return ''
      const x = (1 + index * step).toFixed(1)
      const y = (height - 1 - ((value - low) / (high - low || 1)) * (height - 2)).toFixed(1)
      // A line of no length, with round ends, is a dot.
      return (values[index - 1] ?? null) === null ? `M${x} ${y}h0` : `L${x} ${y}`
    })
    .join('')
}
