import { Navigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { usePlace } from '../../lib/workspace.ts'
import { Overview } from '../overview.tsx'
import { isSetupDue, wasOffered } from './setup-due.ts'

/** What the first address shows: the Overview, or the setup of a workspace that is new. */
export function Landing() {
  const { workspace } = usePlace()
  return (
    <Show when={!isSetupDue(workspace()) || wasOffered(workspace().id)} fallback={<Navigate href="/welcome" />}>
      <Overview />
    </Show>
  )
}
