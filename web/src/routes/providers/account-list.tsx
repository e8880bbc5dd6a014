import { useSearchParams } from '@solidjs/router'
import { Match, Show, Switch, createMemo } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { isTroubled } from '../../lib/states.ts'
import { AccountCard } from './account-card.tsx'
import { AccountFilter } from './account-filter.tsx'
import { AccountTable } from './account-table.tsx'
import { ById } from './by-id.tsx'
import { type Shown, findAccounts, orderAccounts } from './order-accounts.ts'

/** Above this many connections cards would be a long way to scroll. */
const mostCards = 8

/** Those that need somebody come first. A few are cards; many are rows, with a filter that the address keeps. */
export function AccountList(props: { accounts: readonly AccountAnswer[] }) {
  const [params, setParams] = useSearchParams<{ q?: string; show?: string }>()
  const words = () => params.q ?? ''
  const shown = (): Shown => (params.show === 'troubled' || params.show === 'paused' ? params.show : 'all')
  const set = (change: { q?: string | null; show?: string | null }) => setParams(change, { replace: true, scroll: false })
  const ordered = createMemo(() => orderAccounts(props.accounts))
  const found = createMemo(() => findAccounts(ordered(), words(), shown()))
  return (
    <>
      <Attention count={ordered().filter(isTroubled).length} />
      <Show
        when={ordered().length > mostCards || words() !== '' || shown() !== 'all'}
        fallback={
          <ul class="grid grid-cols-[minmax(0,1fr)] gap-3">
            <ById accounts={ordered()}>{(account) => <AccountCard account={account()} />}</ById>
          </ul>
        }
      >
        <AccountFilter
          accounts={ordered()}
          words={words()}
          shown={shown()}
          onWords={(next) => set({ q: next || null })}
          onShown={(next) => set({ show: next === 'all' ? null : next })}
        />
        <p role="status" class="sr-only">
          {found().length} of {ordered().length} connections
        </p>
        <Switch fallback={<AccountTable accounts={found()} />}>
          <Match when={found().length === 0}>
            <EmptyState title="No connection fits" text={`None of ${ordered().length} connections is one of these.`}>
              <Button kind="quiet" onClick={() => set({ q: null, show: null })}>
                Show all
              </Button>
            </EmptyState>
          </Match>
        </Switch>
      </Show>
    </>
  )
}

function Attention(props: { count: number }) {
  return (
    <Show when={props.count > 0}>
      <Notice tone="warn" class="mb-3">
        <b class="text-ink">{props.count === 1 ? 'One connection needs' : `${props.count} connections need`} attention:</b> what they cost
        since their last complete day is not known.
      </Notice>
    </Show>
  )
}
