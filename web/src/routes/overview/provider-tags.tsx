import { Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { Hint } from '../../components/hint.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatDay } from '../../lib/format-dates.ts'
import { describeProvenance, explainProvenance } from './words.ts'

type Line = Dashboard['byProvider'][number]

interface ProviderTagsProps {
  line: Line
  newest: string
  today: string
  isConnected: boolean
  /** Whether it has figures in the period. A source of balances alone never has a complete day. */
  isKnown: boolean
}

/** What must be known of a provider beside its name: how far it is complete, how many accounts it is, through whom it is seen. */
export function ProviderTags(props: ProviderTagsProps) {
  return (
    <>
      <Through {...props} />
      <Show when={props.line.connections > 1 && props.isConnected}>
        <Tag>{props.line.connections} accounts</Tag>
      </Show>
      <span class="@min-[600px]:hidden">
        <Provenance line={props.line} />
      </span>
      <Show when={props.line.role === 'observer'}>
        <Hint
          text="Sees spend that another provider bills; counted only while that provider is not connected itself."
          class="relative z-[1] no-underline"
        >
          <Tag>seen through</Tag>
        </Hint>
      </Show>
    </>
  )
}

/** Where the figure comes from. What is not simply the provider's own explains itself. */
export function Provenance(props: { line: Line }) {
  const isPlain = () => props.line.provenance.every(({ provenance }) => provenance === 'reported' || provenance === 'invoiced')
  return (
    <Show when={describeProvenance(props.line.provenance)}>
      {(words) => (
        <Show when={!isPlain()} fallback={<Tag>{words()}</Tag>}>
          <Hint text={explainProvenance(props.line.provenance)} class="relative z-[1] no-underline">
            <Tag>{words()}</Tag>
          </Hint>
        </Show>
      )}
    </Show>
  )
}

function Through(props: ProviderTagsProps) {
  return (
    <Show when={props.isConnected} fallback={<Tag>disconnected</Tag>}>
      <Show
        when={props.line.completeThrough}
        fallback={
          <Show when={props.isKnown || props.line.late}>
            <Tag tone="warn">no complete day yet</Tag>
          </Show>
        }
      >
        {(day) => (
          <Show when={props.line.late || day() < props.newest}>
            <Tag tone={props.line.late ? 'warn' : 'plain'}>through {formatDay(day(), props.today)}</Tag>
          </Show>
        )}
      </Show>
    </Show>
  )
}
