import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Button } from '../../components/button.tsx'
import { controlClass } from '../../components/control-class.ts'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { createConnectForm } from './create-connect-form.ts'
import { CredentialField } from './credential-field.tsx'
import { controlIdOf } from './form-problems.ts'

interface ConnectFormProps {
  provider: ProviderAnswer
  /** The connection whose credentials are replaced. */
  connectionId: string | undefined
  onConnected: (account: AccountAnswer) => void
}

export function ConnectForm(props: ConnectFormProps) {
  const form = createConnectForm(props)
  return (
    <form novalidate class="grid gap-4" onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary title={form.refusal()} errors={form.errors()} requestId={form.requestId()} />
      <Show when={form.existingId()}>
        {(id) => (
          <p class="text-note">
            <A class="link" href={`/providers#${id()}`}>
              Show that connection
            </A>
          </p>
        )}
      </Show>
      <For each={props.provider.credentials}>
        {(field) => (
          <CredentialField
            field={field}
            value={form.valueOf(field.name)}
            onChange={(value) => form.enter(field.name, value)}
            error={form.errors().find((error) => error.controlId === controlIdOf(field.name))?.message}
          />
        )}
      </For>
      <Show
        when={props.provider.keyCanAlso}
        fallback={<Notice tone="good">In other hands, this key can read and nothing else.</Notice>}
      >
        {(power) => (
          <Notice tone="warn">
            <b class="text-ink">In other hands, this key could also</b> {power()}
          </Notice>
        )}
      </Show>
      <Show when={!props.connectionId}>
        <Field label="Name" note="optional" help="How this account is called in charts and messages.">
          {(control) => (
            <input
              {...control}
              name="label"
              maxlength="80"
              autocomplete="off"
              placeholder={`${props.provider.name}, production`}
              class={controlClass}
              value={form.label()}
              onInput={(event) => form.setLabel(event.currentTarget.value)}
            />
          )}
        </Field>
      </Show>
      <div class="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={form.busy()}>
          {props.connectionId ? 'Replace credentials' : `Connect ${props.provider.name}`}
        </Button>
        <p role="status" class="text-note text-ink-2">
          <Show when={form.busy()}>Asking {props.provider.name} whether the credentials work…</Show>
        </p>
      </div>
    </form>
  )
}
