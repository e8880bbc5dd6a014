import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Card } from '../../components/card.tsx'
import { type ThemePreference, chooseTheme, theme, themePreference } from '../../lib/theme.ts'
import { themes } from '../../shell/themes.ts'

const about: Readonly<Record<ThemePreference, () => string>> = {
  system: () => `Follows this device, which is ${theme()} now.`,
  light: () => 'Always light, whatever the device does.',
  dark: () => 'Always dark, whatever the device does.',
}

/** How Outlay looks in this browser. */
export function Appearance() {
  return (
    <Card title="Theme">
      <fieldset class="grid gap-2 px-3.5 pt-3 sm:grid-cols-3 sm:px-[18px]">
        <legend class="sr-only">Theme of this browser</legend>
        <For each={themes}>
          {(option) => (
            <label
              class="relative grid cursor-pointer content-start gap-1 rounded-field border border-line-strong px-3.5 py-3 hover:bg-hover has-checked:border-accent
                has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <span class="flex items-center gap-2 font-[560]">
                <Dynamic component={option.icon} size={16} stroke-width={1.8} aria-hidden="true" />
                {option.label}
                <input
                  type="radio"
                  name="theme"
                  class="ml-auto size-4 cursor-pointer accent-accent outline-none"
                  checked={themePreference() === option.value}
                  aria-describedby={`theme-${option.value}`}
                  onChange={() => chooseTheme(option.value)}
                />
              </span>
              <span id={`theme-${option.value}`} class="text-note text-ink-2">
                {option.value === 'system' && themePreference() !== 'system' ? 'Follows this device.' : about[option.value]()}
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <p class="px-3.5 pt-3 pb-5 text-note text-ink-2 sm:px-[18px]">
        Kept in this browser alone: your other devices, and other members, choose for themselves. Animations follow the device's own setting
        for reduced motion.
      </p>
    </Card>
  )
}
