import { signals } from './contract.ts'
import type { Provider } from './contract.ts'
import { isSecret } from './credentials.ts'
import type { ProviderAnswer } from './schemas.ts'
import { noticedAfterHours, syncEveryHours } from './status.ts'

/** A provider as the catalog shows it: everything is derived from its one file. */
export function describeProvider(provider: Provider, standing: { connections: number; pausedReason: string | null }): ProviderAnswer {
  return {
    id: provider.id,
    name: provider.name,
    category: provider.category,
    role: provider.role ?? 'biller',
    confidence: provider.confidence,
    docs: provider.docs,
    timeZone: provider.timeZone,
    keyCanAlso: provider.keyPower === 'read' ? null : provider.keyPower.canAlso,
    prerequisites: [...provider.prerequisites],
    differences: [...provider.differences],
    exposed: signals.flatMap((signal) => {
      const facts = provider[signal]
      if (!facts) return []
      return [
        {
          signal,
          about: facts.about,
          usualDelayHours: facts.usualDelayHours,
          syncEveryHours: syncEveryHours(provider, signal),
          historyDays: 'historyDays' in facts ? facts.historyDays : null,
          costPerSync: 'costPerSync' in facts ? (facts.costPerSync ?? null) : null,
          dimensions: 'dimensions' in facts ? [...facts.dimensions] : [],
        },
      ]
    }),
    notExposed: signals.flatMap((signal) => {
      const reason = provider.notExposed[signal]
      return provider[signal] || reason === undefined ? [] : [{ signal, reason }]
    }),
    noticedAfterHours: noticedAfterHours(provider),
    credentials: Object.entries(provider.credentials).map(([name, field]) => ({
      name,
      kind: field.kind,
      label: field.label,
      help: field.help,
      secret: isSecret(field),
      optional: field.optional,
      usually: field.usually?.source ?? null,
      placeholder: field.placeholder ?? null,
      options: field.options ? [...field.options] : [],
      snippet: field.snippet ?? null,
    })),
    ...standing,
  }
}

/** A provider as `npm run catalog` prints it. */
export const catalogEntry = (provider: Provider) => ({
  id: provider.id,
  name: provider.name,
  category: provider.category,
  kind: 'api' as const,
  signals: signals.filter((signal) => provider[signal] !== undefined),
  notExposed: provider.notExposed,
  credentials: Object.entries(provider.credentials).map(([name, field]) => ({ name, label: field.label, secret: isSecret(field) })),
  hosts: provider.hosts,
  keyPower: provider.keyPower === 'read' ? 'read' : provider.keyPower.canAlso,
  timeZone: provider.timeZone,
  confidence: provider.confidence,
  docs: provider.docs,
})
