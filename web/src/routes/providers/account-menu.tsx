import { Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Hint } from '../../components/hint.tsx'
import { whyNotChange } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import { AccountActions } from './account-actions.tsx'
import type { AccountChanges } from './account-changes.ts'

interface AccountMenuProps {
  account: AccountAnswer
  changes: AccountChanges
  onRename: () => void
  dense?: boolean
  primary?: boolean
}

/** What the reader can do with a connection, or why they cannot. */
export function AccountMenu(props: AccountMenuProps) {
  const { session } = usePlace()
  return (
    <Show when={whyNotChange(session(), props.account)} fallback={<AccountActions {...props} />}>
      {(why) => (
        <span class="text-note text-ink-3">
          <Hint text={why()}>read only</Hint>
        </span>
      )}
    </Show>
  )
}
