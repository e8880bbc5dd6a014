/** Tried in this order: most browsers also name those that they descend from. */
const browsers: readonly [name: string, sign: RegExp][] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
]

const systems: readonly [name: string, sign: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]

const find = (list: readonly [string, RegExp][], text: string): string | undefined => list.find(([, sign]) => sign.test(text))?.[0]

/** `Firefox on Windows`, for telling one's own browsers apart; nothing depends on it. */
export function describeBrowser(userAgent: string): string {
  const [browser, system] = [find(browsers, userAgent), find(systems, userAgent)]
  return [browser ?? 'A browser', system].filter((word) => word !== undefined).join(' on ')
}
