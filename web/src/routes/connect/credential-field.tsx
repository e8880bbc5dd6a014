import { For, Match, Show, Switch } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { controlClass } from '../../components/control-class.ts'
import { Field } from '../../components/field.tsx'
import { KeyFileInput } from '../../components/key-file-input.tsx'
import { SecretInput } from '../../components/secret-input.tsx'
import { Snippet } from '../../components/snippet.tsx'
import { cleanSecret } from '../../lib/clean-secret.ts'
import { HelpText } from './help-text.tsx'
import { controlOf } from './refusal.ts'

interface CredentialFieldProps {
  field: ProviderAnswer['credentials'][number]
  value: string
  error: string | undefined
  onChange: (value: string) => void
  /** The field is left: what only stood around its value may go. */
  onLeave: () => void
}

/** One field of the catalog's, in the control that suits its kind. */
export function CredentialField(props: CredentialFieldProps) {
  const unusual = () => {
    const { usually } = props.field
    return usually !== null && props.value.trim() !== '' && !new RegExp(usually).test(cleanSecret(props.value))
  }
  const help = () => (
    <>
      <div role="status">
        <Show when={unusual()}>
          <p class="mb-1 font-medium text-warn">
            This does not look like the usual {props.field.label.toLowerCase()}
            <Show when={props.field.placeholder}>{(example) => <> ({example()})</>}</Show>. You can try it all the same.
          </p>
        </Show>
      </div>
      <p>
        <HelpText text={props.field.help} />
      </p>
    </>
  )
  return (
    <div class="grid gap-2.5" onFocusOut={() => props.onLeave()}>
      <Field
        id={controlOf(props.field.name)}
        label={props.field.label}
        note={props.field.optional ? 'optional' : undefined}
        help={help()}
        error={props.error}
      >
        {(control) => (
          <Switch
            fallback={
              <input
                {...control}
                name={props.field.name}
                type={props.field.kind === 'url' ? 'url' : 'text'}
                autocomplete="off"
                autocapitalize="off"
                spellcheck={false}
                aria-required={props.field.optional ? undefined : 'true'}
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
                required={!props.field.optional}
                placeholder={props.field.placeholder ?? undefined}
                value={props.value}
                onChange={props.onChange}
              />
            </Match>
            <Match when={props.field.kind === 'file'}>
              <KeyFileInput
                {...control}
                name={props.field.name}
                required={!props.field.optional}
                value={props.value}
                onChange={props.onChange}
              />
            </Match>
            <Match when={props.field.kind === 'choice'}>
              <select
                {...control}
                name={props.field.name}
                class={controlClass}
                onChange={(event) => props.onChange(event.currentTarget.value)}
              >
                <Show when={props.field.optional}>
                  <option value="">Not set</option>
                </Show>
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
      <Show when={props.field.snippet}>{(snippet) => <Snippet label={snippet().label} text={snippet().text} />}</Show>
    </div>
  )
}
