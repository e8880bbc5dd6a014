import type { ParentProps } from 'solid-js'
import type { Tone } from './tag.tsx'

const tones: Readonly<Record<Tone, string>> = {
  plain: 'bg-hover text-ink-2',
  good: 'bg-good-soft text-ink-2',
  warn: 'bg-warn-soft text-ink-2',
  bad: 'bg-bad-soft text-ink-2',
}

/** A sentence or two that stand out from the page. */
export function Notice(props: ParentProps<{ tone: Tone; role?: 'alert' | 'status'; class?: string }>) {
  return (
    <div role={props.role} class={`rounded-field px-3 py-2.5 text-note leading-[1.55] ${tones[props.tone]} ${props.class ?? ''}`}>
      {props.children}
    </div>
  )
}
