import type { ParentProps } from 'solid-js'

export type Tone = 'plain' | 'good' | 'warn' | 'bad'

const tones: Readonly<Record<Tone, string>> = {
  plain: 'border-line text-ink-2',
  good: 'border-transparent bg-good-soft text-good',
  warn: 'border-transparent bg-warn-soft text-warn',
  bad: 'border-transparent bg-bad-soft text-bad',
}

/** A word or two beside a name: where a figure comes from, what state something is in. */
export function Tag(props: ParentProps<{ tone?: Tone }>) {
  return (
    <span class={`inline-block rounded-tag border px-1.5 py-px text-tag leading-[1.45] whitespace-nowrap ${tones[props.tone ?? 'plain']}`}>
      {props.children}
    </span>
  )
}
