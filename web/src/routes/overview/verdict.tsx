import { A } from '@solidjs/router'
import CircleCheck from 'lucide-solid/icons/circle-check'
import Info from 'lucide-solid/icons/info'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { createCap } from './create-cap.ts'
import { accountPath } from './figures.ts'
import { describeReason, describeVerdict, worstFirst } from './words.ts'

const looks = {
  fine: { box: 'bg-good-soft', icon: CircleCheck, colour: 'text-good' },
  attention: { box: 'bg-warn-soft', icon: TriangleAlert, colour: 'text-warn' },
  late: { box: 'bg-warn-soft', icon: TriangleAlert, colour: 'text-warn' },
  no_data: { box: 'bg-hover', icon: Info, colour: 'text-ink-3' },
} as const

const mostReasons = 3

/** The answer to "are we fine?", by the worst of all sources and balances. */
export function Verdict(props: { dashboard: Dashboard }) {
  const verdict = () => props.dashboard.verdict
  const look = () => looks[verdict().state]
  const cap = createCap(() => worstFirst(verdict().reasons), mostReasons)
  const calm = () => (verdict().state === 'no_data' && props.dashboard.credits.length > 0 ? balancesOnly : quiet[verdict().state])
  return (
    <div
      class={`col-span-2 flex items-start gap-[11px] rounded-b-[9px] sm:col-span-1 sm:rounded-bl-none lg:rounded-r-[9px] lg:rounded-bl-none ${look().box}`}
    >
      <Dynamic component={look().icon} size={20} class={`mt-px shrink-0 ${look().colour}`} aria-hidden="true" />
      <div class="min-w-0">
        <p class="mb-[3px] text-[14.5px] font-semibold">{describeVerdict(verdict(), props.dashboard.today)}</p>
        <Show when={verdict().reasons.length > 0} fallback={<p class="text-note text-ink-2">{calm()}</p>}>
          <ul class="grid text-note leading-normal text-ink-2">
            <For each={cap.shown()}>
              {(reason) => (
                <li>
                  <A class="link inline-flex min-h-6 items-center" href={accountPath(reason.connectionId)}>
                    <span class="line-clamp-3 wrap-anywhere">{describeReason(reason, props.dashboard)}</span>
                  </A>
                </li>
              )}
            </For>
          </ul>
          <Show when={cap.isLong()}>
            <button
              type="button"
              class="link min-h-6 text-note text-ink-2 print:hidden"
              aria-expanded={cap.isOpen()}
              onClick={() => cap.toggle()}
            >
              {cap.isOpen() ? 'Show fewer' : `and ${cap.rest().length} more`}
            </button>
          </Show>
        </Show>
      </div>
    </div>
  )
}

const quiet = {
  fine: 'Every source is on time and no balance runs low.',
  attention: 'See the sources below.',
  late: 'Figures are missing; see the sources below.',
  no_data: 'The verdict follows with the first complete day.',
} as const

const balancesOnly = 'What is connected has told balances, and no costs. The balances are below.'
