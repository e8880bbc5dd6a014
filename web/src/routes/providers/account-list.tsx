import { For, Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Notice } from '../../components/notice.tsx'
import { isTroubled } from '../../lib/states.ts'
import { AccountCard } from './account-card.tsx'

/** Those that need somebody come first. */
export function AccountList(props: { accounts: readonly AccountAnswer[] }) {
  const troubled = () => props.accounts.filter(isTroubled)
  const sorted = () => [...troubled(), ...props.accounts.filter((one) => !isTroubled(one))]
  const find = (id: string) => props.accounts.find((one) => one.id === id)
  return (
    <>
      <Show when={troubled().length > 0}>
        <Notice tone="warn" class="mb-3">
          <b class="text-ink">{troubled().length === 1 ? 'One connection needs' : `${troubled().length} connections need`} attention:</b>{' '}
          what they cost since their last complete day is not known.
        </Notice>
      </Show>
      <ul class="grid grid-cols-[minmax(0,1fr)] gap-3">
        {/* By id: a card stays what it is, with its open menu and its half-typed name, while its figures come in. */}
        <For each={sorted().map((one) => one.id)}>
          {(id) => <Show when={find(id)}>{(account) => <AccountCard account={account()} />}</Show>}
        </For>
      </ul>
    </>
  )
}
