import { For } from 'solid-js'
import { KeyCaps } from '../components/key-caps.tsx'
import { closeOverlay } from './overlay.ts'
import { OverlayDialog } from './overlay-dialog.tsx'
import { shortcuts } from './shortcut-list.ts'
import { allowSingleKeys, singleKeys } from './shortcuts.ts'

/** Every shortcut, and the switch for those of a single key. */
export function ShortcutSheet() {
  return (
    <OverlayDialog label="Keyboard shortcuts" onClose={closeOverlay}>
      <div class="max-h-[inherit] overflow-y-auto p-5">
        <h2 class="text-[15px] font-semibold">Keyboard shortcuts</h2>
        <div class="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
          <For each={shortcuts}>
            {(group) => (
              <section aria-label={group.name}>
                <h3 class="mb-1.5 text-xs text-ink-3">{group.name}</h3>
                <dl class="grid gap-1.5 text-table">
                  <For each={group.items}>
                    {(item) => (
                      <div class="flex items-center justify-between gap-3">
                        <dt class="order-2">
                          <KeyCaps keys={item.keys} />
                        </dt>
                        <dd class={group.single && !singleKeys() ? 'text-ink-3 line-through' : ''}>{item.about}</dd>
                      </div>
                    )}
                  </For>
                </dl>
              </section>
            )}
          </For>
        </div>
        <label class="mt-5 flex items-start gap-2.5 border-t border-line pt-4 text-table">
          <input
            type="checkbox"
            autofocus
            class="mt-0.5 size-4 accent-accent"
            checked={singleKeys()}
            onChange={(event) => allowSingleKeys(event.currentTarget.checked)}
          />
          <span>
            Shortcuts without {'Ctrl or ⌘'}
            <span class="block text-note text-ink-2">
              Turn them off when you speak to your computer, or when letters get pressed by accident.
            </span>
          </span>
        </label>
      </div>
    </OverlayDialog>
  )
}
