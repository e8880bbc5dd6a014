import type { ParentProps } from 'solid-js'

/** What a view is for, while there is nothing in it, and the one action that changes that. */
export function EmptyState(props: ParentProps<{ title: string; text: string }>) {
  return (
    <div class="card grid justify-items-center gap-2 px-5 py-14 text-center">
      <h2 class="text-[15px] font-semibold">{props.title}</h2>
      <p class="max-w-[52ch] text-ink-2">{props.text}</p>
      <div class="mt-3 flex flex-wrap justify-center gap-2">{props.children}</div>
    </div>
  )
}
