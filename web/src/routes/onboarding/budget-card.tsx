import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Button, buttonClass } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { formatMoney } from '../../lib/format-money.ts'
import { dashboardQuery } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import { type BudgetOffer, offerBudget } from './budget-offer.ts'
import { BudgetOffered } from './budget-offered.tsx'
import type { Setup } from './create-setup.ts'
import { WhyNoBudget } from './why-no-budget.tsx'

const whileReadingMs = 5_000

/** A budget in one click, kept as a draft; or why none can be suggested. */
export function BudgetCard(props: { setup: Setup; accounts: readonly AccountAnswer[] }) {
  const { workspace } = usePlace()
  const isFilling = () => props.accounts.some(({ status, progress }) => status === 'syncing' || progress !== null)
  const look = (range: 'last_month' | '90d') =>
    useQuery(() => ({ ...dashboardQuery(workspace().id, range), refetchInterval: isFilling() ? whileReadingMs : false }))
  // Two ranges: the month's own sum, and enough around it to know that the month is there from its first day.
  const [month, around] = [look('last_month'), look('90d')]
  const offer = (): BudgetOffer | undefined => {
    if (month.isPending || month.isLoadingError || around.isPending || around.isLoadingError) return undefined
    return month.data && around.data && offerBudget({ accounts: props.accounts, month: month.data, around: around.data })
  }
  const offered = () => {
    const made = offer()
    return made?.kind === 'month' || made?.kind === 'run_rate' ? made : undefined
  }
  /** While there is something to decide, or soon will be, only a decision ends the setup. */
  const isOpen = () => !workspace().budgetDraft && (offer() === undefined || offer()?.kind === 'reading' || offered() !== undefined)
  return (
    <Card title="A budget for each month">
      <div class="grid gap-3 px-3.5 pt-2 pb-4 sm:px-[18px]" aria-live="polite">
        <Switch fallback={<div class="skeleton h-[120px]" />}>
          <Match when={workspace().budgetDraft}>
            {(draft) => (
              <p class="text-ink-2">
                <b class="num text-mid block tracking-[-0.02em] text-ink">{formatMoney(draft())}</b>
                Kept as a draft: Outlay will offer it when thresholds arrive. Until then nothing watches it.
              </p>
            )}
          </Match>
          <Match when={month.isLoadingError || around.isLoadingError}>
            <ProblemNote
              what="Last month could not be loaded."
              error={month.error ?? around.error}
              retry={() => void Promise.all([month.refetch(), around.refetch()])}
              retrying={month.isFetching || around.isFetching}
            />
          </Match>
          <Match when={offered()}>
            {(made) => <BudgetOffered offer={made()} month={month.data?.range.from ?? ''} setup={props.setup} />}
          </Match>
          <Match when={offer()}>{(made) => <WhyNoBudget offer={made()} month={month.data?.range.from ?? ''} />}</Match>
        </Switch>
      </div>
      <div class="flex flex-wrap gap-2 border-t border-line px-3.5 py-3.5 sm:px-[18px]">
        <Show
          when={isOpen()}
          fallback={
            <Button busy={props.setup.busy()} onClick={() => void props.setup.finish()}>
              Open the overview
            </Button>
          }
        >
          <A href="/" class={buttonClass('quiet')}>
            Open the overview meanwhile
          </A>
          <Button kind="quiet" busy={props.setup.busy()} onClick={() => void props.setup.finish()}>
            No budget
          </Button>
        </Show>
      </div>
    </Card>
  )
}
