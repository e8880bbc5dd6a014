import { CopyButton } from './copy-button.tsx'

/** Something to put into a provider's console as it stands. */
export function Snippet(props: { label: string; text: string }) {
  return (
    <section aria-label={props.label} class="rounded-field border border-line">
      <div class="flex items-baseline justify-between gap-3 border-b border-line px-3 py-1.5 text-note">
        <span class="font-[560] text-ink">{props.label}</span>
        <CopyButton text={props.text}>Copy</CopyButton>
      </div>
      <pre tabindex="0" class="max-h-44 overflow-auto px-3 py-2 text-[12px] leading-normal text-ink-2">
        {props.text}
      </pre>
    </section>
  )
}
