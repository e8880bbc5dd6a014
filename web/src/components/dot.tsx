import type { Tone } from './tag.tsx'

const tones: Readonly<Record<Tone, string>> = { plain: 'bg-ink-3', good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad' }

/** The colour of a state. The words beside it carry the meaning. */
export function Dot(props: { tone: Tone }) {
  return <span aria-hidden="true" class={`inline-block size-[7px] shrink-0 rounded-full ${tones[props.tone]}`} />
}
