import { For, type JSX, Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Hint } from '../../components/hint.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { formatDay, formatHours } from '../../lib/format-dates.ts'
import { brakeWords, signalWords } from '../../lib/states.ts'
import type { AccountChanges } from './account-changes.ts'
import { PaymentSwitch } from './payment-switch.tsx'

/** How fresh a connection is, how late a leak would be noticed, and what stops spend at the provider. */
export function AccountFacts(props: { account: AccountAnswer; changes: AccountChanges }) {
  const noticed = () => props.account.noticedAfterHours
  return (
    <dl class="num mt-3 grid grid-cols-2 gap-x-4 gap-y-2.5 border-t border-line pt-3 text-table sm:grid-cols-3 md:gap-x-8 md:grid-cols-[repeat(5,auto)_minmax(0,1fr)]">
      <Fact name="Complete through">
        <Show when={props.account.completeThrough} fallback={<Hint text="The first complete day is still to come.">no day yet</Hint>}>
          {(day) => formatDay(day())}
        </Show>
      </Fact>
      <Fact name="Last sync">
        <Show when={props.account.lastSyncAt} fallback="not yet">
          {(at) => <RelativeTime instant={at()} />}
        </Show>
      </Fact>
      <Fact name="Next sync">
        <Show
          when={props.account.nextSyncAt}
          fallback={<Hint text="Nothing is planned while it is paused or its credentials are rejected.">none planned</Hint>}
        >
          {(at) => <RelativeTime instant={at()} />}
        </Show>
      </Fact>
      <Fact name="Leak noticed after">
        <Show when={noticed()} fallback={<Hint text="This provider exposes nothing that spend could be seen in.">not known</Hint>}>
          {(hours) => (
            <Hint
              text={`${formatHours(hours().provider)} at ${props.account.providerName}, ${formatHours(hours().sync)} until our next sync.`}
            >
              about {formatHours(hours().total)}
            </Hint>
          )}
        </Show>
      </Fact>
      <Fact name="Brake at the provider">
        <Hint text={brakeWords[props.account.brake].about}>{brakeWords[props.account.brake].label}</Hint>
      </Fact>
      <PaymentSwitch account={props.account} changes={props.changes} />
      <SignalsOff account={props.account} />
    </dl>
  )
}

function Fact(props: { name: string; children: JSX.Element }) {
  return (
    <div class="min-w-0">
      <dt class="text-xs text-ink-3">{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

/** Signals that the provider offers and this key cannot read. */
function SignalsOff(props: { account: AccountAnswer }) {
  const off = () => props.account.signals.filter((one) => one.state === 'off')
  return (
    <Show when={off().length > 0}>
      <div class="col-span-full text-note text-ink-2">
        <dt class="sr-only">Not read</dt>
        <For each={off()}>
          {(one) => (
            <dd>
              {signalWords[one.signal]} off: {one.reason ?? 'not offered for this account.'}
            </dd>
          )}
        </For>
      </div>
    </Show>
  )
}
