import Check from 'lucide-solid/icons/check'
import X from 'lucide-solid/icons/x'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'

const looks = {
  lost: { icon: X, colour: 'text-bad' },
  stays: { icon: Check, colour: 'text-good' },
} as const

/** What a step takes away, or leaves, in sentences. */
export function FactList(props: { title: string; kind: keyof typeof looks; facts: readonly string[] }) {
  return (
    <div>
      <h3 class="mb-1.5 text-note font-semibold">{props.title}</h3>
      <ul class="grid gap-1.5 text-table text-ink-2">
        <For each={props.facts}>
          {(fact) => (
            <li class="flex gap-2">
              <Dynamic
                component={looks[props.kind].icon}
                size={15}
                class={`mt-[2px] shrink-0 ${looks[props.kind].colour}`}
                aria-hidden="true"
              />
              <span>{fact}</span>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
