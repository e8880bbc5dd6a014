import { createSignal } from 'solid-js'

/** The first few of a long list until all are asked for. One more than fits is shown rather than announced. */
export function createCap<Item>(items: () => readonly Item[], most: number) {
  const [isOpen, setOpen] = createSignal(false)
  const isLong = () => items().length > most + 1
  const isCut = () => isLong() && !isOpen()
  return {
    isLong,
    isOpen,
    shown: () => (isCut() ? items().slice(0, most) : items()),
    rest: () => (isCut() ? items().slice(most) : []),
    toggle: () => setOpen(!isOpen()),
  }
}
