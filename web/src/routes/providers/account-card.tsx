import { Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Notice } from '../../components/notice.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { statusWords } from '../../lib/states.ts'
import { FirstSync } from '../connect/first-sync.tsx'
import { createAccountChanges } from './account-changes.ts'
import { AccountFacts } from './account-facts.tsx'
import { AccountMenu } from './account-menu.tsx'
import { AccountName, createRenaming } from './account-name.tsx'
import { AccountProblem } from './account-problem.tsx'
import { AccountState } from './account-state.tsx'
import { announceStatus } from './announce-status.ts'

/** One connection with all that is known of it at a glance, for workspaces that have a few. */
export function AccountCard(props: { account: AccountAnswer }) {
  const renaming = createRenaming()
  const changes = createAccountChanges(() => props.account)
  const tone = () => statusWords[props.account.status].tone
  const heading = () => `${props.account.id}-name`
  announceStatus(() => props.account)
  return (
    <li aria-labelledby={heading()} class="card px-3.5 py-3.5 sm:px-[18px]">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ProviderMark providerId={props.account.providerId} name={props.account.providerName} />
        <div class="min-w-0 flex-1 basis-44">
          <AccountName account={props.account} changes={changes} renaming={renaming} id={heading()} />
        </div>
        <AccountState account={props.account} />
        <AccountMenu account={props.account} changes={changes} onRename={renaming.start} />
      </div>
      <Show when={props.account.statusReason}>
        {(reason) => (
          <Notice tone={tone() === 'good' ? 'plain' : tone()} class="mt-3">
            {reason()}
          </Notice>
        )}
      </Show>
      <AccountProblem changes={changes} />
      <Show when={props.account.progress && !props.account.progress.recentDone ? props.account.progress : undefined}>
        {(progress) => <FirstSync progress={progress()} class="mt-3" />}
      </Show>
      <AccountFacts account={props.account} changes={changes} />
    </li>
  )
}
