import { For, Show, createMemo, createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { announce } from '../../lib/announce.ts'
import { usePlace } from '../../lib/workspace.ts'
import { BodyField } from './body-field.tsx'
import { type Typed, bodyProblem, buildRequest, maySend, missingOf, startTyping } from './build-request.ts'
import { type Operation, parametersOf } from './document.ts'
import { ParameterField } from './parameter-field.tsx'
import { SampleCode } from './sample-code.tsx'
import { type Sent, sendRequest } from './send-request.ts'
import { SentAnswer } from './sent-answer.tsx'

/** The request with the reader's own values: to copy as a program, and to send from here where it only reads. */
export function RequestPanel(props: { operation: Operation }) {
  const { workspace } = usePlace()
  const [typed, setTyped] = createStore<Typed>(startTyping(props.operation, workspace().id))
  const [tried, setTried] = createSignal(false)
  const [sending, setSending] = createSignal(false)
  const [sent, setSent] = createSignal<Sent>()
  const [failure, setFailure] = createSignal<unknown>()
  const request = createMemo(() => buildRequest(props.operation, typed, location.origin))
  const missing = createMemo(() => missingOf(props.operation, typed))
  const problemOf = (name: string) => (tried() && missing().some((one) => one.name === name) ? 'Enter a value.' : undefined)
  let form: HTMLFormElement | undefined

  async function send(event: SubmitEvent) {
    event.preventDefault()
    setTried(true)
    if (!maySend(props.operation) || sending()) return
    if (missing().length > 0) return form?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
    setSending(true)
    setFailure(undefined)
    try {
      const answer = await sendRequest(request())
      setSent(answer)
      announce(`Answered ${answer.status} in ${answer.milliseconds} milliseconds`)
    } catch (error) {
      setFailure(error)
    }
    setSending(false)
  }

  return (
    <Card
      title="Request"
      class="pb-4 min-[1320px]:sticky min-[1320px]:top-[22px] min-[1320px]:max-h-[calc(100vh-44px)] min-[1320px]:overflow-y-auto"
    >
      <form
        ref={form}
        class="grid grid-cols-[minmax(0,1fr)] gap-3.5 px-3.5 pt-3 sm:px-[18px]"
        noValidate
        onSubmit={(event) => void send(event)}
      >
        <Show when={props.operation.parameters?.length}>
          <div class="grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))] items-start gap-x-3 gap-y-3">
            <For each={parametersOf(props.operation)}>
              {(parameter) => (
                <ParameterField
                  parameter={parameter}
                  value={typed.values[parameter.name] ?? ''}
                  error={problemOf(parameter.name)}
                  onChange={(value) => setTyped('values', parameter.name, value)}
                />
              )}
            </For>
          </div>
        </Show>
        <Show when={props.operation.requestBody}>
          <BodyField value={typed.body} error={bodyProblem(props.operation, typed)} onChange={(body) => setTyped('body', body)} />
        </Show>
        <SampleCode request={request()} />
        <Show
          when={maySend(props.operation)}
          fallback={
            <p class="text-note leading-[1.55] text-ink-2">
              {props.operation.method === 'GET'
                ? 'Its answer is no data, so there is nothing to send from here.'
                : 'It changes something, so this page does not send it. Run it where you mean to.'}
            </p>
          }
        >
          <div class="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Button type="submit" busy={sending()}>
              Send
            </Button>
            <span class="text-note text-ink-2">With your session. It only reads.</span>
          </div>
        </Show>
        <Show when={failure()}>{(error) => <ProblemNote what="The request was not answered." error={error()} />}</Show>
        <Show when={sent()}>{(answer) => <SentAnswer answer={answer()} />}</Show>
      </form>
    </Card>
  )
}
