import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { QueryStates } from '../../components/query-states.tsx'
import { accountsQuery, catalogQuery } from '../../lib/queries.ts'
import { statusWords } from '../../lib/states.ts'
import { usePlace } from '../../lib/workspace.ts'
import { SyncFollow } from '../connect/sync-follow.tsx'
import { BudgetCard } from './budget-card.tsx'
import type { Setup } from './create-setup.ts'
import { StepHeading } from './step-heading.tsx'

const mostFollowed = 2

/** Of many, those that are read take one line each. */
const isFollowed = ({ progress }: AccountAnswer, connections: number): boolean => connections <= mostFollowed || progress !== null

/** The first sync, and what a month may cost. Neither waits for the other, and reading goes on when the page is left. */
export function BudgetStep(props: { setup: Setup }) {
  const { workspace } = usePlace()
  const accounts = useQuery(() => accountsQuery(workspace().id))
  const catalog = useQuery(() => catalogQuery(workspace().id))
  const providerOf = (id: string) =>
    catalog.isPending || catalog.isLoadingError ? undefined : catalog.data?.items.find((one) => one.id === id)
  return (
    <>
      <StepHeading title="First figures, and a budget">
        What a month used shows what the next may cost. You can leave this page at any time; reading goes on by itself.
      </StepHeading>
      <QueryStates query={accounts} what="The connections" skeleton={<div class="skeleton h-[280px] rounded-card!" />}>
        {(list) => (
          <Show
            when={list().length > 0}
            fallback={
              <EmptyState title="Nothing is connected yet" text="Figures, and a budget made of them, begin with a connection.">
                <Button onClick={() => props.setup.look('connect')}>Connect a provider</Button>
                <Button kind="quiet" busy={props.setup.busy()} onClick={() => void props.setup.finish()}>
                  Skip, and connect later
                </Button>
              </EmptyState>
            }
          >
            <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 md:grid-cols-2">
              <Card title="First sync">
                <ul class="divide-y divide-line px-3.5 pb-2 sm:px-[18px]">
                  {/* By id, so that what is followed stays in place while its figures change. */}
                  <For each={list().map(({ id }) => id)}>
                    {(id) => (
                      <Show when={list().find((one) => one.id === id)}>
                        {(account) => (
                          <li class="grid gap-3 py-3.5">
                            <Show when={list().length > 1}>
                              <h3 class="flex flex-wrap justify-between gap-x-3 text-note font-[560] break-words text-ink-2">
                                {account().label}
                                <Show when={!isFollowed(account(), list().length)}>
                                  <span class="font-[450]">{statusWords[account().status].label}</span>
                                </Show>
                              </h3>
                            </Show>
                            <Show when={isFollowed(account(), list().length)}>
                              <SyncFollow provider={providerOf(account().providerId)} account={account()} />
                            </Show>
                          </li>
                        )}
                      </Show>
                    )}
                  </For>
                </ul>
              </Card>
              <BudgetCard setup={props.setup} />
            </div>
          </Show>
        )}
      </QueryStates>
    </>
  )
}
