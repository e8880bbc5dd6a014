import { type JSX, Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Card } from '../../components/card.tsx'
import { Hint } from '../../components/hint.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { brakeWords } from '../../lib/states.ts'
import type { AccountChanges } from '../providers/account-changes.ts'
import { OwnerSwitch } from '../providers/owner-switch.tsx'
import { PaymentSwitch } from '../providers/payment-switch.tsx'

interface ConnectionCardProps {
  account: AccountAnswer | undefined
  summary: Summary
  changes: AccountChanges
}

/** What the connection is, besides its figures. */
export function ConnectionCard(props: ConnectionCardProps) {
  const connection = () => props.summary.connection
  return (
    <Card title="Connection">
      <dl class="grid grid-cols-2 gap-x-4 gap-y-3 px-3.5 pt-2.5 pb-4 text-table sm:px-[18px]">
        <Fact name="Provider">{connection().providerName}</Fact>
        <Fact name="Account there">
          <Show when={connection().accountName} fallback={<Hint text="The provider does not name the account.">not named</Hint>}>
            {(name) => name()}
          </Show>
        </Fact>
        <Fact name="Connected">
          <RelativeTime instant={connection().createdAt} />
        </Fact>
        <Fact name="Time zone of its days">{connection().timeZone}</Fact>
        <Show when={props.account}>
          {(account) => (
            <>
              <Fact name="Brake at the provider">
                <Hint text={brakeWords[account().brake].about}>{brakeWords[account().brake].label}</Hint>
              </Fact>
              <OwnerSwitch account={account()} changes={props.changes} />
              <PaymentSwitch account={account()} changes={props.changes} />
            </>
          )}
        </Show>
      </dl>
    </Card>
  )
}

function Fact(props: { name: string; children: JSX.Element }) {
  return (
    <div class="min-w-0">
      <dt class="text-xs text-ink-3">{props.name}</dt>
      <dd class="num wrap-anywhere">{props.children}</dd>
    </div>
  )
}
