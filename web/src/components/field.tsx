import { type JSX, Show, createUniqueId } from 'solid-js'

interface FieldProps {
  label: string
  /** Beside the label: "optional". */
  note?: string | undefined
  help?: JSX.Element
  error?: string | undefined
  /** The id of the control, when something else must point at it. */
  id?: string
  children: (control: { id: string; 'aria-describedby': string; 'aria-invalid': 'true' | undefined }) => JSX.Element
}

/** Label above, error and help below, and the control told about all three. */
export function Field(props: FieldProps) {
  const made = createUniqueId()
  const id = () => props.id ?? made
  return (
    <div class="grid gap-1.5">
      <label for={id()} class="text-table font-[560]">
        {props.label}
        <Show when={props.note}>
          <span class="ml-1.5 font-[450] text-ink-3">{props.note}</span>
        </Show>
      </label>
      {props.children({
        get id() {
          return id()
        },
        'aria-describedby': `${made}-error ${made}-help`,
        get 'aria-invalid'() {
          return props.error ? ('true' as const) : undefined
        },
      })}
      <div id={`${made}-error`} class="empty:hidden">
        <Show when={props.error}>
          <p class="text-note font-medium text-bad">{props.error}</p>
        </Show>
      </div>
      <Show when={props.help}>
        <div id={`${made}-help`} class="text-note leading-[1.55] text-ink-2">
          {props.help}
        </div>
      </Show>
    </div>
  )
}
