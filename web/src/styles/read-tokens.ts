import { readFileSync } from 'node:fs'

/** Colours by token, without its dashes: `#rrggbb`, or `#rrggbbaa` for what lies over another. */
export type Tokens = Readonly<Record<string, string | undefined>>

/** The colour tokens of each theme, for tests. What the dark theme does not name it has from the light one. */
export function readThemes(): { light: Tokens; dark: Tokens } {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  const [first = '', second = ''] = css.split("[data-theme='dark']")
  const light = coloursIn(first)
  return { light, dark: { ...light, ...coloursIn(second) } }
}

const coloursIn = (block: string): Tokens =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): (#(?:[0-9a-f]{6}|[0-9a-f]{8}));/g)].map(([, name = '', colour]) => [name, colour]))
