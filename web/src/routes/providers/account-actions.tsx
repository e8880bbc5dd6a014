import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { A, useNavigate } from '@solidjs/router'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import { Show, createSignal } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Button, buttonClass } from '../../components/button.tsx'
import type { AccountChanges } from './account-changes.ts'

const itemClass = 'flex min-h-8 cursor-default items-center rounded-small px-2.5 text-table outline-none data-highlighted:bg-hover'

interface AccountActionsProps {
  account: AccountAnswer
  changes: AccountChanges
  onRename: () => void
  /** Everything is in the menu, for a row of a table. */
  dense?: boolean
  /** It is the one action of its page. */
  primary?: boolean
}

/** The step that is due, and a menu with the rest. */
export function AccountActions(props: AccountActionsProps) {
  const navigate = useNavigate()
  const [placed, setPlaced] = createSignal(false)
  const replaceAt = () => `/providers/connect/${props.account.providerId}?connectionId=${props.account.id}`
  const rejected = () => props.account.status === 'credentials_rejected'
  const paused = () => props.account.status === 'paused'
  const pause = () => props.changes.change({ paused: !paused() }, `${paused() ? 'Resumed' : 'Paused'} ${props.account.label}`)
  return (
    <div class="flex items-center justify-end gap-1.5">
      <Show when={!props.dense}>
        <Show
          when={rejected()}
          fallback={
            <Show
              when={!paused()}
              fallback={
                <Show when={props.primary}>
                  <Button busy={props.changes.busy()} onClick={() => void pause()}>
                    Resume syncs
                  </Button>
                </Show>
              }
            >
              <Button kind={props.primary ? 'primary' : 'quiet'} busy={props.changes.busy()} onClick={() => void props.changes.syncNow()}>
                Sync now
              </Button>
            </Show>
          }
        >
          <A href={replaceAt()} class={buttonClass()}>
            Replace credentials
          </A>
        </Show>
      </Show>
      <DropdownMenu
        placement="bottom-end"
        modal={false}
        onOpenChange={(open) => (open ? requestAnimationFrame(() => setPlaced(true)) : setPlaced(false))}
      >
        <DropdownMenu.Trigger
          aria-label={`More for ${props.account.label}`}
          class={`grid size-8 place-items-center rounded-field border hover:bg-hover ${props.dense ? 'border-transparent text-ink-2' : 'border-line-strong bg-surface'}`}
        >
          <Ellipsis size={16} aria-hidden="true" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal mount={document.querySelector('main') ?? document.body}>
          {/* Before it has its place it lies in a corner: a quick tap there must choose nothing. */}
          <DropdownMenu.Content
            class={`z-20 min-w-48 rounded-card border border-line bg-raised p-1.5 shadow-raised outline-none ${placed() ? '' : 'pointer-events-none!'}`}
          >
            <Show when={props.dense && !rejected() && !paused()}>
              <DropdownMenu.Item class={itemClass} onSelect={() => void props.changes.syncNow()}>
                Sync now
              </DropdownMenu.Item>
            </Show>
            <DropdownMenu.Item class={itemClass} onSelect={() => props.onRename()}>
              Rename
            </DropdownMenu.Item>
            <DropdownMenu.Item class={itemClass} onSelect={() => void pause()}>
              {paused() ? 'Resume syncs' : 'Pause syncs'}
            </DropdownMenu.Item>
            <DropdownMenu.Item class={itemClass} onSelect={() => navigate(replaceAt())}>
              Replace credentials
            </DropdownMenu.Item>
            <DropdownMenu.Separator class="my-1.5 border-line" />
            <DropdownMenu.Item class={`${itemClass} text-bad`} onSelect={() => navigate(`/providers/disconnect/${props.account.id}`)}>
              Disconnect…
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </div>
  )
}
