import { For, Show } from 'solid-js'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Card } from '../../components/card.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { formatDay } from '../../lib/format-dates.ts'
import { formatMoney, formatQuantity, formatSigned } from '../../lib/format-money.ts'
import { createCap } from '../overview/create-cap.ts'
import { ShowAll } from '../overview/show-all.tsx'

type Credit = NonNullable<Summary['credits']>[number]

const mostMovements = 5

const kindWords: Readonly<Record<string, string>> = { purchase: 'Top-up', grant: 'Grant', expiry: 'Expiry', refund: 'Refund' }

/** Balances as last read, and what moved them other than use. */
export function CreditsCard(props: { summary: Summary }) {
  const credits = () => props.summary.credits ?? []
  return (
    <Card title="Credits" aside="balances, and what moved them">
      <Show
        when={credits().length > 0}
        fallback={<p class="px-3.5 pt-2 pb-2 text-note text-ink-2 sm:px-[18px]">The account has no balance now.</p>}
      >
        <ul class="mt-1.5 divide-y divide-line">
          <For each={credits()}>{(credit) => <CreditLine credit={credit} today={props.summary.today} />}</For>
        </ul>
      </Show>
      <Movements movements={props.summary.movements ?? []} today={props.summary.today} />
    </Card>
  )
}

function CreditLine(props: { credit: Credit; today: string }) {
  const facts = () =>
    [
      props.credit.resetsAt && `resets ${formatDay(props.credit.resetsAt.slice(0, 10), props.today)}`,
      props.credit.expiresAt && `expires ${formatDay(props.credit.expiresAt.slice(0, 10), props.today)}`,
    ].filter(Boolean)
  return (
    <li class="grid gap-0.5 px-3.5 py-[9px] sm:px-[18px]">
      <p class="flex justify-between gap-3 text-table">
        <span class="min-w-0 font-[530] wrap-anywhere">{props.credit.name}</span>
        <span class="num whitespace-nowrap">
          {props.credit.amount ? formatMoney(props.credit.amount) : formatQuantity(props.credit.quantity ?? 0, props.credit.unit)}
        </span>
      </p>
      <p class="num flex flex-wrap justify-between gap-x-3 text-note text-ink-2">
        <span>
          since <RelativeTime instant={props.credit.at} />
        </span>
        <span>{facts().join(' · ')}</span>
      </p>
    </li>
  )
}

function Movements(props: { movements: NonNullable<Summary['movements']>; today: string }) {
  const cap = createCap(() => props.movements, mostMovements)
  return (
    <Show
      when={props.movements.length > 0}
      fallback={
        <p class="border-t border-line px-3.5 py-2.5 text-note text-ink-2 sm:px-[18px]">
          No top-ups, grants, expiries or refunds are told.
        </p>
      }
    >
      <h3 class="border-t border-line px-3.5 pt-2.5 text-xs font-medium text-ink-3 sm:px-[18px]">Movements</h3>
      <ul class="grid gap-1 px-3.5 pt-1 pb-3 text-table sm:px-[18px]">
        <For each={cap.shown()}>
          {(movement) => (
            <li class="flex items-baseline justify-between gap-3">
              <span class="min-w-0 wrap-anywhere">
                {kindWords[movement.kind] ?? movement.kind}
                <span class="text-note text-ink-3">
                  {' '}
                  {formatDay(movement.at.slice(0, 10), props.today)}
                  {movement.description ? ` · ${movement.description}` : ''}
                </span>
              </span>
              <span class="num whitespace-nowrap">{formatSigned(movement.amount)}</span>
            </li>
          )}
        </For>
      </ul>
      <ShowAll cap={cap} count={props.movements.length} what="movements" />
    </Show>
  )
}
