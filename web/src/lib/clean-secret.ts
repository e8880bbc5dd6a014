/** Marks that no eye sees and that copying brings along: byte order marks, zero-width and non-breaking spaces. */
const unseen = /[\u200B-\u200D\u2060\uFEFF]/g
const quotes = /^(["'`“‘])(.*)(["'`”’])$/su

/** What was meant where a key came with the spaces, quotes, name or "Bearer" that it stood between. */
export function cleanSecret(typed: string): string {
  const bare = stripAround(typed)
  // `OPENAI_ADMIN_KEY=…` of a shell or an .env file, and `Authorization: Bearer …` of a request.
  const value = stripAround(
    bare
      .replace(/^(?:export\s+)?[A-Z][A-Z0-9_]{2,}\s*=\s*(?=\S{8})/, '')
      .replace(/^authorization:\s*/i, '')
      .replace(/^bearer\s+/i, ''),
  )
  // A key has no spaces; those within it are where a terminal or a mail broke its line.
  return isKeyBlock(value) ? value : value.replaceAll(/\s+/g, '')
}

/** What was meant where a name or an address came with spaces or quotes around it. */
export function stripAround(typed: string): string {
  const text = typed.replaceAll(unseen, '').trim()
  const inner = quotes.exec(text)?.[2]
  return inner === undefined ? text : stripAround(inner)
}

/** A PEM block means its lines. */
const isKeyBlock = (text: string): boolean => text.startsWith('-----BEGIN ')
