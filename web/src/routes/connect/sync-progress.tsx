import { A } from '@solidjs/router'
import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { For, Show, createEffect, on, onMount } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { announce } from '../../lib/announce.ts'
import { accountsQuery, refreshWorkspace } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import { FirstSync } from './first-sync.tsx'
import { describeSteps, isFirstSyncDone } from './steps.ts'
import { SyncStep } from './sync-step.tsx'

const lookEveryMs = 1_500

/** The first sync as it goes. It goes on when the page is left. */
export function SyncProgress(props: { account: AccountAnswer }) {
  const { workspace } = usePlace()
  const client = useQueryClient()
  const found = (accounts: readonly AccountAnswer[] | undefined) => accounts?.find((one) => one.id === props.account.id)
  const accounts = useQuery(() => ({
    ...accountsQuery(workspace().id),
    refetchInterval: (query) => {
      const account = found(query.state.data)
      return account && isFirstSyncDone(account) ? false : lookEveryMs
    },
  }))
  const account = () => (accounts.isSuccess ? found(accounts.data) : undefined) ?? props.account
  const done = () => isFirstSyncDone(account())
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())

  createEffect(
    on(done, (isDone) => {
      if (!isDone) return
      announce('The last 30 days are read')
      void refreshWorkspace(client, workspace().id)
    }),
  )

  return (
    <>
      <h2 ref={heading} tabindex="-1" class="mb-4 text-[15px] font-semibold outline-none">
        {account().label} is connected
      </h2>
      <ol class="grid gap-[13px]">
        <For each={describeSteps(account()).map((_, index) => index)}>
          {(index) => (
            <Show when={describeSteps(account())[index]}>
              {(step) => (
                <SyncStep step={step()}>
                  <Show when={step().counts && step().state === 'now' ? account().progress : undefined}>
                    {(progress) => <FirstSync progress={progress()} />}
                  </Show>
                </SyncStep>
              )}
            </Show>
          )}
        </For>
      </ol>
      <div class="mt-5 flex flex-wrap gap-2 border-t border-line pt-4">
        <A href="/" class={buttonClass(done() ? 'primary' : 'quiet')}>
          Open the overview
        </A>
        <A href="/providers/catalog" class={buttonClass('quiet')}>
          Connect another
        </A>
      </div>
    </>
  )
}
