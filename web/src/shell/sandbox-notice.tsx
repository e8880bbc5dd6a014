import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { healthQuery } from '../lib/queries.ts'

/** Says which services a local sandbox answers. Nothing in production. */
export function SandboxNotice() {
  const health = useQuery(healthQuery)
  const words = () => {
    const sandboxed = health.isSuccess ? health.data.sandboxed : undefined
    if (sandboxed === 'all')
      return 'Sandbox: sign-in and every provider are simulated here. No figure is real and no key leaves this machine.'
    return sandboxed?.length
      ? `Sandbox: ${sandboxed.join(', ')} ${sandboxed.length === 1 ? 'is' : 'are'} simulated here; the rest is real.`
      : undefined
  }
  return (
    <Show when={words()}>
      <p>{words()}</p>
    </Show>
  )
}
