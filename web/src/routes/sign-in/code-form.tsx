import { createSignal, onMount } from 'solid-js'
import { Button } from '../../components/button.tsx'
import { controlClass } from '../../components/control-class.ts'
import { ErrorSummary, type FieldError } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import { send } from '../../lib/api.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'

/** Takes the code of the mail, for when its link cannot be opened in this browser. */
export function CodeForm(props: { email: string; next: string; onBack: () => void }) {
  const [code, setCode] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ProblemError>()
  const errorOfCode = () => problem()?.errors.find((error) => error.path === 'code')?.message
  const summary = (): FieldError[] => (problem() && !errorOfCode() ? [{ message: problem()?.message ?? '' }] : [])
  onMount(() => document.getElementById('code')?.focus())

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { email: props.email, code: code().replaceAll(/\s/g, ''), next: props.next }
      const { next } = await send<{ next: string }>('/api/auth/verify', { method: 'POST', body, expectSignedOut: true })
      location.assign(next)
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
      document.getElementById('code')?.focus()
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} class="grid gap-3">
      <p class="text-ink-2">
        We sent a link and a code to <b class="text-ink">{props.email}</b>. Open the link in this browser, or type the code.
      </p>
      <ErrorSummary title="The code was not accepted" errors={summary()} requestId={problem()?.requestId} />
      <Field id="code" label="6-digit code" error={errorOfCode()}>
        {(control) => (
          <input
            {...control}
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            required
            maxlength="12"
            class={`${controlClass} num text-[18px] tracking-[0.2em]`}
            value={code()}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" busy={busy()} class="min-h-10">
        Sign in
      </Button>
      <button type="button" class="link justify-self-start text-note" onClick={() => props.onBack()}>
        Use another address
      </button>
    </form>
  )
}
