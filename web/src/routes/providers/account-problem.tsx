import { Show } from 'solid-js'
import { Notice } from '../../components/notice.tsx'
import type { AccountChanges } from './account-changes.ts'

/** Why a change was not taken, beside what it was about. */
export function AccountProblem(props: { changes: AccountChanges }) {
  return (
    <Show when={props.changes.problem()}>
      {(problem) => (
        <Notice tone="bad" role="alert" class="mt-3">
          Not changed. {problem().message}
          <Show when={problem().requestId}>{(id) => <> (request id {id()})</>}</Show>
        </Notice>
      )}
    </Show>
  )
}
