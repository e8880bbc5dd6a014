import { A } from '@solidjs/router'
import { Show, createSignal } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { AccountChanges } from './account-changes.ts'
import { RenameForm } from './rename-form.tsx'

/** Whether a connection's name is being edited. */
export function createRenaming() {
  const [active, setActive] = createSignal(false)
  return { active, start: () => setActive(true), stop: () => setActive(false) }
}

interface AccountNameProps {
  account: AccountAnswer
  changes: AccountChanges
  renaming: ReturnType<typeof createRenaming>
  /** The heading's id. */
  id: string
}

/** The name of a connection, which leads to its own page, and the form in its place while it is edited. */
export function AccountName(props: AccountNameProps) {
  let link: HTMLAnchorElement | undefined
  // A label is made of the provider and the account until somebody renames it: what it says already is not said again.
  const more = () =>
    [props.account.providerName, props.account.accountName, props.account.role === 'observer' ? 'seen through' : null]
      .filter((words) => words?.trim() && !props.account.label.includes(words))
      .join(' · ')

  function finish(label: string | undefined) {
    props.renaming.stop()
    link?.focus()
    if (label && label !== props.account.label) void props.changes.change({ label }, `Renamed to ${label}`)
  }

  return (
    <Show when={!props.renaming.active()} fallback={<RenameForm account={props.account} onDone={finish} />}>
      <h2 id={props.id} class="font-[560]">
        <A
          ref={(element) => (link = element)}
          href={`/providers/accounts/${props.account.id}`}
          class="line-clamp-2 rounded-tag break-words underline-offset-2 hover:underline"
        >
          {props.account.label}
        </A>
      </h2>
      <Show when={more()}>
        <p class="truncate text-note font-normal text-ink-3">{more()}</p>
      </Show>
    </Show>
  )
}
