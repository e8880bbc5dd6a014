import { A } from '@solidjs/router'
import Settings from 'lucide-solid/icons/settings'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { brandClass } from './brand.tsx'
import { Mark } from './mark.tsx'
import { navItems } from './nav-items.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'

const linkClass =
  'flex min-h-8 items-center gap-2.5 rounded-[7px] px-2.5 py-1.5 font-medium text-ink-2 hover:text-ink [&.active]:bg-chosen [&.active]:text-ink'

/** The navigation beside the page, from 720 px on. */
export function Rail() {
  return (
    <nav aria-label="Main" class="fixed inset-y-0 left-0 hidden w-[216px] flex-col gap-0.5 border-r border-line px-3 py-4 sm:flex">
      <A href="/" class={brandClass} aria-label="Outlay, overview">
        <Mark />
        Outlay
      </A>
      <WorkspaceMenu id="rail-workspace" place="rail" />
      <For each={navItems}>
        {(item) => (
          <A href={item.href} end={item.end} class={linkClass}>
            <Dynamic component={item.icon} size={16} stroke-width={1.7} aria-hidden="true" />
            {item.label}
          </A>
        )}
      </For>
      <span class="flex-1" />
      <A href="/workspace" class={linkClass}>
        <Settings size={16} stroke-width={1.7} aria-hidden="true" />
        Workspace settings
      </A>
      <div class="px-1 pt-2">
        <ThemeSwitch name="rail-theme" />
      </div>
    </nav>
  )
}
