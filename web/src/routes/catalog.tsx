import { useQuery } from '@tanstack/solid-query'
import { Breadcrumb } from '../components/breadcrumb.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { catalogQuery } from '../lib/queries.ts'
import { usePlace } from '../lib/workspace.ts'
import { CatalogBrowser } from './catalog/catalog-browser.tsx'
import { CatalogSkeleton } from './catalog/catalog-skeleton.tsx'

/** Every provider there is, found as one types. */
export function Catalog() {
  const { workspace } = usePlace()
  const catalog = useQuery(() => catalogQuery(workspace().id))
  return (
    <>
      <Breadcrumb href="/providers" above="Providers" here="Connect" />
      <PageTitle title="Connect a provider" />
      <QueryStates query={catalog} what="The catalog" skeleton={<CatalogSkeleton />}>
        {(data) => <CatalogBrowser catalog={data()} hrefOf={(id) => `/providers/connect/${id}`} />}
      </QueryStates>
    </>
  )
}
