import UFuzzy from '@leeoniya/ufuzzy'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { categoryWords, signalWords } from '../../lib/states.ts'
import { aliases } from './aliases.ts'

type Provider = Pick<ProviderAnswer, 'id' | 'name' | 'category' | 'exposed'>

/** One slip a word is forgiven: a letter too many, too few, another one, or two that changed places. */
const singleError: { intraMode: number } = { intraMode: 1 }
const fuzzy = new UFuzzy({ ...singleError })

/** Where words are looked for, the closest first: the name, then what people also call it, then what it is and exposes. */
export interface ProviderIndex<Found extends Provider = ProviderAnswer> {
  providers: readonly Found[]
  places: readonly string[][]
}

/** Reads the catalog once, so that each key press only searches. */
export function indexProviders<Found extends Provider>(catalog: readonly Found[]): ProviderIndex<Found> {
  const providers = catalog.toSorted((a, b) => a.name.localeCompare(b.name))
  const about = ({ name, id, category, exposed }: Provider) =>
    [name, id, categoryWords[category], ...exposed.map((one) => signalWords[one.signal])].join(' ')
  return {
    providers,
    places: [
      providers.map(({ name, id }) => `${name} ${id}`),
      providers.map(({ id }) => aliases[id] ?? ''),
      providers.map((one) => `${about(one)} ${aliases[one.id] ?? ''}`),
    ],
  }
}

/** Providers that the words fit, the closest first; all of them, by name, while nothing is typed. */
export function findProviders<Found extends Provider>({ providers, places }: ProviderIndex<Found>, words: string): readonly Found[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return providers
  const found = new Map<number, number>()
  places.forEach((texts, place) => {
    for (const at of search(texts, wanted)) if (!found.has(at)) found.set(at, place * 2 + (startsWith(texts[at], wanted) ? 0 : 1))
  })
  return [...found].toSorted(([a, rankA], [b, rankB]) => rankA - rankB || a - b).flatMap(([at]) => providers[at] ?? [])
}

/** The fuzzy search reads Latin letters and digits; other scripts are looked for as they stand. */
function search(texts: string[], wanted: string): readonly number[] {
  if (/[a-z\d]/.test(wanted)) return fuzzy.search(texts, wanted, 1)[0] ?? []
  return texts.flatMap((text, at) => (text.toLowerCase().includes(wanted) ? [at] : []))
}

const startsWith = (text: string | undefined, wanted: string): boolean => text?.toLowerCase().startsWith(wanted) ?? false
