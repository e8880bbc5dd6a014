import { Show } from 'solid-js'
import { asProblem } from '../lib/problem.ts'
import { Button } from './button.tsx'

interface ProblemNoteProps {
  /** What failed, as a sentence: "The accounts could not be loaded." */
  what: string
  error: unknown
  retry?: () => void
  retrying?: boolean
}

/** A view that could not be filled: what failed, why, what to do, and the id that finds it in the logs. */
export function ProblemNote(props: ProblemNoteProps) {
  const problem = () => asProblem(props.error)
  return (
    <div role="alert" class="card grid justify-items-start gap-2 p-5">
      <p class="font-semibold">{props.what}</p>
      <p class="text-ink-2">{problem().message}</p>
      <Show when={props.retry}>
        {(retry) => (
          <Button kind="quiet" class="mt-1" busy={props.retrying ?? false} onClick={() => retry()()}>
            Try again
          </Button>
        )}
      </Show>
      <Show when={problem().requestId}>
        {(id) => (
          <p class="text-note text-ink-3">
            Request id <code class="select-all">{id()}</code>
          </p>
        )}
      </Show>
    </div>
  )
}
