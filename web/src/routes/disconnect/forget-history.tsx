import { Show, createSignal } from 'solid-js'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { controlClass } from '../../components/control-class.ts'
import { Field } from '../../components/field.tsx'
import type { Disconnecting, Ending } from './disconnecting.ts'
import { FactList } from './fact-list.tsx'
import { FailureNote } from './failure-note.tsx'
import { RevokeNote } from './revoke-note.tsx'

const fieldId = 'forget-label'

/** The way of no return. It asks for the connection's name, so that nobody goes it by mistake. */
export function ForgetHistory(props: { account: Ending; disconnecting: Disconnecting; isOver: boolean }) {
  const [typed, setTyped] = createSignal('')
  const [error, setError] = createSignal<string>()

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const matches = typed().trim() === props.account.label.trim()
    setError(matches ? undefined : `Type “${props.account.label}” exactly as it is written.`)
    if (matches) void props.disconnecting.disconnect('purge')
    else document.getElementById(fieldId)?.focus()
  }

  return (
    <Card title={props.isOver ? 'Forget its history' : 'Disconnect, and also forget its history'} class="border-bad!">
      <form class="grid gap-4 px-3.5 pt-2.5 pb-4 sm:px-[18px]" onSubmit={submit} novalidate>
        <FactList
          title={props.isOver ? 'What is lost' : 'What is lost as well'}
          kind="lost"
          facts={[
            'Every figure it ever brought: gone from the live database at once, from backups within 30 days.',
            'Totals, charts and comparisons of the past get smaller by it. This cannot be undone.',
          ]}
        />
        <Show when={!props.isOver}>
          <RevokeNote account={props.account} />
        </Show>
        <Field
          id={fieldId}
          label={`Type “${props.account.label}” to confirm`}
          error={error()}
          help="The audit log keeps who did this, and when. Nothing of the figures."
        >
          {(control) => (
            <input
              {...control}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              class={`${controlClass} max-w-[420px]`}
              value={typed()}
              onInput={(event) => {
                setTyped(event.currentTarget.value)
                setError(undefined)
              }}
            />
          )}
        </Field>
        <FailureNote failed={props.disconnecting.failed()} way="purge" />
        <div>
          <Button kind="danger" type="submit" busy={props.disconnecting.busy() === 'purge'}>
            {props.isOver ? 'Forget its history' : 'Disconnect and forget'}
          </Button>
        </div>
      </form>
    </Card>
  )
}
