export interface PartingWord {
  text: string
  /** Where what it speaks of can be seen. */
  link?: { href: string; label: string }
}

let word: PartingWord | undefined

/** Keeps what a page has to say for the page that follows it. */
export function leaveWord(words: PartingWord): void {
  word = words
}

/** What the page before had to say. It is said once. */
export function takeWord(): PartingWord | undefined {
  const taken = word
  word = undefined
  return taken
}
