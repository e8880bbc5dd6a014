import { Show } from 'solid-js'
import { Notice } from '../../components/notice.tsx'
import { mayConnect } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'

/** Why a viewer finds nothing to press. */
export function ReadOnlyNote() {
  const { workspace } = usePlace()
  return (
    <Show when={!mayConnect(workspace().role)}>
      <Notice tone="plain" class="mb-3">
        You are a viewer here: you see every connection, and members, admins and owners change them.
      </Notice>
    </Show>
  )
}
