import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Hint } from '../../components/hint.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { whyNotChange } from '../../lib/session.ts'
import { brakeWords, paymentWords, statusWords } from '../../lib/states.ts'
import { usePlace } from '../../lib/workspace.ts'
import { FirstSync } from '../connect/first-sync.tsx'
import { createAccountChanges } from './account-changes.ts'
import { AccountMenu } from './account-menu.tsx'
import { AccountName, createRenaming } from './account-name.tsx'
import { AccountProblem } from './account-problem.tsx'
import { AccountState } from './account-state.tsx'
import { announceStatus } from './announce-status.ts'
import { cellClass } from './cell-class.ts'
import { CompleteThrough, LastSync, NextSync, NoticedAfter } from './fresh-facts.tsx'

/** One connection among many. What does not fit is on its own page. */
export function AccountRow(props: { account: AccountAnswer }) {
  const renaming = createRenaming()
  const changes = createAccountChanges(() => props.account)
  announceStatus(() => props.account)
  return (
    <tr class="border-t border-line hover:bg-hover max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-1">
      <th scope="row" class={`${cellClass()} pl-3.5 text-left max-sm:pb-0.5 sm:max-w-[320px] sm:min-w-[180px] sm:pl-[18px]`}>
        <div class="flex items-start gap-3">
          <ProviderMark providerId={props.account.providerId} name={props.account.providerName} />
          <div class="min-w-0 flex-1 pt-[3px]">
            <AccountName account={props.account} changes={changes} renaming={renaming} id={`${props.account.id}-name`} />
            <Trouble account={props.account} />
            <AccountProblem changes={changes} />
            <Show when={props.account.progress && !props.account.progress.recentDone ? props.account.progress : undefined}>
              {(progress) => <FirstSync progress={progress()} class="mt-1 font-normal" />}
            </Show>
          </div>
        </div>
      </th>
      <td class={`${cellClass()} max-sm:col-start-1 max-sm:row-start-2 max-sm:pt-0 max-sm:pl-[52px]`}>
        <AccountState account={props.account} />{' '}
        <span class="text-note whitespace-nowrap text-ink-2 sm:hidden">
          through <CompleteThrough account={props.account} />
        </span>
      </td>
      <td class={cellClass('sm')}>
        <CompleteThrough account={props.account} />
      </td>
      <td class={cellClass('md')}>
        <LastSync account={props.account} />
      </td>
      <td class={cellClass('lg')}>
        <NextSync account={props.account} />
      </td>
      <td class={cellClass('md')}>
        <NoticedAfter account={props.account} />
      </td>
      <td class={cellClass('xl')}>
        <Hint text={brakeWords[props.account.brake].about}>{brakeWords[props.account.brake].label}</Hint>
      </td>
      <td class={cellClass('xl')}>
        <Hint text={paymentWords[props.account.payment].about}>{paymentWords[props.account.payment].label}</Hint>
      </td>
      <td class={`${cellClass('xl')} max-w-28 truncate`}>{props.account.owner?.name ?? 'nobody'}</td>
      <td class={`${cellClass()} pr-3.5 text-right max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1 sm:pr-[18px]`}>
        <AccountMenu dense account={props.account} changes={changes} onRename={renaming.start} />
      </td>
    </tr>
  )
}

/** Why somebody is needed, with the one step that mends it. */
function Trouble(props: { account: AccountAnswer }) {
  const { session } = usePlace()
  const rejected = () => props.account.status === 'credentials_rejected'
  const colour = () =>
    ({ bad: 'text-bad', warn: 'text-warn', plain: 'text-ink-2', good: 'text-ink-2' })[statusWords[props.account.status].tone]
  return (
    <Show when={props.account.statusReason}>
      {(reason) => (
        <span class={`mt-0.5 block max-w-[52ch] text-note font-normal ${colour()}`}>
          {reason()}{' '}
          <Show when={rejected() && !whyNotChange(session(), props.account)}>
            <A href={`/providers/connect/${props.account.providerId}?connectionId=${props.account.id}`} class="link whitespace-nowrap">
              Replace credentials
            </A>
          </Show>
        </span>
      )}
    </Show>
  )
}
