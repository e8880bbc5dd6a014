import { useQueryClient } from '@tanstack/solid-query'
import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import { healthQuery } from '../lib/queries.ts'

const everyMs = 15 * 60_000
/** Somebody who switches between tabs asks no more often than this. */
const leastMs = 60_000

/** Whether another version has been deployed since this page was loaded. It is looked for now and then, and on coming back to the page. */
export function watchVersion(): Accessor<boolean> {
  const client = useQueryClient()
  const [outdated, setOutdated] = createSignal(false)
  let loaded: string | undefined
  let askedAt = 0

  async function look(): Promise<void> {
    if (document.visibilityState !== 'visible' || outdated() || Date.now() - askedAt < leastMs) return
    askedAt = Date.now()
    // The first answer is the footer's; every later look is at a fresh one.
    const health = await client.fetchQuery({ ...healthQuery(), ...(loaded === undefined ? {} : { staleTime: 0 }) }).catch(() => undefined)
    loaded ??= health?.version
    setOutdated(health !== undefined && health.version !== loaded)
  }

  onMount(() => {
    const lookAgain = () => void look()
    lookAgain()
    const timer = setInterval(lookAgain, everyMs)
    document.addEventListener('visibilitychange', lookAgain)
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookAgain)
    })
  })
  return outdated
}
