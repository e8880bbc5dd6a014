import { Show, createMemo } from 'solid-js'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { AnswerList } from './answer-list.tsx'
import { type ApiDocument, type Operation, jsonOf, parametersOf } from './document.ts'
import { InlineProse } from './inline-prose.tsx'
import { MethodName } from './method-name.tsx'
import { FieldList } from './field-list.tsx'
import { RequestPanel } from './request-panel.tsx'
import { SchemaFields } from './schema-fields.tsx'
import { WhoMay } from './who-may.tsx'

/** One operation: what it does, who may, what it takes and answers; beside it, the request to try and to copy. */
export function OperationView(props: { document: ApiDocument; operation: Operation }) {
  const body = createMemo(() => jsonOf(props.operation.requestBody?.content))
  return (
    <article
      class="grid grid-cols-[minmax(0,1fr)] content-start gap-x-6 gap-y-4
        min-[1320px]:grid-cols-[minmax(0,1fr)_408px] min-[1320px]:grid-rows-[auto_1fr]"
    >
      <header class="grid content-start gap-2.5">
        <p class="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
          <MethodName method={props.operation.method} />
          <code class="font-mono text-table wrap-anywhere">{props.operation.path}</code>
          <CopyButton text={props.operation.path} class="text-note text-ink-3">
            Copy path
          </CopyButton>
        </p>
        <p class="max-w-[68ch] leading-[1.6] text-ink-2">
          <InlineProse text={props.operation.description} />
        </p>
        <WhoMay operation={props.operation} />
      </header>
      <div class="min-[1320px]:col-start-2 min-[1320px]:row-span-2 min-[1320px]:row-start-1">
        <RequestPanel operation={props.operation} />
      </div>
      <div class="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        <Show when={props.operation.parameters?.length}>
          <Card title="Parameters">
            <FieldList
              document={props.document}
              fields={parametersOf(props.operation).map((one) => ({
                name: one.name,
                place: one.in,
                required: one.required ?? false,
                schema: { ...one.schema, ...(one.description ? { description: one.description } : {}) },
              }))}
            />
          </Card>
        </Show>
        <Show when={body()}>
          {(media) => (
            <Card title="Body" aside={props.operation.requestBody?.required ? 'JSON, required' : 'JSON, optional'}>
              <SchemaFields document={props.document} schema={media().schema} />
            </Card>
          )}
        </Show>
        <AnswerList document={props.document} operation={props.operation} />
      </div>
    </article>
  )
}
