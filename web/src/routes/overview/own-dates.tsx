import { Show, createEffect, createSignal, createUniqueId, on } from 'solid-js'
import { Button } from '../../components/button.tsx'
import { refuseDates } from '../../lib/period.ts'

interface OwnDatesProps {
  from: string
  to: string
  today: string
  onShow: (from: string, to: string) => void
}

const dateClass =
  'num min-h-8 rounded-field border border-field bg-surface px-2 text-table text-ink aria-invalid:border-bad focus-visible:outline-offset-0'

/** Two dates, both inclusive. They count when asked for, not while somebody types a year. */
export function OwnDates(props: OwnDatesProps) {
  const errorId = createUniqueId()
  const [error, setError] = createSignal<string>()
  let from: HTMLInputElement | undefined
  let to: HTMLInputElement | undefined
  createEffect(on([() => props.from, () => props.to], () => setError(undefined), { defer: true }))

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const [first, last] = [from?.value ?? '', to?.value ?? '']
    const refused = refuseDates(first, last, props.today)
    setError(refused)
    if (refused) (first && first <= props.today ? to : from)?.focus()
    else props.onShow(first, last)
  }

  return (
    <form
      noValidate
      aria-label="Own dates"
      class="order-4 flex w-full flex-wrap items-center gap-x-2.5 gap-y-2 text-table text-ink-2 print:hidden"
      onSubmit={submit}
    >
      <label class="inline-flex items-center gap-2">
        From
        <input
          ref={from}
          type="date"
          class={dateClass}
          value={props.from}
          max={props.today}
          aria-invalid={error() ? 'true' : undefined}
          aria-describedby={errorId}
        />
      </label>
      <label class="inline-flex items-center gap-2">
        through
        <input
          ref={to}
          type="date"
          class={dateClass}
          value={props.to}
          max={props.today}
          aria-invalid={error() ? 'true' : undefined}
          aria-describedby={errorId}
        />
      </label>
      <Button kind="quiet" type="submit">
        Show
      </Button>
      <span id={errorId} role="alert" class="font-medium text-bad empty:hidden">
        <Show when={error()}>{error()}</Show>
      </span>
    </form>
  )
}
