import { useParams, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { ProviderAnswer } from '../../../worker/providers/schemas.ts'
import { QueryStates } from '../components/query-states.tsx'
import { type Catalog, catalogQuery } from '../lib/queries.ts'
import { usePlace } from '../lib/workspace.ts'
import { ConnectColumns } from './connect/connect-columns.tsx'
import { ConnectSkeleton } from './connect/connect-skeleton.tsx'
import { ConnectTitle } from './connect/connect-title.tsx'
import { UnknownProvider } from './connect/unknown-provider.tsx'

/** Says what one will and won't see before any key is typed, then takes the key. */
export function Connect() {
  const { workspace } = usePlace()
  const params = useParams<{ providerId: string }>()
  const [search] = useSearchParams<{ connection?: string; connectionId?: string }>()
  const catalog = useQuery(() => catalogQuery(workspace().id))
  const provider = () => findProvider(catalog.isPending || catalog.isLoadingError ? undefined : catalog.data, params.providerId)
  const replaced = () => search.connection ?? search.connectionId

  return (
    <>
      <ConnectTitle provider={provider()} replacing={replaced() !== undefined} />
      <QueryStates query={catalog} what="The provider" skeleton={<ConnectSkeleton />}>
        {(data) => (
          // Keyed by provider: what was typed for one is never sent to another.
          <Show when={findProvider(data(), params.providerId)?.id} keyed fallback={<UnknownProvider id={params.providerId} />}>
            {(id) => (
              <Show when={findProvider(data(), id)}>
                {(found) => <ConnectColumns provider={found()} planAllows={data().mayConnect} replaced={replaced()} />}
              </Show>
            )}
          </Show>
        )}
      </QueryStates>
    </>
  )
}

const findProvider = (catalog: Catalog | undefined, id: string): ProviderAnswer | undefined => catalog?.items.find((one) => one.id === id)
