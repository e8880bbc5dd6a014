import { Show } from 'solid-js'
import { Tag } from '../../components/tag.tsx'
import type { Operation } from './document.ts'

const roleWords: Readonly<Record<string, string>> = {
  public: 'Anyone, without a session',
  user: 'Anyone who is signed in',
  secret: 'Whoever has the deployment’s cron secret',
  viewer: 'Every role: viewer and above',
  member: 'Member, admin and owner',
  admin: 'Admin and owner',
  owner: 'Owner',
}

/** Who may call the operation, and what the plan must include. */
export function WhoMay(props: { operation: Operation }) {
  return (
    <dl class="flex flex-wrap gap-x-7 gap-y-1.5 text-note">
      <div class="flex gap-2">
        <dt class="text-ink-3">Who may</dt>
        <dd>{roleWords[props.operation['x-role']] ?? props.operation['x-role']}</dd>
      </div>
      <Show when={props.operation['x-entitlement']}>
        {(entitlement) => (
          <div class="flex gap-2">
            <dt class="text-ink-3">Entitlement</dt>
            <dd>
              <Tag>{entitlement()}</Tag>
            </dd>
          </div>
        )}
      </Show>
    </dl>
  )
}
