import { Show } from 'solid-js'
import { Notice } from '../../components/notice.tsx'
import type { Disconnecting, Way } from './disconnecting.ts'

/** Why it is still connected, and the id that finds it in the logs. */
export function FailureNote(props: { failed: ReturnType<Disconnecting['failed']>; way: Way }) {
  return (
    <Show when={props.failed?.way === props.way ? props.failed.problem : undefined}>
      {(problem) => (
        <Notice tone="bad" role="alert">
          <b class="text-ink">Nothing has changed.</b> {problem().message}
          <Show when={problem().requestId}>
            {(id) => (
              <>
                {' '}
                Request id <code class="select-all">{id()}</code>
              </>
            )}
          </Show>
        </Notice>
      )}
    </Show>
  )
}
