import { For, Show } from 'solid-js'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Card } from '../../components/card.tsx'
import { Hint } from '../../components/hint.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatDay } from '../../lib/format-dates.ts'
import { brakeWords } from '../../lib/states.ts'
import { createCap } from '../overview/create-cap.ts'
import { ShowAll } from '../overview/show-all.tsx'
import { describeLimit, fillOf } from './describe-limit.ts'

type Limit = NonNullable<Summary['limits']>[number]

const mostAtFirst = 5

/** What is set at the provider itself. Outlay reads it and can change nothing of it. */
export function LimitsCard(props: { limits: readonly Limit[] }) {
  const cap = createCap(() => props.limits, mostAtFirst)
  return (
    <Card
      title="Limits"
      aside={<Hint text="The provider’s own limits. Outlay reads them, and cannot stop spend.">brake at the provider</Hint>}
    >
      <Show
        when={props.limits.length > 0}
        fallback={<p class="px-3.5 pt-2 pb-4 text-note text-ink-2 sm:px-[18px]">{brakeWords.none.about}</p>}
      >
        <ul class="mt-1.5 divide-y divide-line">
          <For each={cap.shown()}>{(limit) => <LimitItem limit={limit} />}</For>
        </ul>
        <ShowAll cap={cap} count={props.limits.length} what="limits" />
      </Show>
    </Card>
  )
}

function LimitItem(props: { limit: Limit }) {
  const fill = () => fillOf(props.limit)
  return (
    <li class="grid gap-1.5 px-3.5 py-[10px] sm:px-[18px]">
      <p class="flex items-baseline justify-between gap-3 text-table">
        <span class="min-w-0 font-[530] wrap-anywhere">{props.limit.name}</span>
        <Hint text={brakeWords[props.limit.enforcement].about} class="no-underline">
          <Tag>{brakeWords[props.limit.enforcement].label}</Tag>
        </Hint>
      </p>
      <Show when={fill() !== undefined}>
        <ProgressBar label={`${props.limit.name}, used of its cap`} value={fill() ?? 0} max={100} tone={toneOf(fill() ?? 0)} />
      </Show>
      <p class="num flex flex-wrap justify-between gap-x-3 text-note text-ink-2">
        <span>{describeLimit(props.limit)}</span>
        <Show when={props.limit.resetsAt}>{(at) => <span>resets {formatDay(at().slice(0, 10))}</span>}</Show>
      </p>
    </li>
  )
}

const toneOf = (percent: number) => (percent >= 100 ? 'bad' : percent >= 80 ? 'warn' : 'ink')
