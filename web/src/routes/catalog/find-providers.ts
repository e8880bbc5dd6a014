import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { categoryWords, signalWords } from '../../lib/states.ts'

/** Providers that every word is found in; those whose name begins with the words come first. */
export function findProviders(providers: readonly ProviderAnswer[], words: string): ProviderAnswer[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const start = words.trim().toLowerCase()
  return providers
    .filter((provider) => {
      const about = [
        provider.name,
        provider.id,
        categoryWords[provider.category],
        ...provider.exposed.map((one) => signalWords[one.signal]),
      ]
        .join(' ')
        .toLowerCase()
      return wanted.every((word) => about.includes(word))
    })
    .toSorted(
      (a, b) =>
        Number(b.name.toLowerCase().startsWith(start)) - Number(a.name.toLowerCase().startsWith(start)) || a.name.localeCompare(b.name),
    )
}
