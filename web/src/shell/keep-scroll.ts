import { useBeforeLeave, useLocation } from '@solidjs/router'
import { createEffect, on, onCleanup, onMount } from 'solid-js'

const giveUpAfterMs = 2_000
const bySomebody = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const

/**
 * Back is where one was. The browser would remember how far the page that follows let it scroll, and reach only as far as the page does at
 * once; charts and tables come a frame later, so it is done here, while the page grows, unless somebody scrolls meanwhile.
 */
export function keepScroll(): void {
  const location = useLocation()
  const positions = new Map<string, number>()
  let cameBack = false
  let stop = () => {}

  const leaveToBrowser = () => (history.scrollRestoration = 'auto')
  useBeforeLeave(({ to }) => {
    stop()
    // On the way back the address is the other one already.
    cameBack = typeof to === 'number' || new URL(to, globalThis.location.href).href === globalThis.location.href
    if (!cameBack) positions.set(globalThis.location.href, scrollY)
  })
  createEffect(
    on(
      () => location.pathname,
      () => {
        const top = cameBack ? positions.get(globalThis.location.href) : undefined
        cameBack = false
        if (top !== undefined) stop = scrollWhileGrowing(top)
      },
      { defer: true },
    ),
  )
  onMount(() => {
    history.scrollRestoration = 'manual'
    addEventListener('pagehide', leaveToBrowser)
  })
  onCleanup(() => {
    leaveToBrowser()
    removeEventListener('pagehide', leaveToBrowser)
    stop()
  })
}

function scrollWhileGrowing(top: number): () => void {
  const growth = new ResizeObserver(() => {
    scrollTo({ top })
    if (Math.abs(scrollY - top) < 1) stop()
  })
  const timer = setTimeout(() => stop(), giveUpAfterMs)
  function stop(): void {
    growth.disconnect()
    clearTimeout(timer)
    bySomebody.forEach((name) => removeEventListener(name, stop))
  }
  bySomebody.forEach((name) => addEventListener(name, stop, { passive: true }))
  growth.observe(document.body)
  return stop
}
