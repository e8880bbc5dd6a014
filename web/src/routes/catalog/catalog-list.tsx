import { For, Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { CatalogEntry } from './catalog-entry.tsx'
import type { CatalogSearch } from './create-search.ts'
import { NothingFound } from './nothing-found.tsx'

interface CatalogListProps {
  shown: readonly ProviderAnswer[]
  /** How many the words alone fit. */
  matches: number
  total: number
  search: CatalogSearch
  hrefOf: (providerId: string) => string
}

/** What was found, and how much of the catalog that is. */
export function CatalogList(props: CatalogListProps) {
  const count = () => {
    const { length } = props.shown
    return length === props.total ? `${length} ${length === 1 ? 'provider' : 'providers'}` : `${length} of ${props.total} providers`
  }
  return (
    <>
      <p role="status" class="num mb-2 text-note text-ink-3">
        {count()}
      </p>
      <Show when={props.shown.length > 0} fallback={<NothingFound search={props.search} matches={props.matches} />}>
        <ul class="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <For each={props.shown}>{(provider) => <CatalogEntry provider={provider} href={props.hrefOf(provider.id)} />}</For>
        </ul>
      </Show>
    </>
  )
}
