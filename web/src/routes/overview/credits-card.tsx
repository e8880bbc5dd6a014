import { For, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { Card } from '../../components/card.tsx'
import { createCap } from './create-cap.ts'
import { CreditItem } from './credit-item.tsx'
import { ShowAll } from './show-all.tsx'

const mostCredits = 6

/** Prepaid balances, those that end first on top, and how long each lasts at the pace of its last complete days. */
export function CreditsCard(props: { credits: Dashboard['credits']; today: string }) {
  const cap = createCap(() => props.credits.toSorted((a, b) => (a.runwayDays ?? Infinity) - (b.runwayDays ?? Infinity) || 0), mostCredits)
  return (
    <Card title="Credits" class="break-inside-avoid" aside="prepaid balances">
      <Show
        when={props.credits.length > 0}
        fallback={<p class="px-3.5 pt-2 pb-4 text-note text-ink-2 sm:px-[18px]">No connected provider exposes a prepaid balance.</p>}
      >
        <ul class="divide-y divide-line py-1.5">
          <For each={cap.shown()}>{(credit) => <CreditItem credit={credit} today={props.today} />}</For>
        </ul>
        <ShowAll cap={cap} count={props.credits.length} what="balances" />
      </Show>
    </Card>
  )
}
