import { createSignal } from 'solid-js'

const [online, setOnline] = createSignal(navigator.onLine)

addEventListener('online', () => setOnline(true))
addEventListener('offline', () => setOnline(false))

/** Whether the browser has a network at all. That something answers on it is another matter. */
export { online }
