import { For } from 'solid-js'

interface SegmentedProps<Value extends string> {
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
  class?: string
}

/** One of a few, all in sight. Radio buttons underneath, so that arrow keys and screen readers know it. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  return (
    <fieldset class={`inline-flex rounded-field border border-line bg-surface p-0.5 ${props.class ?? ''}`}>
      <legend class="sr-only">{props.label}</legend>
      <For each={props.options}>
        {(option) => (
          <label
            class="num relative flex-1 cursor-pointer rounded-small px-2.5 py-[3px] text-center text-table font-medium whitespace-nowrap text-ink-2
              hover:text-ink has-checked:bg-chosen has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              class="absolute inset-0 cursor-pointer opacity-0"
              name={props.label}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        )}
      </For>
    </fieldset>
  )
}
