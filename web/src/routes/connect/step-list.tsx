import Check from 'lucide-solid/icons/check'
import X from 'lucide-solid/icons/x'
import { For, Match, Show, Switch } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { FirstSync } from './first-sync.tsx'
import type { Step } from './steps.ts'

const words: Readonly<Record<Step['state'], string>> = { done: 'done', now: 'under way', next: 'to come', failed: 'failed' }

/** The first sync, step by step. */
export function StepList(props: { steps: readonly Step[]; progress: AccountAnswer['progress'] }) {
  return (
    <ol class="grid gap-3.5">
      <For each={props.steps}>
        {(step) => (
          <li class="grid grid-cols-[18px_minmax(0,1fr)] gap-x-3">
            <StepSign state={step.state} />
            <div>
              <p class={`text-table font-[560] ${step.state === 'next' ? 'text-ink-3' : ''}`}>
                {step.title}
                <span class="sr-only">, {words[step.state]}</span>
              </p>
              <Show
                when={step.id === 'recent' && step.state === 'now' ? props.progress : undefined}
                fallback={<p class="num text-note text-ink-2">{step.about}</p>}
              >
                {(progress) => <FirstSync progress={progress()} />}
              </Show>
            </div>
          </li>
        )}
      </For>
    </ol>
  )
}

const sign = 'mt-px grid size-[18px] place-items-center rounded-full'

function StepSign(props: { state: Step['state'] }) {
  return (
    <span aria-hidden="true">
      <Switch fallback={<span class={`${sign} border-[1.5px] border-line-strong`} />}>
        <Match when={props.state === 'done'}>
          <span class={`${sign} bg-good-soft text-good`}>
            <Check size={12} strokeWidth={2.5} />
          </span>
        </Match>
        <Match when={props.state === 'failed'}>
          <span class={`${sign} bg-bad-soft text-bad`}>
            <X size={12} strokeWidth={2.5} />
          </span>
        </Match>
        <Match when={props.state === 'now'}>
          <span class={`${sign} animate-spin border-[1.5px] border-accent border-r-transparent`} />
        </Match>
      </Switch>
    </span>
  )
}
