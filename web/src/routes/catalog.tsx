import { useQuery } from '@tanstack/solid-query'
import { Show, createSignal } from 'solid-js'
import { Breadcrumb } from '../components/breadcrumb.tsx'
import { controlClass } from '../components/control-class.ts'
import { Notice } from '../components/notice.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { catalogQuery } from '../lib/queries.ts'
import { usePlace } from '../lib/workspace.ts'
import { CatalogList } from './catalog/catalog-list.tsx'
import { CatalogSkeleton } from './catalog/catalog-skeleton.tsx'

/** Every provider there is, found as one types. */
export function Catalog() {
  const { workspace } = usePlace()
  const catalog = useQuery(() => catalogQuery(workspace().id))
  const [words, setWords] = createSignal('')
  return (
    <>
      <Breadcrumb href="/providers" above="Providers" here="Connect" />
      <PageTitle title="Connect a provider" />
      <input
        type="search"
        aria-label="Search providers"
        placeholder="Search by name, category or what it exposes"
        class={`${controlClass} mb-3.5 max-w-[420px]`}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <QueryStates query={catalog} what="The catalog" skeleton={<CatalogSkeleton />}>
        {(data) => (
          <>
            <Show when={!data().mayConnect}>
              <Notice tone="warn" class="mb-3.5">
                Your plan allows no further connection. Disconnect one that is no longer needed, or change the plan.
              </Notice>
            </Show>
            <CatalogList providers={data().items} words={words()} />
          </>
        )}
      </QueryStates>
    </>
  )
}
