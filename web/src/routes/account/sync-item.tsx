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
    <li class="px-3.5 py-[8px] text-table sm:px-[18px]">
      <div class="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        <span class="inline-flex items-center gap-[7px] font-[530]">
          <Dot tone={state().tone} />
          {signalWords[props.sync.signal]}
        </span>
        <span class="num order-last basis-full pl-[14px] text-ink-2 sm:order-none sm:basis-auto sm:pl-0">
          {describeWindow(props.sync, props.today)} <span class="ml-1 text-note text-ink-3">{describeOutcome(props.sync)}</span>
        </span>
        <span class="num ml-auto text-note text-ink-3">
          <RelativeTime instant={props.sync.finishedAt ?? props.sync.startedAt} />
        </span>
      </div>
      <Show when={props.sync.error}>
        {(error) => (
          <div class="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 pl-[14px] text-note">
            <p class={`num min-w-0 flex-1 basis-52 wrap-anywhere ${hasFailed(props.sync) ? 'text-ink' : 'text-ink-2'}`}>{error()}</p>
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
        )}
      </Show>
    </li>
  )
}
