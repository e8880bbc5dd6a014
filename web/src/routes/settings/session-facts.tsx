import { For, type JSX, Show } from 'solid-js'
import type { SessionDetails } from '../../../../worker/auth/session-schemas.ts'
import { RelativeTime } from '../../components/relative-time.tsx'
import { usePlace } from '../../lib/workspace.ts'
import { describeBrowser } from './describe-browser.ts'
import { describeSignIn } from './describe-sign-in.ts'

/** Who is signed in here, how, since when, and until when that lasts. */
export function SessionFacts(props: { details: SessionDetails }) {
  const { session } = usePlace()
  const facts: { name: string; value: () => JSX.Element }[] = [
    { name: 'Signed in as', value: () => session().user.email },
    { name: 'How', value: () => describeSignIn(props.details) },
    { name: 'Since', value: () => <Since at={props.details.since} /> },
    { name: 'Browser', value: () => describeBrowser(navigator.userAgent) },
    {
      name: 'Renewed',
      value: () => (
        <>
          by itself while in use; the present token runs out <RelativeTime instant={props.details.renewsBy} />
        </>
      ),
    },
    {
      name: 'Forgotten here',
      value: () => (
        <>
          <RelativeTime instant={props.details.forgottenAt} />, unless it is used before
        </>
      ),
    },
  ]
  return (
    <dl class="grid gap-x-6 gap-y-3 px-3.5 pt-3 pb-5 sm:grid-cols-2 sm:px-[18px]">
      <For each={facts}>
        {(fact) => (
          <div class="min-w-0">
            <dt class="text-note text-ink-3">{fact.name}</dt>
            <dd class="break-words">{fact.value()}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

function Since(props: { at: string | null }) {
  return (
    <Show when={props.at} fallback="not told by the sign-in service">
      {(at) => <RelativeTime instant={at()} />}
    </Show>
  )
}
