import type { ParentProps } from 'solid-js'

interface FilterChipProps extends ParentProps {
  chosen: boolean
  /** How many it leaves. */
  count: number
  onPress: () => void
}

/** A filter that is on or off. One that leaves nothing stays in place, so that nothing moves while one types. */
export function FilterChip(props: FilterChipProps) {
  return (
    <button
      type="button"
      aria-pressed={props.chosen}
      class={`num inline-flex min-h-7 items-center gap-1.5 rounded-full border px-2.5 text-note ${
        props.chosen
          ? 'border-ink bg-chosen font-[560] text-ink'
          : 'border-line bg-surface text-ink-2 hover:border-line-strong hover:text-ink'
      }`}
      onClick={() => props.onPress()}
    >
      {props.children}
      <span class="min-w-[1ch] text-ink-3">
        {props.count}
        <span class="sr-only"> providers</span>
      </span>
    </button>
  )
}
