import { Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Tag } from '../../components/tag.tsx'
import { statusWords } from '../../lib/states.ts'

/** A connection's state in a word or two. */
export function AccountState(props: { account: AccountAnswer }) {
  return (
    <span class="inline-flex flex-wrap gap-1.5">
      <Tag tone={statusWords[props.account.status].tone}>{statusWords[props.account.status].label}</Tag>
      <Show when={props.account.late}>
        <Tag tone="warn">late</Tag>
      </Show>
    </span>
  )
}
