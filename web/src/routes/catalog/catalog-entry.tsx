import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { Tag } from '../../components/tag.tsx'
import { categoryWords, confidenceWords, signalWords } from '../../lib/states.ts'

/** One provider: what it exposes, how sure that is, and whether it is connected already. */
export function CatalogEntry(props: { provider: ProviderAnswer; href: string }) {
  const exposed = () => props.provider.exposed.map((one) => signalWords[one.signal]).join(', ')
  return (
    <li class="card relative grid grid-cols-[minmax(0,1fr)] content-start gap-2 p-3.5 hover:border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <div class="flex items-center gap-2.5">
        <ProviderMark providerId={props.provider.id} name={props.provider.name} />
        <A
          href={props.href}
          class="min-w-0 flex-1 truncate font-[560] outline-none after:absolute after:inset-0 after:content-['']"
          title={props.provider.name}
        >
          {props.provider.name}
        </A>
        <Tag>{categoryWords[props.provider.category]}</Tag>
      </div>
      <p class="flex min-h-5 flex-wrap items-center gap-x-2 gap-y-1 text-note text-ink-2">
        <span>{exposed() || 'Key check only'}</span>
        <Show when={props.provider.connections > 0}>
          <Tag tone="good">{props.provider.connections} connected</Tag>
        </Show>
        <Show when={props.provider.role === 'observer'}>
          <Tag>seen through</Tag>
        </Show>
        <Show when={props.provider.confidence !== 'high'}>
          <Tag>{confidenceWords[props.provider.confidence].short}</Tag>
        </Show>
        <Show when={props.provider.pausedReason}>
          <Tag tone="warn">paused by the operator</Tag>
        </Show>
      </p>
    </li>
  )
}
