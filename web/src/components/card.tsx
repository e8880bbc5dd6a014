import { type JSX, type ParentProps, Show, createUniqueId } from 'solid-js'

interface CardProps extends ParentProps {
  title: string
  /** Beside the title: a link, or what the figures stand for. */
  aside?: JSX.Element
  class?: string
}

/** A titled part of a page. */
export function Card(props: CardProps) {
  const id = createUniqueId()
  return (
    <section aria-labelledby={id} class={`card ${props.class ?? ''}`}>
      <header class="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 px-3.5 pt-3.5 sm:px-[18px]">
        <h2 id={id} class="text-table font-semibold">
          {props.title}
        </h2>
        <Show when={props.aside}>
          <div class="text-note text-ink-3">{props.aside}</div>
        </Show>
      </header>
      {props.children}
    </section>
  )
}
