import { For, Show } from 'solid-js'
import { controlClass } from '../../components/control-class.ts'
import { Field } from '../../components/field.tsx'
import { sampleOf } from './build-request.ts'
import type { Parameter } from './document.ts'

interface ParameterFieldProps {
  parameter: Parameter
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

/** A value for one parameter; what may be left out says so. */
export function ParameterField(props: ParameterFieldProps) {
  const note = () =>
    [props.parameter.in === 'query' ? '' : props.parameter.in, props.parameter.required ? '' : 'optional'].filter(Boolean).join(', ')
  const isWide = () => props.parameter.in === 'header' || sampleOf(props.parameter).length > 18
  const usual = () => props.parameter.schema.default as string | undefined
  const choices = () => props.parameter.schema.enum?.map(String)
  return (
    <div class={isWide() ? 'col-span-full' : ''}>
      <Field label={props.parameter.name} note={note()} error={props.error}>
        {(control) => (
          <Show
            when={choices()}
            fallback={
              <input
                {...control}
                class={`${controlClass} font-mono text-table`}
                type={props.parameter.schema.format === 'date' ? 'date' : 'text'}
                autocomplete="off"
                spellcheck={false}
                placeholder={sampleOf(props.parameter)}
                value={props.value}
                onInput={(event) => props.onChange(event.currentTarget.value)}
              />
            }
          >
            {(options) => (
              <select {...control} class={`${controlClass} text-table`} onChange={(event) => props.onChange(event.currentTarget.value)}>
                <Show when={!props.parameter.required}>
                  <option value="">{usual() === undefined ? 'left out' : `left out: ${usual()}`}</option>
                </Show>
                <For each={options()}>
                  {(option) => (
                    <option value={option} selected={option === props.value}>
                      {option}
                    </option>
                  )}
                </For>
              </select>
            )}
          </Show>
        )}
      </Field>
    </div>
  )
}
