import { createSignal } from 'solid-js'

export type ThemePreference = 'system' | 'light' | 'dark'

interface Light {
  preference: ThemePreference
  systemIsDark: boolean
  onPaper: boolean
}

const system = matchMedia('(prefers-color-scheme: dark)')
const paper = matchMedia('print')

function stored(): ThemePreference {
  try {
    const value = localStorage.getItem('theme')
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

const [light, setLight] = createSignal<Light>({ preference: stored(), systemIsDark: system.matches, onPaper: paper.matches })

function themeIn({ preference, systemIsDark, onPaper }: Light): 'light' | 'dark' {
  // Paper is white.
  if (onPaper) return 'light'
  return preference === 'system' ? (systemIsDark ? 'dark' : 'light') : preference
}

export const themePreference = (): ThemePreference => light().preference

/** The theme on screen. boot.js has set it before the first paint. */
export const theme = (): 'light' | 'dark' => themeIn(light())

function show(change: Partial<Light>): void {
  const next = { ...light(), ...change }
  // First, so that whoever draws by the theme, as charts do, finds its colours there.
  document.documentElement.dataset['theme'] = themeIn(next)
  setLight(next)
}

export function chooseTheme(preference: ThemePreference): void {
  try {
    if (preference === 'system') localStorage.removeItem('theme')
    else localStorage.setItem('theme', preference)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  show({ preference })
}

system.addEventListener('change', ({ matches }) => show({ systemIsDark: matches }))
paper.addEventListener('change', ({ matches }) => show({ onPaper: matches }))
