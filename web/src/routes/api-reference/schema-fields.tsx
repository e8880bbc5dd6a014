import { Show, createMemo } from 'solid-js'
import { describeSchema } from './describe-schema.ts'
import type { ApiDocument, Schema } from './document.ts'
import { FieldList } from './field-list.tsx'
import { InlineProse } from './inline-prose.tsx'

/** A whole body or answer: its name, what it is, and its fields. */
export function SchemaFields(props: { document: ApiDocument; schema: Schema }) {
  const told = createMemo(() => describeSchema(props.document, props.schema))
  return (
    <>
      <p class="px-3.5 pt-1.5 pb-1 text-note text-ink-3 sm:px-[18px]">
        <code class="font-mono">{told().type}</code>
        <Show when={told().description}>
          {(text) => (
            <>
              {' · '}
              <InlineProse text={text()} />
            </>
          )}
        </Show>
      </p>
      <FieldList document={props.document} fields={told().fields} />
    </>
  )
}
