import { Show, onMount } from 'solid-js'
import { buttonClass } from '../components/button.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { lastRequestId } from '../lib/api.ts'
import { online } from '../lib/online.ts'
import { asProblem, isMissingPart } from '../lib/problem.ts'
import { reload, reloadOnce } from '../lib/reload-once.ts'

interface CrashProps {
  error: unknown
  retry: () => void
  inShell?: boolean
}

/** A page that broke, or whose code a deployment has replaced. What it shows helps to go on, and to find out why. */
export function Crash(props: CrashProps) {
  let heading: HTMLHeadingElement | undefined
  const missing = () => isMissingPart(props.error)
  const reloading = isMissingPart(props.error) && online() && reloadOnce()
  onMount(() => {
    document.title = `${missing() ? 'Not loaded' : 'Something broke'} · Outlay`
    heading?.focus()
  })
  return (
    <Show when={!reloading} fallback={<p class="text-ink-2">Loading the newest version …</p>}>
      <div class={props.inShell ? 'max-w-[560px]' : 'mx-auto max-w-[560px] p-6'}>
        <h1 ref={heading} tabindex="-1" class="mb-4 text-h1 font-[620]">
          {missing() ? 'This page could not be loaded' : 'This page broke'}
        </h1>
        <ProblemNote
          what={missing() ? 'A part of the dashboard did not arrive.' : 'Your figures are safe; only their display failed.'}
          error={props.error}
          retry={missing() ? reload : props.retry}
        />
        <p class="mt-3 text-note text-ink-2">
          When it happens again, tell whoever runs this deployment of Outlay what stands above, and when it happened.
          <Show when={!asProblem(props.error).requestId && lastRequestId()}>
            {(id) => (
              <>
                {' '}
                The last answer before it had the request id <code class="select-all">{id()}</code>.
              </>
            )}
          </Show>
        </p>
        <a href="/" rel="external" class={`${buttonClass('quiet')} mt-3`}>
          Load the overview afresh
        </a>
      </div>
    </Show>
  )
}
