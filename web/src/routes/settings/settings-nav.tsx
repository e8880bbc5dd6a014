import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { settingsPages } from './settings-pages.ts'

/** Beside the settings where there is room, above them where there is not. */
export function SettingsNav() {
  return (
    <nav aria-label="Settings">
      <ul class="-ml-0.5 flex flex-wrap gap-1 md:grid md:gap-0.5">
        <For each={settingsPages}>
          {(page) => (
            <li>
              <A
                href={page.href}
                class="flex min-h-8 items-center rounded-[7px] px-2.5 py-1.5 text-table font-medium text-ink-2 hover:text-ink [&.active]:bg-chosen [&.active]:text-ink"
              >
                {page.label}
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}
