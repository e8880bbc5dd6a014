import { A } from '@solidjs/router'
import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { Match, Show, Switch, createEffect, createMemo } from 'solid-js'
import { Button, buttonClass } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { announce } from '../../lib/announce.ts'
import { formatRoughly } from '../../lib/format-money.ts'
import { usePlace } from '../../lib/workspace.ts'
import { budgetFactsQuery } from './budget-facts.ts'
import { offerBudget } from './budget-offer.ts'
import { BudgetKept } from './budget-kept.tsx'
import { BudgetOffered } from './budget-offered.tsx'
import type { Setup } from './create-setup.ts'
import { WhyNoBudget } from './why-no-budget.tsx'

/** A budget in one click, kept as a draft; or why none can be suggested. */
export function BudgetCard(props: { setup: Setup }) {
  const { workspace } = usePlace()
  const client = useQueryClient()
  const facts = useQuery(() => budgetFactsQuery(client, workspace().id))
  const known = () => (facts.isPending || facts.isLoadingError ? undefined : facts.data)
  const offer = createMemo(() => {
    const data = known()
    return data && offerBudget(data)
  })
  const month = () => known()?.month.range.from ?? ''
  const offered = () => {
    const made = offer()
    return made?.kind === 'month' || made?.kind === 'run_rate' ? made : undefined
  }
  /** While there is something to decide, or soon will be, only a decision ends the setup. */
  const isOpen = () => !workspace().budgetDraft && (offer() === undefined || offer()?.kind === 'reading' || offered() !== undefined)
  createEffect(() => {
    const made = offered()
    if (made) announce(`A budget of ${formatRoughly(made.budget)} a month is suggested`)
  })
  return (
    <Card title="A budget for each month">
      <div class="grid gap-3 px-3.5 pt-2 pb-4 sm:px-[18px]">
        <Switch fallback={<div class="skeleton h-[120px]" />}>
          <Match when={workspace().budgetDraft}>{(draft) => <BudgetKept draft={draft()} />}</Match>
          <Match when={facts.isLoadingError}>
            <ProblemNote
              what="Last month could not be loaded."
              error={facts.error}
              retry={() => void facts.refetch()}
              retrying={facts.isFetching}
            />
          </Match>
          <Match when={offered()}>{(made) => <BudgetOffered offer={made()} month={month()} setup={props.setup} />}</Match>
          <Match when={offer()}>{(made) => <WhyNoBudget offer={made()} month={month()} />}</Match>
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
