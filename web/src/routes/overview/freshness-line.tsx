import { Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { Dot } from '../../components/dot.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { describeFreshness } from './words.ts'

/** Up to when the figures are whole, and how long ago they were asked for. */
export function FreshnessLine(props: { dashboard: Dashboard }) {
  const tone = () => (props.dashboard.freshness.late.length > 0 ? 'warn' : props.dashboard.freshness.completeThrough ? 'good' : 'plain')
  return (
    <Show when={props.dashboard.connections.length > 0}>
      <p class="inline-flex items-center gap-[7px] text-table text-ink-2">
        <Dot tone={tone()} />
        <span>
          {describeFreshness(props.dashboard)}
          <Show when={props.dashboard.freshness.lastSyncAt}>
            {(at) => (
              <>
                {' · synced '}
                <RelativeTime instant={at()} />
              </>
            )}
          </Show>
        </span>
      </p>
    </Show>
  )
}
