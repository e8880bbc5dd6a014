import { Show, createEffect, createSignal, on } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Notice } from '../../components/notice.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { Tag } from '../../components/tag.tsx'
import { announce } from '../../lib/announce.ts'
import { whyNotChange } from '../../lib/session.ts'
import { statusWords } from '../../lib/states.ts'
import { usePlace } from '../../lib/workspace.ts'
import { FirstSync } from '../connect/first-sync.tsx'
import { AccountActions } from './account-actions.tsx'
import { AccountFacts } from './account-facts.tsx'
import { RenameForm } from './rename-form.tsx'
import { createAccountChanges } from './account-changes.ts'

/** One connection. Its id is its address, so that the overview can point at it. */
export function AccountCard(props: { account: AccountAnswer }) {
  const { session } = usePlace()
  const [renaming, setRenaming] = createSignal(false)
  const changes = createAccountChanges(() => props.account)
  const status = () => statusWords[props.account.status]
  const heading = () => `${props.account.id}-name`

  createEffect(
    on(
      () => props.account.status,
      (now, then) => {
        if (then && now !== then) announce(`${props.account.label}: ${status().label}`)
      },
      { defer: true },
    ),
  )

  return (
    <li id={props.account.id} aria-labelledby={heading()} class="card scroll-mt-4 px-3.5 py-3.5 target:border-accent sm:px-[18px]">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ProviderMark providerId={props.account.providerId} name={props.account.providerName} />
        <div class="min-w-0 flex-1 basis-44">
          <Show when={renaming()} fallback={<AccountName account={props.account} id={heading()} />}>
            <RenameForm
              account={props.account}
              onDone={(label) => {
                setRenaming(false)
                if (label && label !== props.account.label) void changes.change({ label }, `Renamed to ${label}`)
              }}
            />
          </Show>
        </div>
        <span class="flex gap-1.5">
          <Tag tone={status().tone}>{status().label}</Tag>
          <Show when={props.account.late}>
            <Tag tone="warn">late</Tag>
          </Show>
        </span>
        <Show when={!whyNotChange(session(), props.account)}>
          <AccountActions account={props.account} changes={changes} onRename={() => setRenaming(true)} />
        </Show>
      </div>
      <Show when={props.account.statusReason}>
        {(reason) => (
          <Notice tone={status().tone === 'good' ? 'plain' : status().tone} class="mt-3">
            {reason()}
          </Notice>
        )}
      </Show>
      <Show when={changes.problem()}>
        {(problem) => (
          <Notice tone="bad" role="alert" class="mt-3">
            {problem().message}
            <Show when={problem().requestId}>{(id) => <> (request id {id()})</>}</Show>
          </Notice>
        )}
      </Show>
      <Show when={props.account.progress && !props.account.progress.recentDone ? props.account.progress : undefined}>
        {(progress) => <FirstSync progress={progress()} class="mt-3" />}
      </Show>
      <AccountFacts account={props.account} changes={changes} />
    </li>
  )
}

function AccountName(props: { account: AccountAnswer; id: string }) {
  // A label is made of the provider and the account until somebody renames it: what it says already is not said again.
  const more = () =>
    [props.account.providerName, props.account.accountName, props.account.role === 'observer' ? 'seen through' : null]
      .filter((words) => words !== null && !props.account.label.includes(words))
      .join(' · ')
  return (
    <>
      <h2 id={props.id} class="truncate font-[560]">
        {props.account.label}
      </h2>
      <Show when={more()}>
        <p class="truncate text-note text-ink-3">{more()}</p>
      </Show>
    </>
  )
}
