import { createSignal } from 'solid-js'

export type ThemePreference = 'system' | 'light' | 'dark'

const system = matchMedia('(prefers-color-scheme: dark)')

function stored(): ThemePreference {
  try {
    const value = localStorage.getItem('theme')
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

const [preference, setPreference] = createSignal(stored())
const [systemIsDark, setSystemIsDark] = createSignal(system.matches)

export const themePreference = preference

/** The theme on screen. boot.js has set it before the first paint. */
export const theme = (): 'light' | 'dark' => {
  const wanted = preference()
  return wanted === 'system' ? (systemIsDark() ? 'dark' : 'light') : wanted
}

function show(): void {
  document.documentElement.dataset['theme'] = theme()
}

export function chooseTheme(next: ThemePreference): void {
  setPreference(next)
  try {
    if (next === 'system') localStorage.removeItem('theme')
    else localStorage.setItem('theme', next)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  show()
}

system.addEventListener('change', (event) => {
  setSystemIsDark(event.matches)
  show()
})
