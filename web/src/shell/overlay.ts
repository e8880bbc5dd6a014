import { createSignal } from 'solid-js'

/** What lies over the page: the search that goes anywhere, or the sheet of shortcuts. */
export type Overlay = 'palette' | 'shortcuts'

const [overlay, setOverlay] = createSignal<Overlay>()

export { overlay }

export function openOverlay(which: Overlay): void {
  setOverlay(which)
}

export function closeOverlay(): void {
  setOverlay(undefined)
}
