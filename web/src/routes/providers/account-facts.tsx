import { For, type JSX, Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Hint } from '../../components/hint.tsx'
import { brakeWords, signalWords } from '../../lib/states.ts'
import type { AccountChanges } from './account-changes.ts'
import { CompleteThrough, LastSync, NextSync, NoticedAfter } from './fresh-facts.tsx'
import { OwnerSwitch } from './owner-switch.tsx'
import { PaymentSwitch } from './payment-switch.tsx'

/** How fresh a connection is, how late a leak would be noticed, what stops spend at the provider, and whose it is. */
export function AccountFacts(props: { account: AccountAnswer; changes: AccountChanges }) {
  return (
    <dl class="num mt-3 grid grid-cols-2 gap-x-4 gap-y-2.5 border-t border-line pt-3 text-table sm:grid-cols-4 lg:grid-cols-7">
      <Fact name="Complete through">
        <CompleteThrough account={props.account} />
      </Fact>
      <Fact name="Last sync">
        <LastSync account={props.account} />
      </Fact>
      <Fact name="Next sync">
        <NextSync account={props.account} />
      </Fact>
      <Fact name="Leak noticed after">
        <NoticedAfter account={props.account} />
      </Fact>
      <Fact name="Brake at the provider">
        <Hint text={brakeWords[props.account.brake].about}>{brakeWords[props.account.brake].label}</Hint>
      </Fact>
      <PaymentSwitch account={props.account} changes={props.changes} />
      <OwnerSwitch account={props.account} changes={props.changes} />
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
