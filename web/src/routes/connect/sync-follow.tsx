import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { Show, createEffect, createMemo, on } from 'solid-js'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Notice } from '../../components/notice.tsx'
import { announce } from '../../lib/announce.ts'
import { now } from '../../lib/clock.ts'
import { accountsQuery, refreshWorkspace } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import { StepList } from './step-list.tsx'
import { type Step, pollAfter, stepsOf } from './steps.ts'

interface SyncFollowProps {
  /** `undefined`: the catalog no longer has it, and how far back it remembers is unknown. */
  provider: ProviderAnswer | undefined
  /** As it was last heard of. */
  account: AccountAnswer
}

/** The first sync, live. It goes on by itself when the page is left. */
export function SyncFollow(props: SyncFollowProps) {
  const { workspace } = usePlace()
  const client = useQueryClient()
  const newest = (list: readonly AccountAnswer[] | undefined) => list?.find((one) => one.id === props.account.id) ?? props.account
  const accounts = useQuery(() => ({
    ...accountsQuery(workspace().id),
    refetchInterval: (query) => pollAfter(newest(query.state.data)),
  }))
  const account = () => newest(accounts.isPending || accounts.isLoadingError ? undefined : accounts.data)
  const historyDays = () => props.provider?.exposed.find((one) => one.signal === 'cost')?.historyDays ?? null
  const steps = createMemo(() => stepsOf(account(), historyDays(), new Date(now()).toISOString().slice(0, 10)))

  createEffect(
    on(steps, (all, before) => {
      const moved = all.filter((step) => isMilestone(step) && before?.find((one) => one.id === step.id)?.state !== step.state)
      if (!before || moved.length === 0) return
      announce(moved.map((step) => `${step.title}: ${step.about}`).join('. '))
      if (moved.some((step) => step.id === 'recent' || step.id === 'older')) void refreshWorkspace(client, workspace().id)
    }),
  )

  return (
    <>
      <StepList steps={steps()} progress={account().progress} />
      <Show when={accounts.isRefetchError}>
        <Notice tone="warn">Progress could not be refreshed. Reading goes on; we ask again in a moment.</Notice>
      </Show>
    </>
  )
}

const isMilestone = (step: Step): boolean => step.state === 'done' || step.state === 'failed'
