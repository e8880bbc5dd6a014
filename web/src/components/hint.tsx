import { type ParentProps, createSignal, createUniqueId, onCleanup } from 'solid-js'

/**
 * Says more on hover and on focus: the exact instant, the reason for a gap. Escape hides it; it stays while pointed at.
 */
export function Hint(props: ParentProps<{ text: string; class?: string }>) {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  let anchor: HTMLSpanElement | undefined
  let bubble: HTMLSpanElement | undefined

  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide()
  }
  function show() {
    if (open() || !anchor || !bubble) return
    setOpen(true)
    bubble.showPopover()
    const at = anchor.getBoundingClientRect()
    const size = bubble.getBoundingClientRect()
    const left = Math.min(Math.max(8, at.left + at.width / 2 - size.width / 2), innerWidth - size.width - 8)
    const above = at.top - size.height - 4
    bubble.style.setProperty('left', `${left}px`)
    bubble.style.setProperty('top', `${above > 8 ? above : at.bottom + 4}px`)
    document.addEventListener('keydown', escape)
  }
  function hide() {
    if (!open()) return
    setOpen(false)
    bubble?.hidePopover()
    document.removeEventListener('keydown', escape)
  }
  onCleanup(() => document.removeEventListener('keydown', escape))

  return (
    <span onPointerEnter={show} onPointerLeave={hide} onFocusIn={show} onFocusOut={hide}>
      <span
        ref={anchor}
        tabindex="0"
        role="note"
        aria-describedby={id}
        class={`rounded-tag underline decoration-line-strong decoration-dotted underline-offset-[3px] ${props.class ?? ''}`}
      >
        {props.children}
      </span>
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        class="fixed m-0 max-w-72 rounded-small border border-line bg-raised px-2.5 py-1.5 text-note leading-normal font-normal whitespace-normal
          text-ink shadow-raised"
      >
        {props.text}
      </span>
    </span>
  )
}
