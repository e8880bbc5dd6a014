import { type ParentProps, onMount } from 'solid-js'

let isFirst = true

/** What a step is for. Each step after the first begins at its heading, for the eye and for the keyboard. */
export function StepHeading(props: ParentProps<{ title: string }>) {
  let heading: HTMLHeadingElement | undefined
  onMount(() => {
    if (!isFirst) heading?.focus()
    isFirst = false
  })
  return (
    <header class="mb-3.5 max-w-[70ch]">
      <h2 ref={heading} tabindex="-1" class="text-[16px] font-semibold outline-none">
        {props.title}
      </h2>
      <p class="mt-1 text-ink-2">{props.children}</p>
    </header>
  )
}
