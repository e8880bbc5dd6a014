import { createSignal } from 'solid-js'
import { Button } from '../../components/button.tsx'
import { controlClass } from '../../components/control-class.ts'
import { ErrorSummary, type FieldError } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import { send } from '../../lib/api.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'

/** Asks for a link and a code by email. */
export function EmailForm(props: { next: string; onSent: (email: string) => void }) {
  const [email, setEmail] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ProblemError>()
  const errorOfEmail = () => problem()?.errors.find((error) => error.path === 'email')?.message
  const summary = (): FieldError[] => (problem() && !errorOfEmail() ? [{ message: problem()?.message ?? '' }] : [])

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      await send('/api/auth/otp', { method: 'POST', body: { email: email().trim(), next: props.next }, expectSignedOut: true })
      props.onSent(email().trim())
    } catch (error) {
      setProblem(asProblem(error))
      document.getElementById('email')?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} class="grid gap-3 border-t border-line pt-5">
      <ErrorSummary title="No mail was sent" errors={summary()} requestId={problem()?.requestId} />
      <Field id="email" label="Or by email" error={errorOfEmail()} help="A link and a 6-digit code, no password.">
        {(control) => (
          <input
            {...control}
            type="email"
            name="email"
            autocomplete="email"
            required
            placeholder="you@company.com"
            class={controlClass}
            value={email()}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" busy={busy()} class="min-h-10">
        Send link and code
      </Button>
    </form>
  )
}
