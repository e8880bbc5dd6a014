import { A, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { Button } from '../../components/button.tsx'
import { QueryStates } from '../../components/query-states.tsx'
import { accountsQuery, catalogQuery } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import { CatalogBrowser } from '../catalog/catalog-browser.tsx'
import { CatalogSkeleton } from '../catalog/catalog-skeleton.tsx'
import { ConnectColumns } from '../connect/connect-columns.tsx'
import type { Setup } from './create-setup.ts'
import { StepHeading } from './step-heading.tsx'

const here = '/welcome'

/** Picks a provider, then takes its key. What was picked is in the address, so that Back leads to the choice. */
export function ConnectStep(props: { setup: Setup }) {
  const { workspace } = usePlace()
  const [search, setSearch] = useSearchParams<{ provider?: string }>()
  const catalog = useQuery(() => catalogQuery(workspace().id))
  const accounts = useQuery(() => accountsQuery(workspace().id))
  const connected = () => (accounts.isPending || accounts.isLoadingError ? 0 : (accounts.data?.length ?? 0))

  async function goOn() {
    await props.setup.skip('budget')
    setSearch({ provider: undefined }, { replace: true })
  }

  return (
    <QueryStates query={catalog} what="The catalog" skeleton={<CatalogSkeleton />}>
      {(data) => (
        <Show
          when={data().items.find((one) => one.id === search.provider)?.id}
          keyed
          fallback={
            <>
              <StepHeading title="Connect a first provider">
                Start with the one you spend most at. Outlay reads its last 30 days within about a minute, and older history by itself.
              </StepHeading>
              <CatalogBrowser catalog={data()} hrefOf={(id) => `${here}?provider=${id}`} />
              <div class="mt-4 flex flex-wrap gap-2">
                <Show when={connected() > 0}>
                  <Button busy={props.setup.busy()} onClick={() => void goOn()}>
                    Go on with what is connected
                  </Button>
                </Show>
                <Button kind="quiet" busy={props.setup.busy()} onClick={() => void props.setup.finish()}>
                  Skip, and connect later
                </Button>
              </div>
            </>
          }
        >
          {(id) => (
            <Show when={data().items.find((one) => one.id === id)}>
              {(provider) => (
                <>
                  <StepHeading title={`Connect ${provider().name}`}>
                    <A href={here} class="link">
                      Pick another provider
                    </A>
                  </StepHeading>
                  <ConnectColumns
                    provider={provider()}
                    planAllows={data().mayConnect}
                    replaced={undefined}
                    onConnected={() => void goOn()}
                  />
                </>
              )}
            </Show>
          )}
        </Show>
      )}
    </QueryStates>
  )
}
