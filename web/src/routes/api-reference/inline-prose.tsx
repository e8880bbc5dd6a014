import { For, Match, Switch, createMemo } from 'solid-js'
import { type Block, type Inline, parseInline } from './parse-prose.ts'

/** A sentence of the document, with its code and emphasis. */
export function InlineProse(props: { text?: string; parts?: Inline[] }) {
  const parts = createMemo(() => props.parts ?? parseInline(props.text ?? ''))
  return (
    <For each={parts()}>
      {(part) => (
        <Switch fallback={part.text}>
          <Match when={part.kind === 'code'}>
            <code class="rounded-tag bg-hover px-1 py-px text-[0.92em] wrap-anywhere">{part.text}</code>
          </Match>
          <Match when={part.kind === 'emphasis'}>
            <em>{part.text}</em>
          </Match>
        </Switch>
      )}
    </For>
  )
}

/** Paragraphs and lists of the document. */
export function Blocks(props: { blocks: readonly Block[] }) {
  return (
    <For each={props.blocks}>
      {(block) =>
        block.kind === 'list' ? (
          <ul class="grid list-disc gap-1 pl-5 marker:text-ink-3">
            <For each={block.items}>
              {(item) => (
                <li>
                  <InlineProse parts={item} />
                </li>
              )}
            </For>
          </ul>
        ) : (
          <p>
            <InlineProse parts={block.inline} />
          </p>
        )
      }
    </For>
  )
}
