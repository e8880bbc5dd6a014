import Search from 'lucide-solid/icons/search'
import X from 'lucide-solid/icons/x'
import { Show, createEffect, createMemo, createSignal } from 'solid-js'
import { KeyCaps } from '../../components/key-caps.tsx'
import { usePlace } from '../../lib/workspace.ts'
import { OverlayDialog } from '../overlay-dialog.tsx'
import { closeOverlay } from '../overlay.ts'
import { createAccountCommands } from './account-commands.tsx'
import { createActionCommands } from './action-commands.tsx'
import type { Command } from './command.ts'
import { findCommands } from './find-commands.ts'
import { createPageCommands } from './page-commands.tsx'
import { PaletteList, optionId } from './palette-list.tsx'
import { createProviderCommands } from './provider-commands.tsx'
import { readRecent, rememberRecent } from './recent.ts'

/** Every page, provider, connection and action by a few letters of its name, with the keyboard alone. */
export function Palette() {
  const { workspace } = usePlace()
  const sources = [createPageCommands(), createAccountCommands(), createProviderCommands(), createActionCommands()]
  const commands = createMemo(() => sources.flatMap((source) => source()))
  const [typed, setTyped] = createSignal('')
  const sections = createMemo(() => findCommands(commands(), typed(), readRecent(workspace().id)))
  const shown = () => sections().flatMap((section) => section.commands)
  const [chosenId, setChosenId] = createSignal<string>()
  /** The chosen one, or the first while it is not among them. */
  const chosen = () => shown().find((one) => one.id === chosenId()) ?? shown()[0]
  let field: HTMLInputElement | undefined

  function move(by: number) {
    const all = shown()
    const at = all.findIndex((one) => one.id === chosen()?.id)
    setChosenId(all.at((at + by + all.length) % all.length)?.id)
  }
  function run(command: Command) {
    rememberRecent(workspace().id, command.id)
    // First, so that the focus is back on the page when the command moves it.
    field?.closest('dialog')?.close()
    void command.run()
  }
  function press(event: KeyboardEvent) {
    const command = chosen()
    if (event.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && command) run(command)
    else return
    event.preventDefault()
  }
  createEffect(() => {
    const command = chosen()
    if (command) document.getElementById(optionId(command))?.scrollIntoView({ block: 'nearest' })
  })

  return (
    <OverlayDialog label="Search and commands" onClose={closeOverlay}>
      <div class="flex items-center gap-2.5 border-b border-line px-4">
        <Search size={16} class="shrink-0 text-ink-3" aria-hidden="true" />
        <input
          ref={field}
          autofocus
          type="text"
          role="combobox"
          aria-label="Search pages, providers, connections and actions"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={optionIdOf(chosen())}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="Go anywhere, do anything"
          class="min-h-12 min-w-0 flex-1 bg-transparent text-[16px] outline-none sm:text-body"
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setChosenId(undefined)
          }}
          onKeyDown={press}
        />
        <button
          type="button"
          aria-label="Close, Esc"
          class="grid min-h-8 min-w-8 place-items-center rounded-small text-ink-3 hover:bg-hover hover:text-ink"
          onClick={(event) => event.currentTarget.closest('dialog')?.close()}
        >
          <KeyCaps keys={['Esc']} wide />
          <X size={16} class="sm:hidden" aria-hidden="true" />
        </button>
      </div>
      <PaletteList sections={sections()} chosen={chosen()} onChoose={(command) => setChosenId(command.id)} onRun={run} />
      <p role="status" class={shown().length > 0 ? 'sr-only' : 'px-4 py-8 text-center text-ink-2'}>
        <Show when={typed().trim()}>{shown().length > 0 ? `${shown().length} found` : `Nothing is called “${typed().trim()}” here.`}</Show>
      </p>
    </OverlayDialog>
  )
}

const optionIdOf = (command: Command | undefined) => (command ? optionId(command) : undefined)
