import Check from 'lucide-solid/icons/check'
import { For, Show } from 'solid-js'
import type { Setup, SetupStep } from './create-setup.ts'

const steps: readonly { id: SetupStep; label: string }[] = [
  { id: 'name', label: 'Name' },
  { id: 'connect', label: 'Connect' },
  { id: 'budget', label: 'Figures and budget' },
]

/** How far the setup is. Steps that are behind can be looked at again. */
export function SetupTrail(props: { setup: Setup }) {
  const at = () => steps.findIndex(({ id }) => id === props.setup.step())
  return (
    <ol aria-label="Steps" class="flex flex-wrap items-center gap-x-1 gap-y-1 text-note sm:ml-auto">
      <For each={steps}>
        {(one, index) => (
          <li aria-current={index() === at() ? 'step' : undefined} class="flex items-center gap-1">
            <Show when={index() > 0}>
              <span aria-hidden="true" class="h-px w-3 bg-line-strong sm:w-6" />
            </Show>
            <Show
              when={index() < at()}
              fallback={
                <span class={`flex items-center gap-1.5 px-1 ${index() === at() ? 'font-[560] text-ink' : 'text-ink-3'}`}>
                  <Sign number={index() + 1} state={index() === at() ? 'here' : 'ahead'} />
                  {one.label}
                </span>
              }
            >
              <button
                type="button"
                class="flex min-h-6 items-center gap-1.5 rounded-small px-1 text-ink-2 hover:text-ink"
                onClick={() => props.setup.look(one.id)}
              >
                <Sign number={index() + 1} state="behind" />
                {one.label}
                <span class="sr-only">, done; look again</span>
              </button>
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}

const looks = { here: 'bg-ink text-bg', ahead: 'border border-line-strong', behind: 'bg-good-soft text-good' } as const

function Sign(props: { number: number; state: keyof typeof looks }) {
  return (
    <span
      aria-hidden="true"
      class={`num grid size-[18px] shrink-0 place-items-center rounded-full text-[11px] font-semibold ${looks[props.state]}`}
    >
      <Show when={props.state === 'behind'} fallback={props.number}>
        <Check size={12} strokeWidth={2.5} />
      </Show>
    </span>
  )
}
