import { Show } from 'solid-js'
import { Button } from '../../components/button.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatDays } from '../../lib/format-dates.ts'
import { formatMoney, formatRoughly } from '../../lib/format-money.ts'
import { type BudgetOffer } from './budget-offer.ts'
import type { Setup } from './create-setup.ts'
import { monthName } from './month-name.ts'

type Offered = Extract<BudgetOffer, { kind: 'month' | 'run_rate' }>

/** The amount, what it is made of, and the one click that keeps it. */
export function BudgetOffered(props: { offer: Offered; month: string; setup: Setup }) {
  const lowerBound = () => (props.offer.atLeast ? 'at least ' : '')
  return (
    <>
      <p class="flex flex-wrap items-baseline gap-x-2">
        <b class="num text-mid tracking-[-0.02em]">{formatRoughly(props.offer.budget)}</b>
        <span class="text-ink-2">a month</span>
        <Show when={props.offer.kind === 'run_rate'}>
          <Tag>estimated</Tag>
        </Show>
      </p>
      <p class="num text-ink-2">
        <Show
          when={props.offer.kind === 'run_rate' ? props.offer : undefined}
          fallback={
            <>
              {monthName(props.month)} used {lowerBound()}
              {formatMoney(props.offer.used)}; this is 25% more.
            </>
          }
        >
          {(rate) => (
            <>
              {monthName(props.month)} is not here from its first day to its last, so this follows {rate().days} complete days,{' '}
              {formatDays(rate().from, rate().to)}: about {lowerBound()}
              {formatRoughly(rate().used)} in 30 days, and 25% more.
            </>
          )}
        </Show>
      </p>
      <p class="text-note text-ink-3">
        Kept as a draft. Outlay will offer it when thresholds arrive; until then nothing watches it, and no message is sent.
      </p>
      <Button class="min-h-10 justify-self-start px-4" busy={props.setup.busy()} onClick={() => void props.setup.keep(props.offer.budget)}>
        Keep {formatRoughly(props.offer.budget)} as a draft
      </Button>
    </>
  )
}
