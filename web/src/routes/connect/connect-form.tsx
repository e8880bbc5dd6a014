import { For, Show } from 'solid-js'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Button } from '../../components/button.tsx'
import { controlClass } from '../../components/control-class.ts'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { BeforeYouStart } from './before-you-start.tsx'
import { type OnConnected, createConnect } from './create-connect.ts'
import { createLeaveGuard } from './create-leave-guard.ts'
import { CredentialField } from './credential-field.tsx'
import { expectedSteps } from './expected-steps.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { controlOf, errorBeside, labelControl } from './refusal.ts'
import { RefusalNote } from './refusal-note.tsx'
import { StepList } from './step-list.tsx'

interface ConnectFormProps {
  provider: ProviderAnswer
  /** The connection whose credentials are replaced. */
  replaces: AccountAnswer | undefined
  onConnected: OnConnected
}

/** The credentials that the catalog asks for, and a name. */
export function ConnectForm(props: ConnectFormProps) {
  const state = createConnect(props.provider, (account, replaced) => props.onConnected(account, replaced))
  const guard = createLeaveGuard(() => state.holdsSecret())
  const submit = () => state.submit(props.replaces?.id)
  return (
    <form
      noValidate
      autocomplete="off"
      aria-label={`Credentials for ${props.provider.name}`}
      class="card grid gap-4 p-3.5 sm:px-[22px] sm:py-5"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Show when={state.refusal()}>
        {(refusal) => (
          <RefusalNote refusal={refusal()} busy={state.busy()} onRetry={() => void submit()} onReplace={(id) => void state.submit(id)} />
        )}
      </Show>
      <Show when={props.provider.pausedReason}>
        {(reason) => (
          <Notice tone="warn">
            <b class="text-ink">Paused by the operator.</b> {reason()} You can connect; reading starts when the pause ends.
          </Notice>
        )}
      </Show>
      <BeforeYouStart provider={props.provider} />
      <For each={props.provider.credentials}>
        {(field) => (
          <CredentialField
            field={field}
            value={state.values[field.name] ?? ''}
            error={errorBeside(state.refusal(), controlOf(field.name))}
            onChange={(value) => state.setValue(field.name, value)}
            onLeave={() => state.tidy(field.name)}
          />
        )}
      </For>
      <Show when={!props.replaces}>
        <Field
          id={labelControl}
          label="Name"
          note="optional"
          help="How it is called in Outlay. Without one it has the name of the account."
          error={errorBeside(state.refusal(), labelControl)}
        >
          {(control) => (
            <input
              {...control}
              name="label"
              maxlength="80"
              autocomplete="off"
              class={controlClass}
              value={state.label()}
              onInput={(event) => state.setLabel(event.currentTarget.value)}
            />
          )}
        </Field>
      </Show>
      <Button type="submit" busy={state.busy()} class="min-h-10 justify-self-start px-4">
        {state.busy() ? `Asking ${props.provider.name}…` : props.replaces ? 'Replace the credentials' : `Connect ${props.provider.name}`}
      </Button>
      <div class="border-t border-line pt-4">
        <StepList steps={expectedSteps(props.provider, state.busy(), state.refusal())} progress={null} />
      </div>
      <LeaveDialog guard={guard} />
    </form>
  )
}
