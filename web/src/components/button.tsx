import { type JSX, Show, splitProps } from 'solid-js'
import { Spinner } from './spinner.tsx'

type Kind = 'primary' | 'quiet' | 'danger'

const kinds: Readonly<Record<Kind, string>> = {
  primary: 'bg-accent text-accent-ink border-transparent hover:brightness-110',
  quiet: 'bg-surface text-ink border-line-strong hover:bg-hover',
  danger: 'bg-bad text-surface border-transparent hover:brightness-110',
}

/** How a button looks; links that act like one wear it too. */
export const buttonClass = (kind: Kind = 'primary'): string =>
  `inline-flex min-h-8 items-center justify-center gap-2 rounded-field border px-3 py-1.5 text-table font-[560] whitespace-nowrap print:hidden
  disabled:opacity-60 aria-disabled:opacity-60 ${kinds[kind]}`

interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind
  /** Shows that its work is under way; it keeps the focus and ignores presses. */
  busy?: boolean
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['kind', 'busy', 'class', 'children', 'onClick'])
  return (
    <button
      type="button"
      {...rest}
      class={`${buttonClass(own.kind)} ${own.class ?? ''}`}
      aria-disabled={own.busy ? 'true' : undefined}
      onClick={(event) => {
        if (own.busy) event.preventDefault()
        else if (typeof own.onClick === 'function') own.onClick(event)
      }}
    >
      <Show when={own.busy}>
        <Spinner />
      </Show>
      {own.children}
    </button>
  )
}
