import { Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Notice } from '../../components/notice.tsx'
import { formatHours } from '../../lib/format-dates.ts'

/** What the key could do in other hands, how late that would be noticed, and what becomes of it here. */
export function KeyCare(props: { provider: ProviderAnswer }) {
  return (
    <section aria-label="About the key" class="grid gap-2.5 text-note leading-[1.55] text-ink-2">
      <Show when={props.provider.keyCanAlso}>
        {(power) => (
          <Notice tone="warn">
            <b class="text-ink">In other hands:</b> {power()}
          </Notice>
        )}
      </Show>
      <p class="px-1">
        {props.provider.keyCanAlso ? 'Outlay only reads.' : 'This key can only read.'}{' '}
        <Show when={props.provider.noticedAfterHours}>
          {(hours) => (
            <>
              A leaked key would be noticed after about {formatHours(hours().total)}: {formatHours(hours().provider)} at{' '}
              {props.provider.name}, {formatHours(hours().sync)} your sync.{' '}
            </>
          )}
        </Show>
        The key is encrypted for this connection alone and shown to nobody. When you disconnect it is erased at once, and from backups
        within 30 days. Revoke it at {props.provider.name} too.
      </p>
    </section>
  )
}
