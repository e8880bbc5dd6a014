import { For, Show } from 'solid-js'
import { Card } from '../../components/card.tsx'
import { type Answer, type ApiDocument, type Operation, failuresOf, jsonOf, resolve } from './document.ts'
import { InlineProse } from './inline-prose.tsx'
import { JsonBlock } from './json-block.tsx'
import { SchemaFields } from './schema-fields.tsx'

interface AnswerProps {
  document: ApiDocument
  status: string
  answer: Answer
}

/** What the operation may answer: first what it is called for, then every way it can fail. */
export function AnswerList(props: { document: ApiDocument; operation: Operation }) {
  const answers = () => Object.entries(props.operation.responses).map(([status, answer]) => ({ status, answer }))
  const isFailure = (answer: Answer) => answer.content?.['application/problem+json'] !== undefined
  return (
    <>
      <For each={answers().filter(({ answer }) => !isFailure(answer))}>{(one) => <GoodAnswer document={props.document} {...one} />}</For>
      <Card title="Failures" aside="application/problem+json">
        <ul class="px-3.5 pb-1.5 sm:px-[18px]">
          <For each={answers().filter(({ answer }) => isFailure(answer))}>
            {(one) => (
              <For each={failuresOf(props.document, one.answer)}>
                {(failure) => (
                  <li class="border-b border-line last:border-0">
                    <details>
                      <summary class="py-2.5 leading-[1.5]">
                        <span class="num mr-2.5 inline-block w-7 text-ink-3">{(failure.value as { status?: number }).status}</span>
                        <code class="mr-2.5 font-mono text-note font-semibold wrap-anywhere">{failure.code}</code>
                        <span class="text-note text-ink-2">{failure.title}</span>
                      </summary>
                      <div class="pb-3">
                        <JsonBlock label={`Example of ${failure.code}`} text={JSON.stringify(failure.value, null, 2)} />
                      </div>
                    </details>
                  </li>
                )}
              </For>
            )}
          </For>
        </ul>
      </Card>
    </>
  )
}

function GoodAnswer(props: AnswerProps) {
  const media = () => jsonOf(props.answer.content)
  return (
    <Card title={`Answer ${props.status}`} aside={media() ? 'application/json' : undefined}>
      <p class="px-3.5 pt-1.5 pb-3 text-note text-ink-2 sm:px-[18px]">
        <InlineProse text={props.answer.description} />
        <Headers document={props.document} answer={props.answer} />
      </p>
      <Show when={media()}>
        {(found) => (
          <>
            <div class="px-3.5 sm:px-[18px]">
              <JsonBlock label={`Example answer ${props.status}`} text={JSON.stringify(found().example, null, 2)} />
            </div>
            <div class="pt-2">
              <SchemaFields document={props.document} schema={found().schema} />
            </div>
          </>
        )}
      </Show>
    </Card>
  )
}

/** The headers that this answer carries and others do not. */
function Headers(props: Omit<AnswerProps, 'status'>) {
  const own = () => Object.entries(props.answer.headers ?? {}).filter(([name]) => name !== 'X-Request-Id')
  return (
    <For each={own()}>
      {([name, header]) => (
        <>
          {' '}
          Header <code class="font-mono">{name}</code>: <InlineProse text={resolve(props.document, header).description ?? ''} />
        </>
      )}
    </For>
  )
}
