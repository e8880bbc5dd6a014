import { Show, createUniqueId, onMount } from 'solid-js'
import { Button } from '../../components/button.tsx'
import type { LeaveGuard } from './create-leave-guard.ts'

/** Says what is lost when the page is left now. Escape stays. */
export function LeaveDialog(props: { guard: LeaveGuard }) {
  return (
    <Show when={props.guard.asking()}>
      <Asking guard={props.guard} />
    </Show>
  )
}

function Asking(props: { guard: LeaveGuard }) {
  const id = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  onMount(() => dialog?.showModal())
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      class="m-auto w-[min(420px,calc(100vw-28px))] rounded-card border border-line bg-raised p-5 text-ink shadow-raised backdrop:bg-veil"
      onClose={() => props.guard.stay()}
    >
      <h2 id={`${id}-title`} class="text-[15px] font-semibold">
        Leave without connecting?
      </h2>
      <p id={`${id}-text`} class="mt-1.5 text-ink-2">
        The key you entered is stored nowhere yet. When you leave, this page forgets it, and you enter it again next time.
      </p>
      <div class="mt-4 flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={() => props.guard.leave()}>
          Leave and forget it
        </Button>
        <Button autofocus onClick={() => dialog?.close()}>
          Stay
        </Button>
      </div>
    </dialog>
  )
}
