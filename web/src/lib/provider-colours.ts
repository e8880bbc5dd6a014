/** A colour of the token file: `c1` to `c8`, and `c-rest` for what is drawn together. */
export type Slot = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'rest'

const slots = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** Which colour a provider likes to have. One that is not named here takes a colour by its id. */
const preferred: Readonly<Record<string, Slot>> = {
  aws: 1,
  anthropic: 2,
  openai: 3,
  vercel: 4,
  openrouter: 5,
  digitalocean: 6,
  github: 7,
  gcp: 8,
}

/**
 * Gives each provider a colour of its own. Providers of the table choose first, then those that find their own free, then
 * the rest take what is left, in the given order. Beyond eight they share grey, which is drawn last and named.
 */
export function assignSlots(providerIds: readonly string[]): Map<string, Slot> {
  const taken = new Map<string, Slot>()
  const free = new Set<Slot>(slots)
  const take = (id: string, slot: Slot | undefined) => {
    if (taken.has(id) || slot === undefined || !free.delete(slot)) return
    taken.set(id, slot)
  }
  for (const id of providerIds) take(id, preferred[id])
  for (const id of providerIds) take(id, slotOf(id))
  for (const id of providerIds) take(id, [...free][0])
  for (const id of providerIds) if (!taken.has(id)) taken.set(id, 'rest')
  return taken
}

/** The colour a provider has where it stands alone. */
export const ownSlot = (providerId: string): Slot => preferred[providerId] ?? slotOf(providerId)

const slotOf = (id: string): Slot =>
  slots[[...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9973, 7) % slots.length] ?? 1

const backgrounds: Readonly<Record<Slot, string>> = {
  1: 'bg-c1',
  2: 'bg-c2',
  3: 'bg-c3',
  4: 'bg-c4',
  5: 'bg-c5',
  6: 'bg-c6',
  7: 'bg-c7',
  8: 'bg-c8',
  rest: 'bg-c-rest',
}

/** The Tailwind class that fills with the colour. */
export const slotClass = (slot: Slot): string => backgrounds[slot]

/** The CSS variable of the colour, for the canvas. */
export const slotVariable = (slot: Slot): string => `--c${slot === 'rest' ? '-rest' : slot}`
