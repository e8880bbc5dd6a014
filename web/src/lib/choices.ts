export interface Choice {
  value: string
  /** Beside the value: `Euro`. */
  about?: string
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[_/]/g, ' ').trim()

/** Choices in which every typed word begins a word; those whose value begins with what was typed come first. */
export function findChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const start = plain(typed)
  if (start === '') return choices
  const wanted = start.split(/\s+/)
  const matches = choices.filter((choice) => {
    const words = plain(`${choice.value} ${choice.about ?? ''}`).split(/\s+/)
    return wanted.every((want) => words.some((word) => word.startsWith(want)))
  })
  const leads = (choice: Choice) => Number(plain(choice.value).startsWith(start))
  return matches.toSorted((a, b) => leads(b) - leads(a))
}

/** ISO 4217 currencies with their names. */
export function currencyChoices(): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((value) => ({ value, about: names.of(value) ?? value }))
}

/** IANA time zones. Browsers leave UTC out of their list, and may call the reader's own zone by an older name. */
export function timeZoneChoices(...also: string[]): Choice[] {
  return [...new Set([...also, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted().map((value) => ({ value }))
}
