import { For, createMemo } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { categoryWords, signalWords } from '../../lib/states.ts'
import type { CatalogSearch } from './create-search.ts'
import { FilterChip } from './filter-chip.tsx'
import { categoryNames, countFilters, signalNames } from './filter-providers.ts'

/** Narrows what was found, by what a provider is and by what it exposes; each with how many it leaves. */
export function CatalogFilters(props: { search: CatalogSearch; matches: readonly ProviderAnswer[] }) {
  const counts = createMemo(() => countFilters(props.matches, props.search.filters()))
  const filters = () => props.search.filters()
  return (
    <div class="mb-3.5 flex flex-wrap gap-x-6 gap-y-2">
      <div role="group" aria-label="Category" class="flex flex-wrap gap-1.5">
        <FilterChip chosen={!filters().category} count={counts().categories.all} onPress={() => props.search.setCategory(undefined)}>
          All
        </FilterChip>
        <For each={categoryNames}>
          {(name) => (
            <FilterChip
              chosen={filters().category === name}
              count={counts().categories[name]}
              onPress={() => props.search.setCategory(filters().category === name ? undefined : name)}
            >
              {categoryWords[name]}
            </FilterChip>
          )}
        </For>
      </div>
      <div role="group" aria-label="Exposes" class="flex flex-wrap gap-1.5">
        <For each={signalNames}>
          {(name) => (
            <FilterChip
              chosen={filters().signals.includes(name)}
              count={counts().signals[name]}
              onPress={() => props.search.toggleSignal(name)}
            >
              {signalWords[name]}
            </FilterChip>
          )}
        </For>
      </div>
    </div>
  )
}
