import { useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { send } from '../../lib/api.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'
import { accountsKey, refreshWorkspace } from '../../lib/queries.ts'
import { showToast } from '../../lib/toast.ts'
import { usePlace } from '../../lib/workspace.ts'
import { type Change, applyChange, bodyOf, reverseOf } from './change.ts'

export interface AccountChanges {
  busy(): boolean
  /** Why the last change did not go through. */
  problem(): ProblemError | undefined
  /** Shown at once, said by `done`, and offered to be taken back. */
  change(change: Change, done: string): Promise<void>
  syncNow(): Promise<void>
}

/** What can be changed about a connection where it is shown. */
export function createAccountChanges(account: () => Pick<AccountAnswer, 'id' | 'providerId' | 'label'>): AccountChanges {
  const client = useQueryClient()
  const { workspace } = usePlace()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ProblemError>()

  /** Runs a change in the workspace it was begun in; what the server says is what stays on screen. */
  async function run(work: () => Promise<unknown>): Promise<void> {
    const { id } = workspace()
    try {
      await work()
    } finally {
      await refreshWorkspace(client, id)
    }
  }

  async function attempt(work: () => Promise<unknown>, done: Parameters<typeof showToast>[0]): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      await run(work)
      showToast(done)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }

  async function write(connectionId: string, change: Change): Promise<void> {
    const key = accountsKey(workspace().id)
    await client.cancelQueries({ queryKey: key })
    client.setQueryData(key, (all: AccountAnswer[] | undefined) =>
      all?.map((one) => (one.id === connectionId ? applyChange(one, change) : one)),
    )
    await send(`/api/providers/accounts/${connectionId}`, { method: 'PATCH', body: bodyOf(change) })
  }

  return {
    busy,
    problem,
    change(change, done) {
      const { id } = account()
      const before = client.getQueryData<AccountAnswer[]>(accountsKey(workspace().id))?.find((one) => one.id === id)
      const reverse = before && reverseOf(before, change)
      return attempt(() => write(id, change), { text: done, ...(reverse ? { undo: () => run(() => write(id, reverse)) } : {}) })
    },
    syncNow() {
      const { providerId, id, label } = account()
      return attempt(() => send(`/api/providers/${providerId}/sync`, { method: 'POST', body: { connectionId: id } }), {
        text: `A sync of ${label} is queued`,
      })
    },
  }
}
