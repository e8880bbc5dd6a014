import { now } from '../lib/clock.ts'
import { formatInstant, formatRelative } from '../lib/format-dates.ts'
import { usePlace } from '../lib/workspace.ts'
import { Hint } from './hint.tsx'

/** `12 min ago`, with the exact instant in the workspace's time zone on hover and focus. */
export function RelativeTime(props: { instant: string }) {
  const { workspace } = usePlace()
  return (
    <Hint text={formatInstant(props.instant, workspace().timeZone)}>
      <time datetime={props.instant}>{formatRelative(props.instant, now())}</time>
    </Hint>
  )
}
