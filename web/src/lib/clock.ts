import { createSignal } from 'solid-js'

const [now, setNow] = createSignal(Date.now())

setInterval(() => setNow(Date.now()), 30_000)

/** The current instant, moving every half minute, so that "12 min ago" stays true. */
export { now }
