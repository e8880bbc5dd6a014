let word: string | undefined

/** Keeps what a page has to say for the page that follows it. */
export function leaveWord(words: string): void {
  word = words
}

/** What the page before had to say. It is said once. */
export function takeWord(): string | undefined {
  const taken = word
  word = undefined
  return taken
}
