import { useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { send } from '../../lib/api.ts'
import { leaveWord } from '../../lib/parting-word.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'
import { accountsKey, refreshWorkspace } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'

export type Way = 'keep' | 'purge'

/** What is to be known of a connection to end it, or to forget what is left of it. */
export type Ending = Pick<AccountAnswer, 'id' | 'providerId' | 'providerName' | 'label' | 'ownerUserId'>

export interface Disconnecting {
  /** The way that is being gone right now. */
  busy(): Way | undefined
  /** Why the last try failed, and which it was. */
  failed(): { way: Way; problem: ProblemError } | undefined
  disconnect(way: Way): Promise<void>
}

/** Ends the connection, then leads back to the list. */
export function createDisconnecting(account: () => Ending): Disconnecting {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { workspace } = usePlace()
  const [busy, setBusy] = createSignal<Way>()
  const [failed, setFailed] = createSignal<{ way: Way; problem: ProblemError }>()

  async function disconnect(way: Way): Promise<void> {
    if (busy()) return
    const { id, providerId, label } = account()
    const workspaceId = workspace().id
    setBusy(way)
    setFailed(undefined)
    try {
      await send(`/api/providers/${providerId}/disconnect`, { method: 'POST', body: { connectionId: id, purge: way === 'purge' } })
      leaveWord(
        way === 'purge'
          ? { text: `${label} is disconnected, and its history is forgotten.` }
          : { text: `${label} is disconnected. Its history stays.`, link: { href: `/providers/accounts/${id}`, label: 'See what stays' } },
      )
      navigate('/providers')
      // The list must not show it while a fresh one is on its way.
      client.setQueryData<AccountAnswer[]>(accountsKey(workspaceId), (known) => known?.filter((one) => one.id !== id))
      await refreshWorkspace(client, workspaceId)
    } catch (error) {
      setFailed({ way, problem: asProblem(error) })
      setBusy(undefined)
    }
  }

  return { busy, failed, disconnect }
}
