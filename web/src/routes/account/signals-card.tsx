import { For, type JSX, Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Tag } from '../../components/tag.tsx'
import { signalWords } from '../../lib/states.ts'
import { type Figure, type SignalFacts, figureOf, standingOf } from './signal-figures.ts'

interface SignalsCardProps {
  summary: Summary
  brake: AccountAnswer['brake'] | undefined
}

/** Every signal there is: its figure, or the reason why there is none. */
export function SignalsCard(props: SignalsCardProps) {
  return (
    <section aria-label="What it tells" class="card overflow-hidden">
      <ul class="grid gap-px bg-line sm:grid-cols-2 lg:grid-cols-5">
        <For each={props.summary.signals}>
          {(signal) => <SignalCell signal={signal} figure={figureOf(signal.signal, props.summary, props.brake)} />}
        </For>
      </ul>
    </section>
  )
}

function SignalCell(props: { signal: SignalFacts; figure: Figure | undefined }) {
  const standing = () => standingOf(props.signal, props.figure !== undefined)
  return (
    <li class="bg-surface px-3.5 py-3 sm:px-[18px] sm:py-3.5 sm:max-lg:last:col-span-2">
      <h2 class="flex min-h-5 flex-wrap items-center gap-x-2 gap-y-1 text-note font-[450] text-ink-2">
        {signalWords[props.signal.signal]}
        <Show when={standing().tag}>{(words) => <Tag tone={standing().tone}>{words()}</Tag>}</Show>
      </h2>
      <Show when={props.figure} fallback={<p class="mt-1.5 text-note leading-[1.5] text-ink-2">{standing().reason}</p>}>
        {(figure) => <FigureLines figure={figure()} />}
      </Show>
    </li>
  )
}

function FigureLines(props: { figure: Figure }): JSX.Element {
  return (
    <>
      <p
        class={`num mt-1.5 leading-[1.2] tracking-[-0.02em] wrap-anywhere ${
          props.figure.isNone ? 'text-body font-[560] text-ink-3' : 'text-h1 font-semibold'
        }`}
      >
        {props.figure.main}
      </p>
      <For each={props.figure.notes}>{(note) => <p class="num mt-0.5 text-note text-ink-2 wrap-anywhere">{note}</p>}</For>
    </>
  )
}
