import { useBeforeLeave } from '@solidjs/router'
import { createSignal, onCleanup, onMount } from 'solid-js'

export interface LeaveGuard {
  /** Somebody wants to leave, and is asked first. */
  asking(): boolean
  stay(): void
  leave(): void
}

/** Asks before a page with something typed and stored nowhere is left: by our own links here, by the browser's own words else. */
export function createLeaveGuard(isDirty: () => boolean): LeaveGuard {
  const [retry, setRetry] = createSignal<() => void>()
  useBeforeLeave((event) => {
    if (!isDirty() || event.defaultPrevented) return
    event.preventDefault()
    setRetry(() => () => event.retry(true))
  })
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (isDirty()) event.preventDefault()
  }
  onMount(() => window.addEventListener('beforeunload', beforeUnload))
  onCleanup(() => window.removeEventListener('beforeunload', beforeUnload))
  return {
    asking: () => retry() !== undefined,
    stay: () => setRetry(undefined),
    leave() {
      const go = retry()
      setRetry(undefined)
      go?.()
    },
  }
}
