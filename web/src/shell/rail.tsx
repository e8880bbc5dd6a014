import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { brandClass } from './brand.tsx'
import { Mark } from './mark.tsx'
import { footItems, navItems } from './nav-items.ts'
import { PaletteButton } from './palette-button.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'

/** The navigation beside the page, from 720 px on. */
export function Rail() {
  return (
    <nav
      aria-label="Main"
      class="fixed inset-y-0 left-0 hidden w-[216px] flex-col gap-0.5 overflow-y-auto border-r border-line px-3 py-4 sm:flex print:hidden!"
    >
      <A href="/" class={brandClass} aria-label="Outlay, overview">
        <Mark />
        Outlay
      </A>
      <WorkspaceMenu id="rail-workspace" place="rail" />
      <PaletteButton place="rail" />
      <For each={navItems}>{(item) => <RailLink item={item} />}</For>
      <span class="min-h-4 flex-1" />
      <For each={footItems}>{(item) => <RailLink item={item} />}</For>
      <div class="px-1 pt-2">
        <ThemeSwitch name="rail-theme" />
      </div>
    </nav>
  )
}

function RailLink(props: { item: (typeof navItems)[number] | (typeof footItems)[number] }) {
  return (
    <A
      href={props.item.href}
      end={props.item.end}
      class="flex min-h-8 shrink-0 items-center gap-2.5 rounded-[7px] px-2.5 py-1.5 font-medium text-ink-2 hover:text-ink [&.active]:bg-chosen [&.active]:text-ink"
    >
      <Dynamic component={props.item.icon} size={16} stroke-width={1.7} aria-hidden="true" />
      {props.item.label}
    </A>
  )
}
