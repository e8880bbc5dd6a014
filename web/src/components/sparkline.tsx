import { toPixels } from '../lib/micros.ts'

const width = 84
const height = 20

/** The course of a figure at a glance; gaps stay gaps. The chart's table has the figures. */
export function Sparkline(props: { amounts: readonly (string | null)[] }) {
  const path = () => {
    const values = props.amounts.map((amount) => (amount === null ? null : toPixels(amount)))
    const known = values.filter((value) => value !== null)
    const [low, high] = [Math.min(0, ...known), Math.max(...known, 0)]
    const step = width / Math.max(1, values.length - 1)
    let pen = 'M'
    return values
      .map((value, index) => {
        if (value === null) {
          pen = 'M'
          return ''
        }
        const y = height - 1 - ((value - low) / (high - low || 1)) * (height - 2)
        const drawn = `${pen}${(index * step).toFixed(1)} ${y.toFixed(1)}`
        pen = 'L'
        return drawn
      })
      .join('')
  }
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} class="ml-auto h-5 w-[84px] fill-none stroke-ink-3 [stroke-width:1.4]">
      <path d={path()} stroke-linejoin="round" />
    </svg>
  )
}
