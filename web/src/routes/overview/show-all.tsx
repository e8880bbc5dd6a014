import { Show } from 'solid-js'

interface ShowAllProps {
  cap: { isLong: () => boolean; isOpen: () => boolean; toggle: () => void }
  count: number
  /** What they are, for whoever hears the button alone: "providers". */
  what: string
}

/** The end of a list that was cut: asks for all of it, or for the first few again. */
export function ShowAll(props: ShowAllProps) {
  return (
    <Show when={props.cap.isLong()}>
      <div class="border-t border-line px-3.5 py-2 sm:px-[18px] print:hidden">
        <button type="button" class="link min-h-6 text-note text-ink-2" aria-expanded={props.cap.isOpen()} onClick={props.cap.toggle}>
          {props.cap.isOpen() ? 'Show fewer' : `Show all ${props.count}`}
          <span class="sr-only"> {props.what}</span>
        </button>
      </div>
    </Show>
  )
}
