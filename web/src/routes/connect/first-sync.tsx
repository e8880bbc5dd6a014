import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { ProgressBar } from '../../components/progress-bar.tsx'

type Progress = NonNullable<AccountAnswer['progress']>

const recentDays = 30

/** How far the first sync has come, with counts. */
export function FirstSync(props: { progress: Progress; class?: string }) {
  const wanted = () => Math.min(recentDays, props.progress.daysWanted)
  const done = () => (props.progress.recentDone ? wanted() : Math.min(wanted(), props.progress.daysDone))
  return (
    <div class={`num grid gap-1.5 text-note text-ink-2 ${props.class ?? ''}`}>
      <p>
        {done()} of {wanted()} days · {props.progress.rows.toLocaleString('en-US')} rows
      </p>
      <ProgressBar label="Days read" value={done()} max={wanted()} />
    </div>
  )
}
