import { For } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { whyNotChange } from '../../lib/session.ts'
import { paymentWords } from '../../lib/states.ts'
import { usePlace } from '../../lib/workspace.ts'
import type { AccountChanges } from './account-changes.ts'

const payments = ['unknown', 'invoiced', 'prepaid'] as const

/** How the account is paid, which decides what of its use is still to pay. */
export function PaymentSwitch(props: { account: AccountAnswer; changes: AccountChanges }) {
  const { session } = usePlace()
  const id = () => `${props.account.id}-payment`
  return (
    <div class="md:justify-self-end">
      <dt class="text-xs text-ink-3">
        <label for={id()}>Payment</label>
      </dt>
      <dd>
        <select
          id={id()}
          disabled={!!whyNotChange(session(), props.account) || props.changes.busy()}
          title={paymentWords[props.account.payment].about}
          class="-ml-1 min-h-6 rounded-small border border-transparent bg-surface text-table hover:border-line-strong"
          onChange={(event) => {
            const payment = payments.find((one) => one === event.currentTarget.value)
            if (payment) void props.changes.change({ payment }, `Payment set to ${paymentWords[payment].label}`)
          }}
        >
          <For each={payments}>
            {(payment) => (
              <option value={payment} selected={payment === props.account.payment}>
                {paymentWords[payment].label}
              </option>
            )}
          </For>
        </select>
      </dd>
    </div>
  )
}
