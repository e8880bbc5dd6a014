import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { Tag } from '../../components/tag.tsx'
import { categoryWords, signalWords } from '../../lib/states.ts'

/** One provider: what it exposes, and whether it is connected already. */
export function CatalogEntry(props: { provider: ProviderAnswer }) {
  const exposed = () => props.provider.exposed.map((one) => signalWords[one.signal]).join(', ')
  return (
    <li class="card relative grid gap-2 p-3.5 hover:border-line-strong has-focus-visible:border-accent">
      <div class="flex items-center gap-2.5">
        <ProviderMark providerId={props.provider.id} name={props.provider.name} />
        <A
          href={`/providers/connect/${props.provider.id}`}
          class="min-w-0 flex-1 truncate font-[560] after:absolute after:inset-0 after:content-['']"
        >
          {props.provider.name}
        </A>
        <Tag>{categoryWords[props.provider.category]}</Tag>
      </div>
      <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-note text-ink-2">
        <span>{exposed() || 'Key check only'}</span>
        <Show when={props.provider.connections > 0}>
          <Tag tone="good">{props.provider.connections} connected</Tag>
        </Show>
        <Show when={props.provider.pausedReason}>
          <Tag tone="warn">paused by the operator</Tag>
        </Show>
      </p>
    </li>
  )
}
