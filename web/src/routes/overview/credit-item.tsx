import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { formatDay, formatRunway, formatWeekday } from '../../lib/format-dates.ts'
import { formatMoney, formatQuantity } from '../../lib/format-money.ts'
import { toMicros } from '../../lib/micros.ts'
import { accountPath } from './figures.ts'

type Credit = Dashboard['credits'][number]

const urgentDays = 7
const soonDays = 30

/** One balance, its pace, and how long it lasts. */
export function CreditItem(props: { credit: Credit; today: string }) {
  return (
    <li class="grid gap-0.5 px-3.5 py-[9px] sm:px-[18px]">
      <p class="flex justify-between gap-3 text-table">
        <span class="line-clamp-2 min-w-0 wrap-anywhere">
          <A class="link font-[560]" href={accountPath(props.credit.connectionId)}>
            {props.credit.label}
          </A>{' '}
          <span class="text-ink-3">{props.credit.name}</span>
        </span>
        <span class="num whitespace-nowrap">{describeBalance(props.credit)}</span>
      </p>
      <p class="num flex flex-wrap justify-between gap-x-3 text-note text-ink-2">
        <span>{describePace(props.credit, props.today)}</span>
        <Show when={props.credit.runwayDays !== null}>
          <span class={toneOf(props.credit.runwayDays ?? 0)}>{describeRunway(props.credit)}</span>
        </Show>
      </p>
    </li>
  )
}

const toneOf = (days: number) => (days < urgentDays ? 'font-medium text-bad' : days < soonDays ? 'text-warn' : '')

function describeBalance({ amount, quantity, unit }: Credit): string {
  if (amount) return formatMoney(amount)
  return quantity === null ? 'balance not told' : formatQuantity(quantity, unit)
}

function describeRunway({ amount, runwayDays, runsOutOn }: Credit): string {
  if (amount && toMicros(amount.amount) <= 0n) return 'used up'
  const days = runwayDays ?? 0
  return `${formatRunway(days)} left${runsOutOn && days < soonDays ? `, until ${formatWeekday(runsOutOn)}` : ''}`
}

function describePace(credit: Credit, today: string): string {
  const words: string[] = []
  if (credit.perDay) words.push(`${formatMoney(credit.perDay)} a day`)
  if (credit.resetsAt) words.push(`resets ${formatDay(credit.resetsAt.slice(0, 10), today)}`)
  if (credit.expiresAt) words.push(`expires ${formatDay(credit.expiresAt.slice(0, 10), today)}`)
  return words.join(' · ') || 'its pace is not known yet'
}
