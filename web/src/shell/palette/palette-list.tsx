import { For, Show } from 'solid-js'
import { KeyCaps } from '../../components/key-caps.tsx'
import type { Command } from './command.ts'
import type { Section } from './find-commands.ts'

export const optionId = ({ id }: Command): string => `command-${id}`

interface PaletteListProps {
  sections: readonly Section[]
  chosen: Command | undefined
  onChoose: (command: Command) => void
  onRun: (command: Command) => void
}

/** The commands, by section. The field above keeps the focus. */
export function PaletteList(props: PaletteListProps) {
  return (
    <div
      id="palette-list"
      role="listbox"
      aria-label="Commands"
      class="max-h-[calc(100dvh-90px)] overflow-y-auto p-1.5 empty:p-0 sm:max-h-[calc(72vh-50px)]"
    >
      <For each={props.sections}>
        {(section) => (
          <div role="group" aria-labelledby={`section-${section.name}`}>
            <div id={`section-${section.name}`} class="px-2.5 pt-2 pb-1 text-xs text-ink-3">
              {section.name}
            </div>
            <For each={section.commands}>
              {(command) => (
                <Option
                  command={command}
                  chosen={props.chosen?.id === command.id}
                  onChoose={() => props.onChoose(command)}
                  onRun={() => props.onRun(command)}
                />
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  )
}

function Option(props: { command: Command; chosen: boolean; onChoose: () => void; onRun: () => void }) {
  return (
    <div
      id={optionId(props.command)}
      role="option"
      aria-selected={props.chosen}
      class={`flex min-h-11 cursor-pointer items-center gap-3 rounded-small px-2.5 py-1 text-table sm:min-h-9 ${props.chosen ? 'bg-chosen' : ''}`}
      // Moves alone: a list that scrolls under a resting pointer chooses nothing.
      onPointerMove={() => props.chosen || props.onChoose()}
      onClick={() => props.onRun()}
    >
      <span class="grid w-[26px] shrink-0 place-items-center text-ink-2">{props.command.icon()}</span>
      <span class="min-w-0 flex-1 truncate">{props.command.label}</span>
      <Show when={props.command.detail}>
        <span class="shrink-0 text-note text-ink-2">{props.command.detail}</span>
      </Show>
      <Show when={props.command.keys}>{(keys) => <KeyCaps keys={keys()} wide />}</Show>
    </div>
  )
}
