import { A } from '@solidjs/router'
import Check from 'lucide-solid/icons/check'
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down'
import LogOut from 'lucide-solid/icons/log-out'
import MenuIcon from 'lucide-solid/icons/menu'
import Plus from 'lucide-solid/icons/plus'
import { For, Show, createSignal } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { announce } from '../lib/announce.ts'
import { asProblem } from '../lib/problem.ts'
import { usePlace } from '../lib/workspace.ts'
import { footItems } from './nav-items.ts'
import { signOut } from './sign-out.ts'
import { ThemeSwitch } from './theme-switch.tsx'

const rowClass = 'flex min-h-8 w-full items-center gap-2.5 rounded-small px-2.5 py-1.5 text-left text-table hover:bg-hover'

interface WorkspaceMenuProps {
  id: string
  /** `rail`: under the mark, names the workspace. `bar`: the "More" of the bottom bar. */
  place: 'rail' | 'bar'
}

/** Which workspace, and what belongs to the reader: switch, create, theme, sign out. */
export function WorkspaceMenu(props: WorkspaceMenuProps) {
  const { session, workspace, switchTo } = usePlace()
  const [failure, setFailure] = createSignal<string>()
  let panel: HTMLDivElement | undefined

  async function choose(id: string, name: string) {
    setFailure(undefined)
    try {
      if (id !== workspace().id) await switchTo(id)
    } catch (error) {
      setFailure(asProblem(error).message)
      return
    }
    panel?.hidePopover()
    announce(`Now in ${name}`)
  }

  return (
    <>
      <Show
        when={props.place === 'rail'}
        fallback={
          <button
            type="button"
            popovertarget={props.id}
            class="grid min-h-11 min-w-16 content-start justify-items-center gap-[3px] text-[10.5px] font-[520] text-ink-3"
          >
            <MenuIcon size={20} stroke-width={1.7} aria-hidden="true" />
            More
          </button>
        }
      >
        <button
          type="button"
          popovertarget={props.id}
          class="mb-3 flex items-center justify-between gap-2 rounded-field border border-line bg-surface px-2.5 py-[7px] text-left font-[550] hover:border-line-strong"
        >
          <span class="min-w-0">
            <span class="sr-only">Workspace </span>
            <span class="block truncate">{workspace().name}</span>
            <span class="block truncate text-xs font-[450] text-ink-3">{workspace().role}</span>
          </span>
          <ChevronsUpDown size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
        </button>
      </Show>
      <div
        ref={panel}
        id={props.id}
        popover="auto"
        class={`fixed m-0 rounded-card border border-line bg-raised p-1.5 text-ink shadow-raised ${
          props.place === 'rail' ? 'top-[113px] left-3 w-64' : 'inset-x-2 top-auto bottom-[72px] w-auto'
        }`}
      >
        <p class="truncate px-2.5 pt-1 pb-1.5 text-note text-ink-3">{session().user.email}</p>
        <ul aria-label="Workspaces">
          <For each={session().workspaces}>
            {(one) => (
              <li>
                <button
                  type="button"
                  class={rowClass}
                  aria-current={one.id === workspace().id}
                  onClick={() => void choose(one.id, one.name)}
                >
                  <span class="min-w-0 flex-1 truncate font-medium">{one.name}</span>
                  <Show when={one.id === workspace().id}>
                    <Check size={15} aria-hidden="true" />
                  </Show>
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={failure()}>
          <p role="alert" class="px-2.5 py-1 text-note text-bad">
            Still in {workspace().name}. {failure()}
          </p>
        </Show>
        <div class="my-1.5 border-t border-line" />
        <For each={footItems}>
          {(item) => (
            <A href={item.href} class={rowClass} onClick={() => panel?.hidePopover()}>
              <Dynamic component={item.icon} size={15} class="text-ink-2" aria-hidden="true" />
              {item.label}
            </A>
          )}
        </For>
        <A href="/workspaces/new" class={rowClass} onClick={() => panel?.hidePopover()}>
          <Plus size={15} class="text-ink-2" aria-hidden="true" />
          New workspace
        </A>
        <div class="my-1.5 border-t border-line" />
        <div class="flex items-center justify-between gap-2 pr-1">
          <button type="button" class={`${rowClass} w-auto`} onClick={() => void signOut()}>
            <LogOut size={15} class="text-ink-2" aria-hidden="true" />
            Sign out
          </button>
          <ThemeSwitch name={`${props.id}-theme`} />
        </div>
      </div>
    </>
  )
}
