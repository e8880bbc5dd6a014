import { useParams, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { ProviderAnswer } from '../../../worker/providers/schemas.ts'
import { QueryStates } from '../components/query-states.tsx'
import { type Catalog, catalogQuery } from '../lib/queries.ts'
import { usePlace } from '../lib/workspace.ts'
import { ConnectPanel } from './connect/connect-panel.tsx'
import { ConnectSkeleton } from './connect/connect-skeleton.tsx'
import { ConnectTitle } from './connect/connect-title.tsx'
import { KeyCare } from './connect/key-care.tsx'
import { ReplacePanel } from './connect/replace-panel.tsx'
import { UnknownProvider } from './connect/unknown-provider.tsx'
import { WhatYouSee } from './connect/what-you-see.tsx'
import { WhatYouWont } from './connect/what-you-wont.tsx'

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
                {(found) => <Columns provider={found()} planAllows={data().mayConnect} replaced={replaced()} />}
              </Show>
            )}
          </Show>
        )}
      </QueryStates>
    </>
  )
}

const findProvider = (catalog: Catalog | undefined, id: string): ProviderAnswer | undefined => catalog?.items.find((one) => one.id === id)

function Columns(props: { provider: ProviderAnswer; planAllows: boolean; replaced: string | undefined }) {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 md:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]">
      <Show
        when={props.replaced}
        keyed
        fallback={<ConnectPanel provider={props.provider} replaces={undefined} planAllows={props.planAllows} />}
      >
        {(id) => <ReplacePanel provider={props.provider} connectionId={id} />}
      </Show>
      <div class="grid gap-3.5">
        <WhatYouSee exposed={props.provider.exposed} />
        <WhatYouWont notExposed={props.provider.notExposed} />
        <KeyCare provider={props.provider} />
      </div>
    </div>
  )
}
