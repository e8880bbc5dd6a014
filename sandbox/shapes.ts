/** Small things that the documented shapes have in common. */

/** `Web search` becomes `web_search`. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const utcDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** Every day from `from` up to, but not, `to`. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Micro-units as the JSON number of the main unit, exact to the sixth decimal. */
export const units = (micros: number): number => micros / 1_000_000

/** Micro-units as a decimal string of hundredths, the way providers write fractional cents. */
export const centsText = (micros: number): string =>
  `${micros < 0 ? '-' : ''}${Math.floor(Math.abs(micros) / 10_000)}.${String(Math.abs(micros) % 10_000).padStart(4, '0')}`

/** Groups by key, in order of first appearance. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return [...groups.values()]
}

export const sum = <Item>(items: readonly Item[], value: (item: Item) => number | undefined): number =>
  items.reduce((total, item) => total + (value(item) ?? 0), 0)

/** Micro-units as a decimal string of the main unit: `"1.250000"`, or with more places `"1.2500000000"`. */
export function unitsText(micros: number, places = 6): string {
  const size = Math.abs(micros)
  const fraction = String(size % 1_000_000)
    .padStart(6, '0')
    .padEnd(places, '0')
    .slice(0, places)
  return `${micros < 0 ? '-' : ''}${Math.trunc(size / 1_000_000)}.${fraction}`
}
