import Check from 'lucide-solid/icons/check'
import X from 'lucide-solid/icons/x'
import { Match, type ParentProps, Show, Switch } from 'solid-js'
import type { Step } from './steps.ts'

const states: Readonly<Record<Step['state'], string>> = { done: 'done', now: 'under way', to_do: 'to come', failed: 'failed' }

/** One step: what it is, how it stands, and what came of it. */
export function SyncStep(props: ParentProps<{ step: Step }>) {
  return (
    <li class={`grid grid-cols-[20px_minmax(0,1fr)] gap-[11px] ${props.step.state === 'to_do' ? 'text-ink-3' : ''}`}>
      <span aria-hidden="true" class="mt-px">
        <Switch fallback={<span class="block size-[18px] rounded-full border-[1.5px] border-line-strong" />}>
          <Match when={props.step.state === 'done'}>
            <span class="grid size-[18px] place-items-center rounded-full bg-good-soft text-good">
              <Check size={12} stroke-width={2.6} />
            </span>
          </Match>
          <Match when={props.step.state === 'failed'}>
            <span class="grid size-[18px] place-items-center rounded-full bg-bad-soft text-bad">
              <X size={12} stroke-width={2.6} />
            </span>
          </Match>
          <Match when={props.step.state === 'now'}>
            <span class="block size-[18px] animate-spin rounded-full border-[1.5px] border-accent border-r-transparent" />
          </Match>
        </Switch>
      </span>
      <div>
        <p class="text-table font-[560]">
          {props.step.title}
          <span class="sr-only">, {states[props.step.state]}</span>
        </p>
        <Show when={props.step.text}>
          <p class={`num text-note ${props.step.state === 'to_do' ? '' : 'text-ink-2'}`}>{props.step.text}</p>
        </Show>
        {props.children}
      </div>
    </li>
  )
}
