import { For, Show } from 'solid-js'
import { Tag } from '../../components/tag.tsx'
import { JsonBlock } from './json-block.tsx'
import type { Sent } from './send-request.ts'

const sizeOf = (bytes: number) => (bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`)

/** What came back: status, time, size, the headers that matter, and the answer itself. */
export function SentAnswer(props: { answer: Sent }) {
  return (
    <section aria-label="What came back" class="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      <p class="num flex flex-wrap items-baseline gap-x-3 gap-y-1 text-note text-ink-2">
        <Tag tone={props.answer.status < 400 ? 'good' : 'bad'}>{props.answer.status}</Tag>
        <span>{props.answer.milliseconds} ms</span>
        <span>{sizeOf(props.answer.bytes)}</span>
      </p>
      <dl class="grid gap-1 text-note">
        <For each={props.answer.headers}>
          {({ name, value }) => (
            <div class="flex flex-wrap gap-x-2">
              <dt class="text-ink-3">{name}</dt>
              <dd class="font-mono text-[12px] wrap-anywhere">{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.answer.text} fallback={<p class="text-note text-ink-2">It has no body.</p>}>
        <JsonBlock label="The answer" text={props.answer.text} class="max-h-[420px]" />
      </Show>
    </section>
  )
}
