import { For, Show, createMemo } from 'solid-js'
import { CopyButton } from '../../components/copy-button.tsx'

/** Beyond this much text, nobody reads it here; copying has it all. */
const showAtMost = 60_000
/** Beyond this much text, telling keys from values costs more than it helps. */
const tintAtMost = 20_000

type Part = { text: string; isKey: boolean }

const partsOf = (text: string): Part[] =>
  text
    .split(/("(?:[^"\\]|\\.)*"(?=:))/)
    .filter(Boolean)
    .map((part) => ({ text: part, isKey: part.startsWith('"') && !part.includes('\n') }))

/** JSON set out over lines, to read and to copy. */
export function JsonBlock(props: { label: string; text: string; class?: string }) {
  const shown = createMemo(() => props.text.slice(0, showAtMost))
  const parts = createMemo(() => (shown().length > tintAtMost ? [{ text: shown(), isKey: false }] : partsOf(shown())))
  return (
    <section aria-label={props.label} class="rounded-field border border-line">
      <div class="flex items-baseline justify-between gap-3 border-b border-line px-3 py-1.5 text-note">
        <span class="font-[560]">{props.label}</span>
        <CopyButton text={props.text}>Copy</CopyButton>
      </div>
      <pre tabindex="0" class={`overflow-auto px-3 py-2 text-[12px] leading-[1.6] text-ink-2 ${props.class ?? 'max-h-80'}`}>
        <For each={parts()}>{(part) => (part.isKey ? <span class="text-ink">{part.text}</span> : part.text)}</For>
      </pre>
      <Show when={props.text.length > showAtMost}>
        <p class="border-t border-line px-3 py-1.5 text-note text-ink-3">
          The first {showAtMost.toLocaleString('en')} of {props.text.length.toLocaleString('en')} characters. Copy has them all.
        </p>
      </Show>
    </section>
  )
}
