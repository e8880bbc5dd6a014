/** How far something is. The width is set through the style object model, which the Content-Security-Policy allows. */
export function ProgressBar(props: { label: string; value: number; max: number; tone?: 'accent' | 'ink' | 'warn' | 'bad' }) {
  const percent = () => (props.max > 0 ? Math.min(100, Math.max(0, (props.value / props.max) * 100)) : 0)
  const fill = () => ({ accent: 'bg-accent', ink: 'bg-ink', warn: 'bg-warn', bad: 'bg-bad' })[props.tone ?? 'accent']
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuemin="0"
      aria-valuemax={props.max}
      aria-valuenow={props.value}
      class="h-1.5 overflow-hidden rounded-full bg-chosen"
    >
      <div class={`h-full rounded-full transition-[width] duration-300 ${fill()}`} style={{ width: `${percent()}%` }} />
    </div>
  )
}
