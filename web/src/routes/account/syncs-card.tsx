import { useInfiniteQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { syncsQuery } from '../../lib/account-queries.ts'
import { whyNotChange } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import type { AccountChanges } from '../providers/account-changes.ts'
import { SyncItem } from './sync-item.tsx'
import { isOvertaken } from './sync-words.ts'

interface SyncsCardProps {
  account: AccountAnswer | undefined
  summary: Summary
  changes: AccountChanges
}

const whileSyncingMs = 5_000

/** Every sync: what it was to read, what came of it, and why it failed. */
export function SyncsCard(props: SyncsCardProps) {
  const { session, workspace } = usePlace()
  const syncs = useInfiniteQuery(() => ({
    ...syncsQuery(workspace().id, props.summary.connectionId),
    refetchInterval: props.account?.status === 'syncing' ? whileSyncingMs : false,
  }))
  const items = () => (syncs.isSuccess ? syncs.data.pages.flatMap((page) => page.items) : [])
  /** Whether asking again is possible now: it is neither paused nor rejected, and the reader may. */
  const mayRetry = () =>
    props.account !== undefined &&
    !whyNotChange(session(), props.account) &&
    props.account.status !== 'paused' &&
    props.account.status !== 'credentials_rejected'
  return (
    <Card title="Sync history" aside="newest first">
      <Show when={!syncs.isPending} fallback={<div role="status" aria-label="Loading the syncs" class="skeleton m-3.5 h-[280px]" />}>
        <Show
          when={!syncs.isLoadingError}
          fallback={
            <div class="p-3.5">
              <ProblemNote
                what="The syncs could not be loaded."
                error={syncs.error}
                retry={() => void syncs.refetch()}
                retrying={syncs.isFetching}
              />
            </div>
          }
        >
          <ol class="mt-1.5 divide-y divide-line">
            <For
              each={items()}
              fallback={
                <li class="px-3.5 pt-1 pb-4 text-note text-ink-2 sm:px-[18px]">No sync yet. The first is queued, or waits for its turn.</li>
              }
            >
              {(sync) => (
                <SyncItem
                  sync={sync}
                  today={props.summary.today}
                  retry={mayRetry() && !isOvertaken(sync, items()) ? props.changes : undefined}
                />
              )}
            </For>
          </ol>
          <Show when={syncs.hasNextPage}>
            <div class="border-t border-line px-3.5 py-2.5 sm:px-[18px]">
              <Button kind="quiet" busy={syncs.isFetchingNextPage} onClick={() => void syncs.fetchNextPage()}>
                Show more
              </Button>
            </div>
          </Show>
        </Show>
      </Show>
    </Card>
  )
}
