import { For, Show, createMemo } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CatalogEntry } from './catalog-entry.tsx'
import { findProviders } from './find-providers.ts'

export function CatalogList(props: { providers: readonly ProviderAnswer[]; words: string }) {
  const found = createMemo(() => findProviders(props.providers, props.words))
  return (
    <>
      <p role="status" class="sr-only">
        {found().length} {found().length === 1 ? 'provider' : 'providers'}
      </p>
      <Show
        when={found().length > 0}
        fallback={
          <EmptyState
            title="No such provider"
            text={`Nothing in the catalog matches “${props.words}”. Try its name, or AI, cloud, data or SaaS.`}
          />
        }
      >
        <ul class="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <For each={found()}>{(provider) => <CatalogEntry provider={provider} />}</For>
        </ul>
      </Show>
    </>
  )
}
