import { For, Show } from 'solid-js'
import { Notice } from '../../components/notice.tsx'
import type { WorkspaceFields } from '../../components/workspace-form.tsx'
import { now } from '../../lib/clock.ts'
import { describeEffects } from './describe-effects.ts'

/** What saving will do to the figures, said while it can still be left. */
export function ChangeEffects(props: { before: WorkspaceFields; after: WorkspaceFields }) {
  const effects = () => describeEffects(props.before, props.after, now())
  return (
    <div role="status" class="empty:-mt-5">
      <Show when={effects().length > 0}>
        <Notice tone="plain">
          <b class="text-ink">When you save:</b>
          <ul class="mt-0.5 grid gap-1">
            <For each={effects()}>{(effect) => <li>{effect}</li>}</For>
          </ul>
        </Notice>
      </Show>
    </div>
  )
}
