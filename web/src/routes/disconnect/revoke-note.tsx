import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { Notice } from '../../components/notice.tsx'
import { catalogQuery } from '../../lib/queries.ts'
import { usePlace } from '../../lib/workspace.ts'
import type { Ending } from './disconnecting.ts'

/** Erasing our copy does not end the key: only the provider can. */
export function RevokeNote(props: { account: Pick<Ending, 'providerId' | 'providerName'> }) {
  const { workspace } = usePlace()
  const catalog = useQuery(() => catalogQuery(workspace().id))
  const docs = () => (catalog.isSuccess ? catalog.data.items.find((one) => one.id === props.account.providerId)?.docs : undefined)
  return (
    <Notice tone="warn">
      <b class="text-ink">Revoke the key at {props.account.providerName} too.</b> Erasing it here does not end it there: whoever else holds
      it can go on using it.
      {/* A line of its own, kept free until the catalog is there: nothing moves when it comes. */}
      <p class="min-h-[1.55em]">
        <Show when={docs()}>
          {(address) => (
            <a class="link" href={address()} target="_blank" rel="noreferrer">
              {props.account.providerName} documentation <span aria-hidden="true">↗</span>
              <span class="sr-only"> (opens in a new tab)</span>
            </a>
          )}
        </Show>
      </p>
    </Notice>
  )
}
