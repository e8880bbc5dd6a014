import { Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Hint } from '../../components/hint.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { now } from '../../lib/clock.ts'
import { formatDay, formatHours } from '../../lib/format-dates.ts'

/** Up to which day everything is there. */
export function CompleteThrough(props: { account: AccountAnswer }) {
  return (
    <Show when={props.account.completeThrough} fallback={<Hint text="The first complete day is still to come.">no day yet</Hint>}>
      {(day) => formatDay(day())}
    </Show>
  )
}

export function LastSync(props: { account: AccountAnswer }) {
  return (
    <Show when={props.account.lastSyncAt} fallback="not yet">
      {(at) => <RelativeTime instant={at()} />}
    </Show>
  )
}

export function NextSync(props: { account: AccountAnswer }) {
  const isDue = () => props.account.nextSyncAt !== null && Date.parse(props.account.nextSyncAt) <= now()
  return (
    <Show
      when={props.account.nextSyncAt}
      fallback={<Hint text="Nothing is planned while it is paused or its credentials are rejected.">none planned</Hint>}
    >
      {(at) => (
        <Show when={!isDue()} fallback="due now">
          <RelativeTime instant={at()} />
        </Show>
      )}
    </Show>
  )
}

/** How late a leak would be noticed, and what that is made of. */
export function NoticedAfter(props: { account: AccountAnswer }) {
  return (
    <Show
      when={props.account.noticedAfterHours}
      fallback={<Hint text="This provider exposes nothing that spend could be seen in.">not known</Hint>}
    >
      {(hours) => (
        <Hint text={`${formatHours(hours().provider)} at ${props.account.providerName}, ${formatHours(hours().sync)} until our next sync.`}>
          about {formatHours(hours().total)}
        </Hint>
      )}
    </Show>
  )
}
