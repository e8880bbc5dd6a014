import { Show } from 'solid-js'
import type { SyncAnswer } from '../../../../worker/providers/summary-schemas.ts'
import { Button } from '../../components/button.tsx'
import { Dot } from '../../components/dot.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { signalWords } from '../../lib/states.ts'
import type { AccountChanges } from '../providers/account-changes.ts'
import { describeOutcome, describeWindow, hasFailed, stateWords } from './sync-words.ts'

interface SyncItemProps {
  sync: SyncAnswer
  today: string
  /** Given where asking again makes sense. */
  retry: AccountChanges | undefined
}

/** One sync as a line; a failed one with its reason, and the way to try again. */
export function SyncItem(props: SyncItemProps) {
  const state = () => stateWords[props.sync.state]
  return (
    <li class="grid gap-1 px-3.5 py-[9px] sm:px-[18px]">
      <div class="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5 text-table">
        <span class="inline-flex items-center gap-[7px] font-[530]">
          <Dot tone={state().tone} />
          {signalWords[props.sync.signal]}
        </span>
        <span class="num text-ink-2">{describeWindow(props.sync, props.today)}</span>
        <span class="num ml-auto text-note text-ink-3">
          <RelativeTime instant={props.sync.finishedAt ?? props.sync.startedAt} />
        </span>
      </div>
      <div class="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 pl-[14px] text-note text-ink-2">
        <p class="num min-w-0 flex-1 basis-52 wrap-anywhere">
          {describeOutcome(props.sync)}
          <Show when={props.sync.error}>
            {(error) => (
              <>
                {'. '}
                <span class={hasFailed(props.sync) ? 'text-ink' : ''}>{error()}</span>
              </>
            )}
          </Show>
        </p>
        <Show when={hasFailed(props.sync) ? props.retry : undefined}>
          {(changes) => (
            <Button kind="quiet" busy={changes().busy()} onClick={() => void changes().syncNow()}>
              Try again
              <span class="sr-only">
                : {signalWords[props.sync.signal]}, {describeWindow(props.sync, props.today)}
              </span>
            </Button>
          )}
        </Show>
      </div>
    </li>
  )
}
