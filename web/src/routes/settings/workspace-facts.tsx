import { For } from 'solid-js'
import { Notice } from '../../components/notice.tsx'
import type { Workspace } from '../../lib/session.ts'

/** The settings for who may not change them, and why not. */
export function WorkspaceFacts(props: { workspace: Workspace }) {
  const currency = () =>
    `${props.workspace.currency} · ${new Intl.DisplayNames('en', { type: 'currency' }).of(props.workspace.currency) ?? ''}`
  const facts = () => [
    { name: 'Name', value: props.workspace.name },
    { name: 'Currency', value: currency() },
    { name: 'Time zone', value: props.workspace.timeZone.replaceAll('_', ' ') },
  ]
  return (
    <div class="grid gap-4 px-3.5 pt-3 pb-5 sm:px-[18px]">
      <Notice tone="plain">You are a {props.workspace.role} here. Owners and admins change these.</Notice>
      <dl class="grid gap-3">
        <For each={facts()}>
          {(fact) => (
            <div>
              <dt class="text-note text-ink-3">{fact.name}</dt>
              <dd>{fact.value}</dd>
            </div>
          )}
        </For>
      </dl>
    </div>
  )
}
