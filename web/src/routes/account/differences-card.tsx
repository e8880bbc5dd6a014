import { For } from 'solid-js'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Card } from '../../components/card.tsx'
import { usePlace } from '../../lib/workspace.ts'
import { explainDifferences } from './explain-differences.ts'

/** Why two pages that are both right may show different figures. */
export function DifferencesCard(props: { summary: Summary }) {
  const { workspace } = usePlace()
  return (
    <Card title="Why this may differ from your console">
      <ul class="grid gap-1.5 px-3.5 pt-2 pb-4 text-note leading-[1.5] text-ink-2 sm:px-[18px]">
        <For each={explainDifferences(props.summary, workspace().timeZone)}>
          {(sentence) => (
            <li class="flex gap-2">
              <span aria-hidden="true" class="mt-[7px] size-1 shrink-0 rounded-full bg-ink-3" />
              <span>{sentence}</span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
