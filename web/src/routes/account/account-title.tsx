import { Show, createSignal } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Breadcrumb } from '../../components/breadcrumb.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { Tag } from '../../components/tag.tsx'
import type { AccountChanges } from '../providers/account-changes.ts'
import { AccountMenu } from '../providers/account-menu.tsx'
import { AccountState } from '../providers/account-state.tsx'
import { RenameForm } from '../providers/rename-form.tsx'
import { FreshnessFacts } from './freshness-facts.tsx'

interface AccountTitleProps {
  /** `undefined` while it is unknown, and once it is disconnected. */
  account: AccountAnswer | undefined
  summary: Summary | undefined
  changes: AccountChanges
}

/** Which connection this is, how it stands, how fresh it is, and what can be done about it. */
export function AccountTitle(props: AccountTitleProps) {
  const [renaming, setRenaming] = createSignal(false)
  const label = () => props.account?.label ?? props.summary?.connection.label ?? 'Connection'
  const providerId = () => props.account?.providerId ?? props.summary?.providerId
  const providerName = () => props.account?.providerName ?? props.summary?.connection.providerName ?? ''
  return (
    <>
      <Breadcrumb href="/providers" above="Providers" here={label()} />
      <PageTitle title={label()}>
        <Show when={providerId()}>
          {(id) => (
            <span class="order-first">
              <ProviderMark providerId={id()} name={providerName()} />
            </span>
          )}
        </Show>
        <StateTags account={props.account} summary={props.summary} />
        <Show when={props.account}>
          {(account) => (
            <div class="ml-auto">
              <AccountMenu account={account()} changes={props.changes} onRename={() => setRenaming(true)} primary />
            </div>
          )}
        </Show>
        <Show when={renaming() && props.account}>
          {(account) => (
            <div class="w-full max-w-[460px]">
              <RenameForm
                account={account()}
                onDone={(name) => {
                  setRenaming(false)
                  if (name && name !== account().label) void props.changes.change({ label: name }, `Renamed to ${name}`)
                }}
              />
            </div>
          )}
        </Show>
        <FreshnessFacts account={props.account} summary={props.summary} />
      </PageTitle>
    </>
  )
}

function StateTags(props: { account: AccountAnswer | undefined; summary: Summary | undefined }) {
  const disconnected = () => props.summary?.connection.state === 'disconnected'
  return (
    <span class="flex flex-wrap gap-1.5">
      <Show when={props.account} fallback={disconnected() ? <Tag>disconnected</Tag> : undefined}>
        {(account) => <AccountState account={account()} />}
      </Show>
      <Show when={(props.account?.role ?? props.summary?.connection.role) === 'observer'}>
        <Tag>seen through</Tag>
      </Show>
    </span>
  )
}
