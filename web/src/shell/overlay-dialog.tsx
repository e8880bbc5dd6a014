import { type ParentProps, onMount } from 'solid-js'

interface OverlayDialogProps {
  label: string
  onClose: () => void
}

/** Over the page and holding the focus; Escape and a click beside it close it, and the focus goes back to where it was. */
export function OverlayDialog(props: ParentProps<OverlayDialogProps>) {
  let dialog: HTMLDialogElement | undefined
  onMount(() => dialog?.showModal())
  return (
    <dialog
      ref={dialog}
      aria-label={props.label}
      class="mx-auto mt-2 max-h-[calc(100dvh-16px)] w-[min(620px,calc(100vw-16px))] overflow-hidden rounded-card border border-line-strong bg-raised p-0
        text-ink shadow-raised outline-none backdrop:bg-veil sm:mt-[12vh] sm:max-h-[72vh]"
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
    >
      {props.children}
    </dialog>
  )
}
