import { useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { announce } from '../../lib/announce.ts'
import { send } from '../../lib/api.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'
import { refreshWorkspace } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'

type Change = Partial<Pick<AccountAnswer, 'label' | 'payment'>> & { paused?: boolean }

export interface AccountChanges {
  busy(): boolean
  /** Why the last change did not go through. */
  problem(): ProblemError | undefined
  change(change: Change, done: string): Promise<void>
  syncNow(): Promise<void>
}

/** What can be changed about a connection where it is listed. */
export function createAccountChanges(account: () => AccountAnswer): AccountChanges {
  const client = useQueryClient()
  const { workspace } = usePlace()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ProblemError>()

  async function run(work: () => Promise<unknown>, done: string): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
      announce(done)
      await refreshWorkspace(client, workspace().id)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    problem,
    change: (change, done) => run(() => send(`/api/providers/accounts/${account().id}`, { method: 'PATCH', body: change }), done),
    syncNow: () => {
      const { providerId, id, label } = account()
      return run(
        () => send(`/api/providers/${providerId}/sync`, { method: 'POST', body: { connectionId: id } }),
        `A sync of ${label} is queued`,
      )
    },
  }
}
