import { type Accessor, type JSX, Show, createEffect, createSignal, on } from 'solid-js'
import { Button } from './button.tsx'
import { ChoiceInput } from './choice-input.tsx'
import { controlClass } from './control-class.ts'
import { ErrorSummary, type FieldError } from './error-summary.tsx'
import { Field } from './field.tsx'
import { guessTimeZone } from '../lib/browser-place.ts'
import { currencyChoices, timeZoneChoices } from '../lib/choices.ts'
import { type ProblemError, asProblem } from '../lib/problem.ts'
import { BrowserZone } from './browser-zone.tsx'

export interface WorkspaceFields {
  name: string
  currency: string
  timeZone: string
}

interface WorkspaceFormProps {
  initial: WorkspaceFields
  action: string
  /** Of the summary: "The workspace was not saved". */
  failure: string
  /** Throws what went wrong. */
  submit: (fields: WorkspaceFields) => Promise<void>
  onEdit?: () => void
  /** Above the button: what the fields as they are now will do. */
  effects?: (fields: Accessor<WorkspaceFields>) => JSX.Element
  /** Beside the button. */
  children?: JSX.Element
}

const ids: Readonly<Record<string, string>> = { name: 'workspace-name', currency: 'workspace-currency', timeZone: 'workspace-time-zone' }

/** Name, currency and time zone of a workspace, new or known. */
export function WorkspaceForm(props: WorkspaceFormProps) {
  const [fields, setFields] = createSignal(fieldsOf(props.initial))
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ProblemError>()
  const [nameless, setNameless] = createSignal(false)
  const currencies = currencyChoices()
  const zones = timeZoneChoices(props.initial.timeZone, guessTimeZone())

  // What is stored has changed: saved, or taken back by an undo.
  createEffect(
    on([() => props.initial.name, () => props.initial.currency, () => props.initial.timeZone], () => setFields(fieldsOf(props.initial)), {
      defer: true,
    }),
  )

  const errorOf = (path: string) =>
    path === 'name' && nameless() ? 'Enter a name.' : problem()?.errors.find((error) => error.path === path)?.message
  const errors = (): FieldError[] => {
    if (nameless()) return [{ controlId: ids['name'], message: 'Enter a name.' }]
    const failed = problem()
    if (!failed) return []
    return failed.errors.length > 0
      ? failed.errors.map(({ path, message }) => ({ controlId: ids[path], message }))
      : [{ message: failed.message }]
  }

  function edit(change: Partial<WorkspaceFields>) {
    setFields({ ...fields(), ...change })
    setNameless(false)
    setProblem(undefined)
    props.onEdit?.()
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (busy()) return
    setProblem(undefined)
    const name = fields().name.trim()
    setNameless(name === '')
    if (name === '') return
    setBusy(true)
    try {
      await props.submit({ ...fields(), name })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form class="grid max-w-[520px] gap-5 px-3.5 pt-3 pb-5 sm:px-[18px]" onSubmit={(event) => void submit(event)} novalidate>
      <ErrorSummary title={props.failure} errors={errors()} requestId={problem()?.requestId} />
      <Field id="workspace-name" label="Name" error={errorOf('name')}>
        {(control) => (
          <input
            {...control}
            maxlength="80"
            autocomplete="organization"
            class={controlClass}
            value={fields().name}
            onInput={(event) => edit({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        id="workspace-currency"
        label="Currency"
        error={errorOf('currency')}
        help="What totals are shown in. Each day is converted at the last rate the European Central Bank published before it; what has no rate is listed beside the total, never left out silently."
      >
        {(control) => (
          <ChoiceInput
            control={control}
            label="Currencies"
            choices={currencies}
            value={fields().currency}
            onChoose={(currency) => edit({ currency })}
          />
        )}
      </Field>
      <Field
        id="workspace-time-zone"
        label="Time zone"
        error={errorOf('timeZone')}
        help={
          <>
            Decides what “today” is. A provider's days stay as it bills them.{' '}
            <BrowserZone chosen={fields().timeZone} onChoose={(timeZone) => edit({ timeZone })} />
          </>
        }
      >
        {(control) => (
          <ChoiceInput
            control={control}
            label="Time zones"
            choices={zones}
            value={fields().timeZone}
            onChoose={(timeZone) => edit({ timeZone })}
          />
        )}
      </Field>
      {props.effects?.(fields)}
      <div class="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={busy()}>
          {props.action}
        </Button>
        <Show when={props.children}>{props.children}</Show>
      </div>
    </form>
  )
}

/** A whole workspace may come in; only what can be changed goes out. */
const fieldsOf = ({ name, currency, timeZone }: WorkspaceFields): WorkspaceFields => ({ name, currency, timeZone })
