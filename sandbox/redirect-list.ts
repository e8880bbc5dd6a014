/**
 * Whether Supabase sends a browser there after sign-in: anywhere on the site's own host, or where a pattern of the
 * redirect list matches the whole address. `*` stands for anything but `.` and `/`, `**` for anything, `?` for one character.
 */
export function isRedirectAllowed(address: string, siteUrl: string, patterns: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (!['http:', 'https:'].includes(url.protocol)) return false
  if (url.hostname === new URL(siteUrl).hostname) return true
  return patterns.some((pattern) => toExpression(pattern).test(address))
}

function toExpression(pattern: string): RegExp {
  const source = pattern.replace(/\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === '**') return '.*'
    if (part === '*') return '[^./]*'
    return part === '?' ? '[^./]' : `\\${part}`
  })
  return new RegExp(`^${source}$`)
}
