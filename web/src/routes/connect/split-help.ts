export type HelpPart = { kind: 'text' | 'code'; text: string } | { kind: 'link'; text: string; href: string }

/** A console's address where a path through it begins: `platform.openai.com, Settings, …`. */
const place = /(?<=^|: )((?:[a-z0-9-]+\.)+[a-z]{2,})(?=, )/
/** What is typed or chosen letter by letter: `sk-admin-…`, `billing:read`, `proxy_admin_viewer`, `/v1`. */
const literal = /(\b(?:sk-[\w-]+…?|[a-z]+(?:_[a-z]+)*:[a-z_]+(?::[a-z_]+)*|[a-z]+(?:_[a-z]+)+)|\/v1\b)/
const parts = new RegExp(`${place.source}|${literal.source}`, 'g')

/** Splits a help text, so that the place in the console can be followed and what must match letter by letter stands out. */
export function splitHelp(help: string): HelpPart[] {
  const found: HelpPart[] = []
  let end = 0
  for (const match of help.matchAll(parts)) {
    const [text, host] = match
    if (match.index > end) found.push({ kind: 'text', text: help.slice(end, match.index) })
    found.push(host === undefined ? { kind: 'code', text } : { kind: 'link', text, href: `https://${host}/` })
    end = match.index + text.length
  }
  if (end < help.length) found.push({ kind: 'text', text: help.slice(end) })
  return found
}
