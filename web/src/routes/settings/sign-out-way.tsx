import type { ParentProps } from 'solid-js'

/** One way to sign out: what it ends, and its button. */
export function SignOutWay(props: ParentProps<{ title: string; about: string }>) {
  return (
    <li class="flex flex-wrap items-center gap-x-6 gap-y-2.5 px-3.5 py-3.5 sm:px-[18px]">
      <div class="min-w-0 flex-1 basis-64">
        <h3 class="text-table font-[560]">{props.title}</h3>
        <p class="text-note leading-[1.55] text-ink-2">{props.about}</p>
      </div>
      {props.children}
    </li>
  )
}
