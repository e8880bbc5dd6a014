import { useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch, createMemo, createSignal } from 'solid-js'
import { Breadcrumb } from '../components/breadcrumb.tsx'
import { Button } from '../components/button.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { Conventions } from './api-reference/conventions.tsx'
import { documentQuery, listOperations } from './api-reference/document.ts'
import { OperationNav } from './api-reference/operation-nav.tsx'
import { OperationView } from './api-reference/operation-view.tsx'
import { ReferenceSkeleton } from './api-reference/reference-skeleton.tsx'
import { UnknownOperation } from './api-reference/unknown-operation.tsx'

/** The API as this deployment describes it: what holds for all of it, or one operation. */
export function ApiReference() {
  const params = useParams<{ operationId?: string }>()
  const document = useQuery(documentQuery)
  // Data that is not there yet may not be asked for: the title would wait with it.
  const known = () => (document.isPending || document.isLoadingError ? undefined : document.data)
  const operations = createMemo(() => {
    const data = known()
    return data ? listOperations(data) : []
  })
  const operation = createMemo(() => operations().find((one) => one.operationId === params.operationId))
  const [listed, setListed] = createSignal(false)
  return (
    <>
      <Show when={params.operationId}>
        <Breadcrumb href="/api-reference" above="API reference" here={operation()?.tags[0] ?? 'Operation'} />
      </Show>
      <PageTitle title={params.operationId ? (operation()?.summary ?? 'Operation') : 'API reference'}>
        <Show when={params.operationId}>
          <Button kind="quiet" class="md:hidden" aria-expanded={listed()} onClick={() => setListed(!listed())}>
            {listed() ? 'Hide the list' : 'All operations'}
          </Button>
        </Show>
      </PageTitle>
      <QueryStates query={document} what="The API reference" skeleton={<ReferenceSkeleton />}>
        {(data) => (
          <div class="grid grid-cols-[minmax(0,1fr)] gap-x-7 gap-y-5 md:grid-cols-[212px_minmax(0,1fr)]">
            <div class={params.operationId && !listed() ? 'max-md:hidden' : ''}>
              <OperationNav document={data()} operations={operations()} onOpen={() => setListed(false)} />
            </div>
            <Switch fallback={<UnknownOperation id={params.operationId ?? ''} />}>
              <Match when={!params.operationId}>
                <Conventions document={data()} />
              </Match>
              <Match when={operation()} keyed>
                {(one) => <OperationView document={data()} operation={one} />}
              </Match>
            </Switch>
          </div>
        )}
      </QueryStates>
    </>
  )
}
