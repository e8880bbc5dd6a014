import { Show } from 'solid-js'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import type { CatalogSearch } from './create-search.ts'

/** What to do when the catalog seems not to have it. */
export function NothingFound(props: { search: CatalogSearch; matches: number }) {
  const words = () => props.search.words().trim()
  const text = () => {
    if (props.matches > 0) {
      const fit = words() ? `fit “${words()}”` : 'are in the catalog'
      return `${props.matches} ${fit}, and the filters leave none of them.`
    }
    return `Nothing in the catalog is called “${words()}”, or nearly so. Try the company behind it, a product of it, or AI, cloud, data or SaaS. Models that are used through a gateway such as OpenRouter or LiteLLM are seen by connecting that.`
  }
  return (
    <EmptyState title={props.matches > 0 ? 'The filters leave nothing' : 'No such provider'} text={text()}>
      <Show when={props.matches > 0}>
        <Button onClick={() => props.search.clearFilters()}>Show without filters</Button>
      </Show>
      <Show when={words()}>
        <Button kind="quiet" onClick={() => props.search.setWords('')}>
          Clear the search
        </Button>
      </Show>
    </EmptyState>
  )
}
