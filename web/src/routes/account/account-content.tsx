import { Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import type { AccountChanges } from '../providers/account-changes.ts'
import { AccountNotices } from './account-notices.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { CreditsCard } from './credits-card.tsx'
import { DifferencesCard } from './differences-card.tsx'
import { FiguresSection } from './figures-section.tsx'
import { InvoicesCard } from './invoices-card.tsx'
import { LimitsCard } from './limits-card.tsx'
import { RestatementsCard } from './restatements-card.tsx'
import { SignalsCard } from './signals-card.tsx'
import { SyncsCard } from './syncs-card.tsx'

interface AccountContentProps {
  /** `undefined` once it is disconnected. */
  account: AccountAnswer | undefined
  summary: Summary
  changes: AccountChanges
}

/** Every signal in short, its figures over time, and what stands behind them. */
export function AccountContent(props: AccountContentProps) {
  const isThere = (signal: 'credits' | 'limits' | 'invoices') => props.summary[signal] !== null
  return (
    <>
      <AccountNotices account={props.account} summary={props.summary} changes={props.changes} />
      <SignalsCard summary={props.summary} brake={props.account?.brake} />
      <FiguresSection summary={props.summary} />
      <div class="mt-3.5 grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 lg:grid-cols-[minmax(0,1.62fr)_minmax(0,1fr)]">
        <div class="grid grid-cols-[minmax(0,1fr)] gap-3.5">
          <RestatementsCard
            restatements={props.summary.restatements}
            today={props.summary.today}
            isRead={props.summary.signals.some(({ completeThrough }) => completeThrough !== null)}
          />
          <SyncsCard account={props.account} summary={props.summary} changes={props.changes} />
        </div>
        <div class="grid grid-cols-[minmax(0,1fr)] gap-3.5">
          <Show when={isThere('credits')}>
            <CreditsCard summary={props.summary} />
          </Show>
          <Show when={isThere('limits')}>
            <LimitsCard limits={props.summary.limits ?? []} />
          </Show>
          <Show when={isThere('invoices')}>
            <InvoicesCard invoices={props.summary.invoices ?? []} today={props.summary.today} />
          </Show>
          <DifferencesCard summary={props.summary} />
          <ConnectionCard account={props.account} summary={props.summary} changes={props.changes} />
        </div>
      </div>
    </>
  )
}
