import { A } from '@solidjs/router'
import { For, Show, createEffect } from 'solid-js'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { HelpText } from './help-text.tsx'
import type { Refusal } from './refusal.ts'

interface RefusalNoteProps {
  refusal: Refusal
  busy: boolean
  onRetry: () => void
  onReplace: (connectionId: string) => void
}

/** Why nothing was connected, and what can be done about it. Takes the focus unless a field is to blame. */
export function RefusalNote(props: RefusalNoteProps) {
  return (
    <Show when={props.refusal.said === props.refusal.title || props.refusal.advice === undefined} fallback={<Answered {...props} />}>
      <ErrorSummary title={props.refusal.title} errors={messages(props.refusal)} requestId={props.refusal.requestId} />
    </Show>
  )
}

const messages = (refusal: Refusal) => (refusal.fields.length > 0 ? refusal.fields : [{ message: refusal.said }])

function Answered(props: RefusalNoteProps) {
  let box: HTMLDivElement | undefined
  createEffect(() => {
    if (props.refusal.fields.length === 0) box?.focus()
  })
  return (
    <div
      ref={box}
      tabindex="-1"
      role="alert"
      class="grid gap-1.5 rounded-field border border-bad bg-bad-soft px-3 py-2.5 text-note leading-[1.55]"
    >
      <p class="font-semibold">{props.refusal.title}</p>
      <p class="break-words">{props.refusal.said}</p>
      <p class="text-ink-2">{props.refusal.advice}</p>
      <Show when={props.refusal.where.length > 0}>
        <ul class="grid list-disc gap-1 pl-4 text-ink-2">
          <For each={props.refusal.where}>
            {(one) => (
              <li>
                <HelpText text={one} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.refusal.existingConnectionId}>
        {(id) => (
          <div class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button kind="quiet" busy={props.busy} onClick={() => props.onReplace(id())}>
              Replace its credentials with these
            </Button>
            <A class="link" href={`/providers/accounts/${id()}`}>
              See the account
            </A>
          </div>
        )}
      </Show>
      <Show when={props.refusal.mayRetry}>
        <Button kind="quiet" class="mt-1 justify-self-start" busy={props.busy} onClick={() => props.onRetry()}>
          Try again
        </Button>
      </Show>
      <Show when={props.refusal.requestId}>
        {(id) => (
          <p class="text-ink-2">
            Request id <code class="select-all">{id()}</code>
          </p>
        )}
      </Show>
    </div>
  )
}
