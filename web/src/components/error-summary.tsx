import { For, Show, createEffect } from 'solid-js'

export interface FieldError {
  /** Id of the control; without one the error concerns the form. */
  controlId?: string | undefined
  message: string
}

/** What keeps a form from being accepted, on top of it, with a link to each field. It takes the focus when it appears. */
export function ErrorSummary(props: { title: string; errors: readonly FieldError[]; requestId?: string | undefined }) {
  let box: HTMLDivElement | undefined
  createEffect(() => {
    if (props.errors.length > 0) box?.focus()
  })
  return (
    <Show when={props.errors.length > 0}>
      <div
        ref={box}
        tabindex="-1"
        role="alert"
        class="mb-4 rounded-field border border-bad bg-bad-soft px-3 py-2.5 text-note leading-[1.55]"
      >
        <p class="font-semibold">{props.title}</p>
        <ul>
          <For each={props.errors}>
            {(error) => (
              <li>
                <Show when={error.controlId} fallback={error.message}>
                  {(id) => (
                    <a
                      class="link inline-flex min-h-6 items-center"
                      href={`#${id()}`}
                      onClick={(event) => {
                        event.preventDefault()
                        document.getElementById(id())?.focus()
                      }}
                    >
                      {error.message}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.requestId}>
          <p class="mt-1 text-ink-2">
            Request id <code class="select-all">{props.requestId}</code>
          </p>
        </Show>
      </div>
    </Show>
  )
}
