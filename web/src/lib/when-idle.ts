const latestMs = 4_000

/** Runs work that nobody waits for, once the page is loaded and has nothing better to do. */
export function whenIdle(work: () => void): void {
  const schedule = () =>
    'requestIdleCallback' in globalThis ? requestIdleCallback(work, { timeout: latestMs }) : setTimeout(work, latestMs / 2)
  if (document.readyState === 'complete') schedule()
  else addEventListener('load', schedule, { once: true })
}
