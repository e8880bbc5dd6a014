const storageKey = 'reloaded-at'
const againAfterMs = 60_000

let destination: string | undefined

/** Keeps where a navigation leads until it has arrived: the address changes only then. */
export function headFor(address: string | undefined): void {
  destination = address
}

/**
 * Loads the page that is wanted afresh, unless that was just done and did not help. `false`: it was, or the browser lets nothing be
 * remembered, and a page must not reload for ever.
 */
export function reloadOnce(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(storageKey)) < againAfterMs) return false
    sessionStorage.setItem(storageKey, String(Date.now()))
  } catch {
    return false
  }
  reload()
  return true
}

export function reload(): void {
  if (destination === undefined) location.reload()
  else location.assign(destination)
}
