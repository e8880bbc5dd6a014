import { For, Match, Show, Switch } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { controlClass } from '../../components/control-class.ts'
import { Field } from '../../components/field.tsx'
import { KeyFileInput } from '../../components/key-file-input.tsx'
import { SecretInput } from '../../components/secret-input.tsx'
import { Snippet } from '../../components/snippet.tsx'
import { controlIdOf, findUnusual } from './form-problems.ts'

interface CredentialFieldProps {
  field: ProviderAnswer['credentials'][number]
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** One credential, as its kind wants to be entered. */
export function CredentialField(props: CredentialFieldProps) {
  return (
    <div class="grid gap-2">
      <Field
        id={controlIdOf(props.field.name)}
        label={props.field.label}
        note={props.field.optional ? 'optional' : undefined}
        error={props.error}
        help={
          <>
            <Show when={findUnusual(props.field, props.value)}>{(words) => <p class="text-warn">{words()}</p>}</Show>
            <p>{props.field.help}</p>
          </>
        }
      >
        {(control) => (
          <Switch
            fallback={
              <input
                {...control}
                type={props.field.kind === 'url' ? 'url' : 'text'}
                name={props.field.name}
                autocomplete="off"
                spellcheck={false}
                aria-required={!props.field.optional}
                placeholder={props.field.placeholder ?? undefined}
                class={controlClass}
                value={props.value}
                onInput={(event) => props.onChange(event.currentTarget.value)}
              />
            }
          >
            <Match when={props.field.kind === 'secret'}>
              <SecretInput
                {...control}
                name={props.field.name}
                placeholder={props.field.placeholder ?? undefined}
                required={!props.field.optional}
                value={props.value}
                onChange={props.onChange}
              />
            </Match>
            <Match when={props.field.kind === 'file'}>
              <KeyFileInput {...control} name={props.field.name} required={!props.field.optional} value={props.value} onChange={props.onChange} />
            </Match>
            <Match when={props.field.kind === 'choice'}>
              <select
                {...control}
                name={props.field.name}
                aria-required={!props.field.optional}
                class={controlClass}
                onChange={(event) => props.onChange(event.currentTarget.value)}
              >
                <option value="">{props.field.optional ? 'As usual' : 'Choose…'}</option>
                <For each={props.field.options}>
                  {(option) => (
                    <option value={option.value} selected={option.value === props.value}>
                      {option.label}
                    </option>
                  )}
                </For>
              </select>
            </Match>
          </Switch>
        )}
      </Field>
      <Show when={props.field.snippet}>{(snippet) => <Snippet {...snippet()} />}</Show>
    </div>
  )
}
