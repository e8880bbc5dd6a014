import { Show, createMemo, onCleanup, onMount } from 'solid-js'
import { Notice } from '../../components/notice.tsx'
import type { Catalog } from '../../lib/queries.ts'
import { CatalogFilters } from './catalog-filters.tsx'
import { CatalogList } from './catalog-list.tsx'
import { CatalogSearchBox } from './catalog-search-box.tsx'
import { createSearch } from './create-search.ts'
import { filterProviders } from './filter-providers.ts'
import { findProviders, indexProviders } from './find-providers.ts'
import { moveInGrid } from './move-in-grid.ts'

interface CatalogBrowserProps {
  catalog: Catalog
  /** Where a provider leads to. */
  hrefOf: (providerId: string) => string
}

/** Every provider there is, found as one types, by pointer or by keys alone. */
export function CatalogBrowser(props: CatalogBrowserProps) {
  const search = createSearch()
  const index = createMemo(() => indexProviders(props.catalog.items))
  const matches = createMemo(() => findProviders(index(), search.words()))
  const shown = createMemo(() => filterProviders(matches(), search.filters()))
  let input: HTMLInputElement | undefined
  let list: HTMLDivElement | undefined
  const links = () => [...(list?.querySelectorAll('a') ?? [])]

  function focusSearch(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable], dialog')
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
    event.preventDefault()
    input?.focus()
    input?.select()
  }
  onMount(() => document.addEventListener('keydown', focusSearch))
  onCleanup(() => document.removeEventListener('keydown', focusSearch))

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (moveInGrid(event.key, links(), input)) event.preventDefault()
  }

  return (
    <>
      <CatalogSearchBox ref={(element) => (input = element)} search={search} first={() => links()[0]} />
      <CatalogFilters search={search} matches={matches()} />
      <Show when={!props.catalog.mayConnect}>
        <Notice tone="warn" class="mb-3.5">
          Your plan allows no further connection. Disconnect one that is no longer needed, or change the plan.
        </Notice>
      </Show>
      <div ref={list} onKeyDown={press}>
        <CatalogList shown={shown()} matches={matches().length} total={props.catalog.items.length} search={search} hrefOf={props.hrefOf} />
      </div>
    </>
  )
}
