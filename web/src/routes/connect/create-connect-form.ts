import { useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import type { FieldError } from '../../components/error-summary.tsx'
import { announce } from '../../lib/announce.ts'
import { send } from '../../lib/api.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'
import { refreshWorkspace } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import { findMissing, placeProblem } from './form-problems.ts'

interface ConnectFormInput {
  provider: ProviderAnswer
  connectionId: string | undefined
  onConnected: (account: AccountAnswer) => void
}

/** What was entered, what is wrong with it, and its way to the provider. Entered secrets are forgotten once accepted. */
export function createConnectForm(input: ConnectFormInput) {
  const client = useQueryClient()
  const { workspace } = usePlace()
  const [values, setValues] = createSignal<Readonly<Record<string, string>>>({})
  const [label, setLabel] = createSignal('')
  const [errors, setErrors] = createSignal<readonly FieldError[]>([])
  const [problem, setProblem] = createSignal<ProblemError>()
  const [busy, setBusy] = createSignal(false)

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (busy()) return
    const { provider, connectionId } = input
    setProblem(undefined)
    setErrors(findMissing(provider.credentials, values()))
    if (errors().length > 0) return
    setBusy(true)
    try {
      const credentials = Object.fromEntries(Object.entries(values()).filter(([, value]) => value.trim() !== ''))
      const body = { credentials, ...(label().trim() ? { label: label().trim() } : {}), ...(connectionId ? { connectionId } : {}) }
      const account = await send<AccountAnswer>(`/api/providers/${provider.id}/connect`, { method: 'POST', body })
      setValues({})
      announce(`${provider.name} accepted the credentials`)
      input.onConnected(account)
      void refreshWorkspace(client, workspace().id)
    } catch (error) {
      setProblem(asProblem(error))
      setErrors(placeProblem(asProblem(error), provider.credentials))
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    label,
    setLabel,
    errors,
    submit,
    valueOf: (name: string) => values()[name] ?? '',
    enter: (name: string, value: string) => setValues({ ...values(), [name]: value }),
    requestId: () => problem()?.requestId,
    /** The headline over the errors. */
    refusal: () => problem()?.title ?? (errors().length === 1 ? 'One field needs another value' : 'Some fields need another value'),
    /** The connection that reads this account already. */
    existingId: () => {
      const id = problem()?.members['existingConnectionId']
      return typeof id === 'string' ? id : undefined
    },
  }
}
