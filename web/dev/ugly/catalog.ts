import type { ProviderAnswer } from '../../../worker/providers/schemas.ts'
import { mockCatalog, provider } from '../mock-catalog.ts'
import type { MockWorld } from './ledger.ts'
import { manyProviders } from './sizes.ts'

const categories = ['ai', 'cloud', 'data', 'saas'] as const

/** The catalog with every provider that a world may have connected, and how often it has. */
export function catalogOf({ ledgers }: MockWorld): ProviderAnswer[] {
  const known = new Set(mockCatalog.map((one) => one.id))
  const more = manyProviders
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }, index) => provider(id, name, categories[index % categories.length] ?? 'saas', {}))
  const counts = Map.groupBy(ledgers, ({ account }) => account.providerId)
  return [...mockCatalog, ...more].map((one) => ({ ...one, connections: counts.get(one.id)?.length ?? 0 }))
}
