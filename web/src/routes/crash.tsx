import { onMount } from 'solid-js'
import { buttonClass } from '../components/button.tsx'
import { ProblemNote } from '../components/problem-note.tsx'

/** A page that broke. What it shows helps to find out why. */
export function Crash(props: { error: unknown; retry: () => void; inShell?: boolean }) {
  let heading: HTMLHeadingElement | undefined
  onMount(() => {
    document.title = 'Something broke · Outlay'
    heading?.focus()
  })
  return (
    <div class={props.inShell ? 'max-w-[560px]' : 'mx-auto max-w-[560px] p-6'}>
      <h1 ref={heading} tabindex="-1" class="mb-4 text-h1 font-[620]">
        This page broke
      </h1>
      <ProblemNote what="Your figures are safe; only their display failed." error={props.error} retry={props.retry} />
      <a href="/" rel="external" class={`${buttonClass('quiet')} mt-3`}>
        Load the overview afresh
      </a>
    </div>
  )
}
