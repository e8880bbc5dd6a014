import type { UseQueryResult } from '@tanstack/solid-query'
import { type Accessor, type JSX, Match, Show, Switch } from 'solid-js'
import { unwrap } from 'solid-js/store'
import { asProblem } from '../lib/problem.ts'
import { Notice } from './notice.tsx'
import { ProblemNote } from './problem-note.tsx'

interface QueryStatesProps<Data> {
  query: UseQueryResult<Data, Error>
  /** What is being loaded, for a failure: "The accounts". */
  what: string
  /** As large as what replaces it, so that nothing moves. */
  skeleton: JSX.Element
  children: (data: Accessor<NonNullable<Data>>) => JSX.Element
}

/**
 * Loading, failed, or there; and there but not refreshed. Empty and partial are the view's own to tell. An answer is replaced
 * as a whole, so the view gets it plain: read as a store, each of a large answer's figures would be watched by itself.
 */
export function QueryStates<Data>(props: QueryStatesProps<Data>) {
  return (
    <Switch>
      <Match when={props.query.isPending}>
        <div role="status" aria-label={`Loading ${props.what.toLowerCase()}`}>
          {props.skeleton}
        </div>
      </Match>
      <Match when={props.query.isLoadingError}>
        <ProblemNote
          what={`${props.what} could not be loaded.`}
          error={props.query.error}
          retry={() => void props.query.refetch()}
          retrying={props.query.isFetching}
        />
      </Match>
      <Match when={props.query.data && unwrap(props.query.data)}>
        {(data) => (
          <>
            <Show when={props.query.isRefetchError}>
              <Notice tone="warn" role="status" class="mb-3.5">
                Shown as last loaded; refreshing failed: {asProblem(props.query.error).message}
              </Notice>
            </Show>
            {props.children(data)}
          </>
        )}
      </Match>
    </Switch>
  )
}
