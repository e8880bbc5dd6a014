import { useNavigate } from '@solidjs/router'
import { useQuery, useQueryClient } from '@tanstack/solid-query'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { send } from '../../lib/api.ts'
import { asProblem } from '../../lib/problem.ts'
import { accountsQuery, refreshWorkspace } from '../../lib/queries.ts'
import { whyNotChange } from '../../lib/session.ts'
import { isTroubled, statusWords } from '../../lib/states.ts'
import { showToast } from '../../lib/toast.ts'
import { usePlace } from '../../lib/workspace.ts'
import type { Command } from './command.ts'

/** What can be done with each connection. Those that need somebody come first. */
export function createAccountCommands(): () => Command[] {
  const navigate = useNavigate()
  const client = useQueryClient()
  const { session, workspace } = usePlace()
  const accounts = useQuery(() => accountsQuery(workspace().id))

  async function run(work: () => Promise<unknown>, done: Parameters<typeof showToast>[0]): Promise<void> {
    const { id } = workspace()
    try {
      await work()
      showToast(done)
    } catch (error) {
      showToast({ text: asProblem(error).message, tone: 'bad' })
    }
    await refreshWorkspace(client, id)
  }
  const pause = ({ id }: AccountAnswer, paused: boolean) => send(`/api/providers/accounts/${id}`, { method: 'PATCH', body: { paused } })

  function commandsOf(account: AccountAnswer): Command[] {
    const { id, label, providerId, providerName } = account
    const common = {
      group: 'Connections',
      words: `${providerId} ${providerName} ${account.accountName ?? ''} connection`,
      icon: () => <ProviderMark providerId={providerId} name={providerName} />,
      listed: false,
    } as const
    const open: Command = {
      ...common,
      id: `open:${id}`,
      label,
      detail: account.late ? 'late' : statusWords[account.status].label,
      words: `${common.words} open`,
      listed: true,
      run: () => navigate(`/providers/accounts/${id}`),
    }
    if (whyNotChange(session(), account)) return [open]
    const paused = account.status === 'paused'
    const sync: Command = {
      ...common,
      id: `sync:${id}`,
      label: `Sync ${label} now`,
      run: () =>
        run(() => send(`/api/providers/${providerId}/sync`, { method: 'POST', body: { connectionId: id } }), {
          text: `A sync of ${label} is queued`,
        }),
    }
    const pausing: Command = {
      ...common,
      id: `pause:${id}`,
      label: paused ? `Resume syncs of ${label}` : `Pause syncs of ${label}`,
      run: () =>
        run(() => pause(account, !paused), {
          text: paused ? `Resumed ${label}` : `Paused ${label}`,
          undo: async () => {
            await pause(account, paused)
            await refreshWorkspace(client, workspace().id)
          },
        }),
    }
    const replace: Command = {
      ...common,
      id: `replace:${id}`,
      label: `Replace credentials of ${label}`,
      words: `${common.words} key token rotate`,
      run: () => navigate(`/providers/connect/${providerId}?connectionId=${id}`),
    }
    return [open, ...(paused ? [] : [sync]), pausing, replace]
  }

  return () => {
    const known = accounts.isPending || accounts.isLoadingError ? [] : accounts.data
    return known.toSorted((a, b) => Number(isTroubled(b)) - Number(isTroubled(a))).flatMap(commandsOf)
  }
}
