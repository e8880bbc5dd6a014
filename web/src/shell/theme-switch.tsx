import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { chooseTheme, themePreference } from '../lib/theme.ts'
import { themes } from './themes.ts'

/** Light, dark, or as the system says. `name` keeps two switches on one page apart. */
export function ThemeSwitch(props: { name: string }) {
  return (
    <fieldset class="inline-flex rounded-field border border-line bg-surface p-0.5">
      <legend class="sr-only">Theme</legend>
      <For each={themes}>
        {(option) => (
          <label
            title={option.label}
            class="relative grid h-6 w-8 cursor-pointer place-items-center rounded-small text-ink-3 hover:text-ink has-checked:bg-chosen has-checked:text-ink
              has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              class="absolute inset-0 cursor-pointer opacity-0"
              name={props.name}
              aria-label={option.label}
              checked={themePreference() === option.value}
              onChange={() => chooseTheme(option.value)}
            />
            <Dynamic component={option.icon} size={14} stroke-width={1.8} aria-hidden="true" />
          </label>
        )}
      </For>
    </fieldset>
  )
}
