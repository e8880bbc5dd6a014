import { For } from 'solid-js'

/** Keys, drawn as keys. `wide`: only where there is room and likely a keyboard. */
export function KeyCaps(props: { keys: readonly string[]; wide?: boolean }) {
  return (
    <span class={`shrink-0 gap-1 ${props.wide ? 'hidden sm:inline-flex' : 'inline-flex'}`}>
      <For each={props.keys}>
        {(key) => (
          <kbd class="grid h-5 min-w-5 place-items-center rounded-tag border border-line-strong bg-surface px-1 font-sans text-tag text-ink-2">
            {key}
          </kbd>
        )}
      </For>
    </span>
  )
}
