import { For } from 'solid-js'
import { buttonClass } from '../../components/button.tsx'

const services = [
  { id: 'google', name: 'Google' },
  { id: 'github', name: 'GitHub' },
] as const

/** Real links: the browser leaves this page for the service's own. */
export function OAuthLinks(props: { next: string }) {
  return (
    <div class="grid gap-2">
      <For each={services}>
        {(service) => (
          <a
            rel="external"
            href={`/api/auth/signin/${service.id}?next=${encodeURIComponent(props.next)}`}
            class={`${buttonClass('quiet')} min-h-10 text-body`}
          >
            Continue with {service.name}
          </a>
        )}
      </For>
    </div>
  )
}
