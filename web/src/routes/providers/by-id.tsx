import { type Accessor, For, type JSX, Show, createMemo } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'

interface ByIdProps {
  accounts: readonly AccountAnswer[]
  children: (account: Accessor<AccountAnswer>) => JSX.Element
}

/** Each connection stays what it is, with its open menu and its half-typed name, while its figures come in. */
export function ById(props: ByIdProps) {
  const known = createMemo(() => new Map(props.accounts.map((account) => [account.id, account])))
  return (
    <For each={props.accounts.map(({ id }) => id)}>
      {(id) => <Show when={known().get(id)}>{(account) => props.children(account)}</Show>}
    </For>
  )
}
