import { For, Show, createMemo } from 'solid-js'
import { describeSchema } from './describe-schema.ts'
import type { ApiDocument, Schema } from './document.ts'
import { InlineProse } from './inline-prose.tsx'

export interface ListedField {
  name: string
  required: boolean
  schema: Schema
  /** Where a parameter goes. */
  place?: string
}

/** Fields with their types, limits and meaning; what is inside them folds. */
export function FieldList(props: { document: ApiDocument; fields: readonly ListedField[]; nested?: boolean }) {
  return (
    <ul class={props.nested ? 'mt-2 border-l border-line pl-3.5' : 'px-3.5 pb-1.5 sm:px-[18px]'}>
      <For each={props.fields}>
        {(field) => (
          <li class="border-b border-line py-2.5 last:border-0">
            <FieldRow document={props.document} field={field} />
          </li>
        )}
      </For>
    </ul>
  )
}

function FieldRow(props: { document: ApiDocument; field: ListedField }) {
  const told = createMemo(() => describeSchema(props.document, props.field.schema))
  const facts = () => [told().type, ...(props.field.place ? [`in ${props.field.place}`] : []), ...told().limits].join(' · ')
  return (
    <>
      <p class="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <code class="font-mono text-table font-semibold wrap-anywhere">{props.field.name}</code>
        <span class="text-note wrap-anywhere text-ink-3">{facts()}</span>
        <Show when={props.field.required && props.field.place !== undefined}>
          <span class="text-note font-[560]">required</span>
        </Show>
        <Show when={!props.field.required && props.field.place === undefined}>
          <span class="text-note text-ink-3">optional</span>
        </Show>
      </p>
      <Show when={told().description}>
        {(text) => (
          <p class="mt-1 text-note leading-[1.55] text-ink-2">
            <InlineProse text={text()} />
          </p>
        )}
      </Show>
      <Show when={told().choices.length > 0}>
        <p class="mt-1 text-note leading-[1.7] text-ink-2">
          One of{' '}
          <InlineProse
            text={told()
              .choices.map((choice) => `\`${choice}\``)
              .join(' ')}
          />
        </p>
      </Show>
      <Show when={told().fields.length > 0}>
        <details class="mt-1">
          <summary class="min-h-6 w-fit text-note leading-6 text-ink-2">
            {told().fields.length} {told().fields.length === 1 ? 'field' : 'fields'}
          </summary>
          <FieldList document={props.document} fields={told().fields} nested />
        </details>
      </Show>
    </>
  )
}
