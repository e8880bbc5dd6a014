import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { whyNotChange } from '../../lib/session.ts'
import { statusWords } from '../../lib/states.ts'
import { usePlace } from '../../lib/workspace.ts'
import { FirstSync } from '../connect/first-sync.tsx'
import type { AccountChanges } from '../providers/account-changes.ts'
import { AccountProblem } from '../providers/account-problem.tsx'

interface AccountNoticesProps {
  account: AccountAnswer | undefined
  summary: Summary
  changes: AccountChanges
}

/** What somebody should know before they read the figures. */
export function AccountNotices(props: AccountNoticesProps) {
  const progress = () => (props.account?.progress?.recentDone === false ? props.account.progress : undefined)
  return (
    <div class="grid gap-3 not-empty:mb-3.5">
      <Show when={props.summary.connection.state === 'disconnected'}>
        <Disconnected summary={props.summary} />
      </Show>
      <Show when={props.account?.statusReason}>
        {(reason) => (
          <Notice tone={statusWords[props.account?.status ?? 'active'].tone === 'bad' ? 'bad' : 'warn'}>
            {reason()}
            <Show when={props.account?.status !== 'active' && props.account?.late}>
              {' '}
              What it costs since its last complete day is not known.
            </Show>
          </Notice>
        )}
      </Show>
      <AccountProblem changes={props.changes} />
      <Show when={progress()}>
        {(first) => (
          <section aria-label="First sync" class="card px-3.5 py-3 sm:px-[18px]">
            <FirstSync progress={first()} />
          </section>
        )}
      </Show>
      <Show when={props.account?.progress?.recentDone ? props.account.progress : undefined}>
        {(older) => (
          <p role="status" class="num text-note text-ink-2">
            Older history is being read: {older().daysDone} of {older().daysWanted} days. Sums over the days before grow until then.
          </p>
        )}
      </Show>
    </div>
  )
}

/** What is left of it, and the two ways on. */
function Disconnected(props: { summary: Summary }) {
  const { session } = usePlace()
  const mayChange = () => !whyNotChange(session(), props.summary.connection)
  return (
    <Notice tone="plain" class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p>
        <b class="text-ink">Disconnected. Its history stays:</b> what it cost so far is in every total and comparison. Its key is erased,
        and nothing is read any more.
      </p>
      <Show when={mayChange()}>
        <p class="flex flex-wrap gap-2">
          <A href={`/providers/connect/${props.summary.providerId}`} class={buttonClass('quiet')}>
            Connect it again
          </A>
          <A href={`/providers/disconnect/${props.summary.connectionId}`} class={buttonClass('quiet')}>
            Forget its history…
          </A>
        </p>
      </Show>
    </Notice>
  )
}
