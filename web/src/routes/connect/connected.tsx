import { A } from '@solidjs/router'
import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { Show, createEffect, createMemo, on, onMount } from 'solid-js'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { announce } from '../../lib/announce.ts'
import { now } from '../../lib/clock.ts'
import { accountsQuery, refreshWorkspace } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import { StepList } from './step-list.tsx'
import { type Step, pollAfter, stepsOf } from './steps.ts'

interface ConnectedProps {
  provider: ProviderAnswer
  /** As the provider's answer to the form had it. */
  account: AccountAnswer
  replaced: boolean
}

/** What happens after the key was accepted. It goes on by itself when the page is left. */
export function Connected(props: ConnectedProps) {
  const { workspace } = usePlace()
  const client = useQueryClient()
  const newest = (list: readonly AccountAnswer[] | undefined) => list?.find((one) => one.id === props.account.id) ?? props.account
  const accounts = useQuery(() => ({
    ...accountsQuery(workspace().id),
    refetchInterval: (query) => pollAfter(newest(query.state.data)),
  }))
  const account = () => newest(accounts.isPending || accounts.isLoadingError ? undefined : accounts.data)
  const historyDays = () => props.provider.exposed.find((one) => one.signal === 'cost')?.historyDays ?? null
  const steps = createMemo(() => stepsOf(account(), historyDays(), new Date(now()).toISOString().slice(0, 10)))
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())

  createEffect(
    on(steps, (all, before) => {
      const moved = all.filter((step) => isMilestone(step) && before?.find((one) => one.id === step.id)?.state !== step.state)
      if (!before || moved.length === 0) return
      announce(moved.map((step) => `${step.title}: ${step.about}`).join('. '))
      if (moved.some((step) => step.id === 'recent' || step.id === 'older')) void refreshWorkspace(client, workspace().id)
    }),
  )

  return (
    <section aria-labelledby="connected" class="card grid gap-4 p-3.5 sm:px-[22px] sm:py-5">
      <h2 ref={heading} id="connected" tabindex="-1" class="text-[15px] font-semibold outline-none">
        {props.replaced ? `${account().label} has its new credentials` : `${account().label} is connected`}
      </h2>
      <StepList steps={steps()} progress={account().progress} />
      <Show when={accounts.isRefetchError}>
        <Notice tone="warn">Progress could not be refreshed. Reading goes on; we ask again in a moment.</Notice>
      </Show>
      <div class="flex flex-wrap gap-2 border-t border-line pt-4">
        <A href="/" class={buttonClass()}>
          Open the overview
        </A>
        <A href="/providers/catalog" class={buttonClass('quiet')}>
          Connect another
        </A>
      </div>
    </section>
  )
}

const isMilestone = (step: Step): boolean => step.state === 'done' || step.state === 'failed'
