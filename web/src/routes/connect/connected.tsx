import { A } from '@solidjs/router'
import { onMount } from 'solid-js'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { SyncFollow } from './sync-follow.tsx'

interface ConnectedProps {
  provider: ProviderAnswer
  /** As the provider's answer to the form had it. */
  account: AccountAnswer
  replaced: boolean
}

/** What happens after the key was accepted. */
export function Connected(props: ConnectedProps) {
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  return (
    <section aria-labelledby="connected" class="card grid gap-4 p-3.5 sm:px-[22px] sm:py-5">
      <h2 ref={heading} id="connected" tabindex="-1" class="text-[15px] font-semibold break-words outline-none">
        {props.replaced ? `${props.account.label} has its new credentials` : `${props.account.label} is connected`}
      </h2>
      <SyncFollow provider={props.provider} account={props.account} />
      <div class="flex flex-wrap gap-2 border-t border-line pt-4">
        <A href="/" class={buttonClass()}>
          Open the overview
        </A>
        <A href={`/providers/accounts/${props.account.id}`} class={buttonClass('quiet')}>
          See the account
        </A>
        <A href="/providers/catalog" class={buttonClass('quiet')}>
          Connect another
        </A>
      </div>
    </section>
  )
}
