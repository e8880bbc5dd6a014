import { Match, Switch } from 'solid-js'
import { ProgressBar } from '../../components/progress-bar.tsx'
import type { BudgetOffer } from './budget-offer.ts'
import { monthName } from './month-name.ts'

const only = <Kind extends BudgetOffer['kind']>(offer: BudgetOffer, kind: Kind) =>
  offer.kind === kind ? (offer as Extract<BudgetOffer, { kind: Kind }>) : undefined

/** Why no budget can be suggested, or not yet. */
export function WhyNoBudget(props: { offer: BudgetOffer; month: string }) {
  return (
    <div class="grid gap-2 text-ink-2">
      <Switch>
        <Match when={only(props.offer, 'reading')}>
          {(reading) => (
            <>
              <p>{monthName(props.month)} is being read. A budget of what it used and 25% more is suggested here once it is.</p>
              <p class="num text-note">
                {reading().daysDone} of {reading().daysWanted} days
              </p>
              <ProgressBar label="Days read, back to the first of last month" value={reading().daysDone} max={reading().daysWanted} />
            </>
          )}
        </Match>
        <Match when={only(props.offer, 'too_early')}>
          {(early) => (
            <p class="num">
              No budget is suggested: {monthName(props.month)} is not here whole, and {early().days} complete{' '}
              {early().days === 1 ? 'day is' : 'days are'} too few to go by.
            </p>
          )}
        </Match>
        <Match when={props.offer.kind === 'nothing_used'}>
          <p>No budget is suggested: what was read says that nothing was used, so there is nothing to add a quarter to.</p>
        </Match>
        <Match when={props.offer.kind === 'no_figures'}>
          <p>No budget is suggested: there is no complete day with figures yet, and a missing figure is not zero.</p>
        </Match>
      </Switch>
    </div>
  )
}
