import { useNavigate } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { catalogQuery } from '../../lib/queries.ts'
import { categoryWords } from '../../lib/states.ts'
import { usePlace } from '../../lib/workspace.ts'
import type { Command } from './command.ts'

/** Every provider that can be connected here. */
export function createProviderCommands(): () => Command[] {
  const navigate = useNavigate()
  const { workspace } = usePlace()
  const catalog = useQuery(() => catalogQuery(workspace().id))
  return () => {
    const known = catalog.isPending || catalog.isLoadingError ? undefined : catalog.data
    if (!known?.mayConnect) return []
    return known.items.map(({ id, name, category }): Command => ({
      id: `connect:${id}`,
      group: 'Connect',
      label: `Connect ${name}`,
      detail: categoryWords[category],
      words: `${id} add provider`,
      icon: () => <ProviderMark providerId={id} name={name} />,
      listed: false,
      run: () => navigate(`/providers/connect/${id}`),
    }))
  }
}
