import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { navItems } from './nav-items.ts'
import { PaletteButton } from './palette-button.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'

/** The navigation under the page, below 720 px. */
export function BottomBar() {
  return (
    <nav
      aria-label="Main"
      class="fixed inset-x-0 bottom-0 z-10 flex justify-around border-t border-line bg-surface px-1.5 pt-[7px] pb-[max(4px,env(safe-area-inset-bottom))] sm:hidden print:hidden"
    >
      <For each={navItems}>
        {(item) => (
          <A
            href={item.href}
            end={item.end}
            class="grid min-h-11 min-w-16 content-start justify-items-center gap-[3px] text-[10.5px] font-[520] text-ink-3 [&.active]:text-ink"
          >
            <Dynamic component={item.icon} size={20} stroke-width={1.7} aria-hidden="true" />
            {item.label}
          </A>
        )}
      </For>
      <PaletteButton place="bar" />
      <WorkspaceMenu id="bar-workspace" place="bar" />
    </nav>
  )
}
