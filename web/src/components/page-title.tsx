import { type ParentProps, createEffect } from 'solid-js'

/** The title row: what this page is, and what acts on all of it. The heading takes the focus when a route opens. */
export function PageTitle(props: ParentProps<{ title: string }>) {
  createEffect(() => {
    document.title = `${props.title} · Outlay`
  })
  return (
    <div class="mb-[18px] flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2.5">
      <h1 tabindex="-1" class="text-h1 font-[620] tracking-[-0.015em]">
        {props.title}
      </h1>
      {props.children}
    </div>
  )
}
