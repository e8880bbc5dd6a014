import { A } from '@solidjs/router'

/** Where a page hangs: a link to the page above, and this one's own name. */
export function Breadcrumb(props: { href: string; above: string; here: string }) {
  return (
    <nav aria-label="Breadcrumb" class="mb-2 text-note text-ink-3">
      <A href={props.href} class="link text-ink-3">
        {props.above}
      </A>{' '}
      / <span aria-current="page">{props.here}</span>
    </nav>
  )
}
