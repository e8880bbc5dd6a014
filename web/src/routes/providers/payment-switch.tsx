import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { whyNotChange } from '../../lib/session.ts'
import { paymentWords } from '../../lib/states.ts'
import { usePlace } from '../../lib/workspace.ts'
import type { AccountChanges } from './account-changes.ts'
import { FactChoice } from './fact-choice.tsx'

const payments = ['unknown', 'invoiced', 'prepaid'] as const
const options = payments.map((value) => ({ value, label: paymentWords[value].label }))

/** How the account is paid, which decides what of its use is still to pay. */
export function PaymentSwitch(props: { account: AccountAnswer; changes: AccountChanges }) {
  const { session } = usePlace()
  return (
    <FactChoice
      id={`${props.account.id}-payment`}
      name="Payment"
      value={props.account.payment}
      options={options}
      about={paymentWords[props.account.payment].about}
      fixed={whyNotChange(session(), props.account) !== undefined}
      onChoose={(value) => {
        const payment = payments.find((one) => one === value)
        if (payment) void props.changes.change({ payment }, `Payment of ${props.account.label}: ${paymentWords[payment].label}`)
      }}
    />
  )
}
