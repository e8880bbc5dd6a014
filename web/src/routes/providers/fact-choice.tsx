import { For, Show } from 'solid-js'
import { Hint } from '../../components/hint.tsx'

interface FactChoiceProps {
  id: string
  name: string
  value: string
  options: readonly { value: string; label: string }[]
  /** What the chosen one means. */
  about: string
  /** The reader cannot choose: it is only told. */
  fixed: boolean
  onChoose: (value: string) => void
}

/** A fact that can be chosen in place, or only read by who may not. */
export function FactChoice(props: FactChoiceProps) {
  const chosen = () => props.options.find(({ value }) => value === props.value)?.label ?? props.value
  return (
    <div class="min-w-0">
      <dt class="text-xs text-ink-3">
        <Show when={!props.fixed} fallback={props.name}>
          <label for={props.id}>{props.name}</label>
        </Show>
      </dt>
      <dd>
        <Show when={!props.fixed} fallback={<Hint text={props.about}>{chosen()}</Hint>}>
          <select
            id={props.id}
            title={props.about}
            class="-my-[3px] -ml-1 min-h-6 max-w-full cursor-pointer [field-sizing:content] rounded-small border border-transparent bg-surface text-table text-ellipsis hover:border-line-strong"
            onChange={(event) => props.onChoose(event.currentTarget.value)}
          >
            <For each={props.options}>
              {({ value, label }) => (
                <option value={value} selected={value === props.value}>
                  {label}
                </option>
              )}
            </For>
          </select>
        </Show>
      </dd>
    </div>
  )
}
