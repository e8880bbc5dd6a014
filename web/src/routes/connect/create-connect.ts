import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, onCleanup } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { announce } from '../../lib/announce.ts'
import { send } from '../../lib/api.ts'
import { cleanSecret, stripAround } from '../../lib/clean-secret.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'
import { accountsQuery, refreshWorkspace } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import { type Refusal, findMissing, readRefusal } from './refusal.ts'

export type OnConnected = (account: AccountAnswer, replaced: boolean) => void

export interface ConnectState {
  values: Readonly<Record<string, string>>
  setValue(name: string, value: string): void
  label(): string
  setLabel(label: string): void
  busy(): boolean
  /** Whether a secret is typed that is stored nowhere yet. */
  holdsSecret(): boolean
  /** Takes out of a field what only stood around its value. */
  tidy(name: string): void
  refusal(): Refusal | undefined
  /** Connects, or gives the connection named its new credentials. */
  submit(connectionId: string | undefined): Promise<void>
}

/** What the form holds, only for as long as it is needed: secrets are forgotten once they are accepted or the page is left. */
export function createConnect(provider: ProviderAnswer, onConnected: OnConnected): ConnectState {
  const client = useQueryClient()
  const { workspace } = usePlace()
  const blank = () => Object.fromEntries(provider.credentials.map((field) => [field.name, firstChoice(field)]))
  const [values, setValues] = createStore<Record<string, string>>(blank())
  const [label, setLabel] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<Refusal>()
  onCleanup(() => setValues(blank()))

  function tidy(name: string): void {
    const field = provider.credentials.find((one) => one.name === name)
    const typed = values[name] ?? ''
    if (field?.kind === 'secret') setValues(name, cleanSecret(typed))
    else if (field?.kind === 'text' || field?.kind === 'url') setValues(name, stripAround(typed))
  }

  function refuse(problem: ProblemError): void {
    const read = readRefusal(problem, provider)
    setRefusal(read)
    const first = read.fields.find((error) => error.controlId)?.controlId
    if (first) document.getElementById(first)?.focus()
  }

  async function submit(connectionId: string | undefined): Promise<void> {
    if (busy()) return
    setRefusal(undefined)
    for (const { name } of provider.credentials) tidy(name)
    const missing = findMissing(provider.credentials, values)
    if (missing) return refuse(missing)
    setBusy(true)
    announce(`Asking ${provider.name} about the credentials`)
    try {
      const body = {
        credentials: filled(values),
        ...(label().trim() ? { label: label().trim() } : {}),
        ...(connectionId ? { connectionId } : {}),
      }
      const account = await send<AccountAnswer>(`/api/providers/${provider.id}/connect`, { method: 'POST', body })
      setValues(blank())
      const { queryKey } = accountsQuery(workspace().id)
      client.setQueryData(queryKey, (known) => known && [...known.filter((one) => one.id !== account.id), account])
      onConnected(account, connectionId !== undefined)
      void refreshWorkspace(client, workspace().id)
    } catch (error) {
      refuse(asProblem(error))
    } finally {
      setBusy(false)
    }
  }

  const holdsSecret = () => provider.credentials.some(({ name, secret }) => secret && values[name] !== '')
  return { values, setValue: (name, value) => setValues(name, value), label, setLabel, busy, holdsSecret, tidy, refusal, submit }
}

/** A choice that must be made starts at its first option. */
const firstChoice = (field: ProviderAnswer['credentials'][number]): string =>
  field.kind === 'choice' && !field.optional ? (field.options[0]?.value ?? '') : ''

const filled = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
