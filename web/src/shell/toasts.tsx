import X from 'lucide-solid/icons/x'
import { For, Show, createEffect, on, onCleanup, onMount } from 'solid-js'
import { Dot } from '../components/dot.tsx'
import { type Toast, dismissToast, dismissToasts, holdToasts, toasts, undoToast } from '../lib/toast.ts'
import { usePlace } from '../lib/workspace.ts'
import { StandingNotes } from './standing-notes.tsx'

/** What has just happened, and its Undo: at the foot of the page, above the bar of a phone. F8 goes there, Ctrl+Z or ⌘Z takes it back. */
export function Toasts() {
  const { workspace } = usePlace()
  let list: HTMLOListElement | undefined
  let cameFrom: HTMLElement | null = null
  createEffect(on(() => workspace().id, dismissToasts, { defer: true }))

  function enter() {
    const target = list?.querySelector<HTMLElement>('li:last-child button')
    if (!target || list?.contains(document.activeElement)) return
    cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null
    target.focus()
  }
  /** The focus goes back to where it was when what had it goes. */
  function leave() {
    if (!list?.contains(document.activeElement)) return
    holdToasts(false)
    if (cameFrom?.isConnected) cameFrom.focus()
    else document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }
  function press(event: KeyboardEvent) {
    const undoable = toasts().findLast(({ undo }) => undo)
    if (event.key === 'F8' && toasts().length > 0) {
      event.preventDefault()
      enter()
    } else if (isUndoKey(event) && undoable && !isTyping(event.target)) {
      event.preventDefault()
      leave()
      void undoToast(undoable)
    } else if (event.key === 'Escape' && list?.contains(document.activeElement)) {
      event.preventDefault()
      const focused = document.activeElement?.closest<HTMLElement>('li')?.dataset['toast']
      leave()
      dismissToast(Number(focused))
    }
  }
  onMount(() => addEventListener('keydown', press))
  onCleanup(() => removeEventListener('keydown', press))

  return (
    <section
      aria-label="Notifications, F8"
      class="pointer-events-none fixed inset-x-3 bottom-[82px] z-30 grid justify-items-center gap-2 sm:inset-x-auto sm:right-5 sm:bottom-5 sm:justify-items-end print:hidden"
    >
      <StandingNotes />
      <ol
        ref={list}
        aria-live="polite"
        aria-relevant="additions"
        class="grid w-full justify-items-stretch gap-2 sm:w-auto sm:justify-items-end"
        onPointerEnter={() => holdToasts(true)}
        onPointerLeave={() => holdToasts(list?.contains(document.activeElement) ?? false)}
        onFocusIn={() => holdToasts(true)}
        onFocusOut={() => holdToasts(list?.matches(':hover') ?? false)}
      >
        <For each={toasts()}>{(toast) => <ToastCard toast={toast} leave={leave} />}</For>
      </ol>
    </section>
  )
}

function ToastCard(props: { toast: Toast; leave: () => void }) {
  return (
    <li
      data-toast={props.toast.id}
      class="toast-in pointer-events-auto flex items-center gap-2.5 rounded-card border border-line-strong bg-raised py-1.5 pr-1.5 pl-3.5 text-table shadow-raised sm:max-w-[420px]"
    >
      <Show when={props.toast.tone !== 'plain'}>
        <Dot tone={props.toast.tone} />
      </Show>
      <p class="min-w-0 flex-1 py-1">{props.toast.text}</p>
      <Show when={props.toast.undo}>
        <button
          type="button"
          class="min-h-8 rounded-small px-2.5 font-[560] text-accent hover:bg-hover"
          onClick={() => {
            props.leave()
            void undoToast(props.toast)
          }}
        >
          Undo
        </button>
      </Show>
      <button
        type="button"
        aria-label="Dismiss"
        class="grid size-8 shrink-0 place-items-center rounded-small text-ink-3 hover:bg-hover hover:text-ink"
        onClick={() => {
          props.leave()
          dismissToast(props.toast.id)
        }}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </li>
  )
}

const isUndoKey = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey

/** Where Ctrl+Z already has a meaning. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')
