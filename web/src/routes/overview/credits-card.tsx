import { For, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { Card } from '../../components/card.tsx'
import { formatDay, formatRunway, formatWeekday } from '../../lib/format-dates.ts'
import { formatMoney, formatQuantity } from '../../lib/format-money.ts'

type Credit = Dashboard['credits'][number]

const urgentDays = 7
const soonDays = 30

/** Prepaid balances, and how long each lasts at the pace of its last complete days. */
export function CreditsCard(props: { credits: readonly Credit[]; today: string }) {
  return (
    <Card title="Credits" aside="prepaid balances">
      <Show
        when={props.credits.length > 0}
        fallback={<p class="px-3.5 pt-2 pb-4 text-note text-ink-2 sm:px-[18px]">No connected provider exposes a prepaid balance.</p>}
      >
        <ul class="divide-y divide-line py-1.5">
          <For each={props.credits}>
            {(credit) => (
              <li class="grid gap-0.5 px-3.5 py-[9px] sm:px-[18px]">
                <p class="flex justify-between gap-3 text-table">
                  <span class="font-[560]">
                    {credit.label} <span class="font-[450] text-ink-3">{credit.name}</span>
                  </span>
                  <span class="num whitespace-nowrap">
                    {credit.amount ? formatMoney(credit.amount) : formatQuantity(credit.quantity ?? 0, credit.unit)}
                  </span>
                </p>
                <p class="num flex justify-between gap-3 text-note text-ink-2">
                  <span>{describePace(credit, props.today)}</span>
                  <Show when={credit.runwayDays !== null}>
                    <span class={toneOf(credit.runwayDays ?? 0)}>
                      {formatRunway(credit.runwayDays ?? 0)} left
                      {credit.runsOutOn && (credit.runwayDays ?? 0) < soonDays ? `, until ${formatWeekday(credit.runsOutOn)}` : ''}
                    </span>
                  </Show>
                </p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}

const toneOf = (days: number) => (days < urgentDays ? 'font-medium text-bad' : days < soonDays ? 'text-warn' : '')

function describePace(credit: Credit, today: string): string {
  if (credit.perDay) return `${formatMoney(credit.perDay)} a day`
  if (credit.resetsAt) return `resets ${formatDay(credit.resetsAt.slice(0, 10), today)}`
  if (credit.expiresAt) return `expires ${formatDay(credit.expiresAt.slice(0, 10), today)}`
  return 'its pace is not known yet'
}
