import { createSignal } from 'solid-js'

const [announcement, setAnnouncement] = createSignal('')

export { announcement }

/** Says something to screen readers. The same words twice are said twice. */
export function announce(words: string): void {
  setAnnouncement('')
  queueMicrotask(() => setAnnouncement(words))
}
