import { type Currency, type Micros, micros, toJson } from '../platform/money.ts'
import { findProvider } from '../providers/registry.ts'
import type { Left } from '../figures/accounts.ts'
import type { Counted } from '../figures/counted.ts'
import type { Dashboard } from './schemas.ts'

type Beside = Dashboard['beside'][number]

/** Monthly and cycle figures that the range covers only in part: they stand beside the total, undivided. */
export function describeMonthly(rows: readonly Counted[], money: (value: Micros) => Beside['amounts'][number]): Beside[] {
  return [...Map.groupBy(rows, (row) => row.connection)].map(([connection, own]) => ({
    kind: 'monthly_only',
    connectionId: connection.id,
    label: connection.label,
    amounts: [money(micros(own.reduce((sum, one) => sum + one.used, 0)))],
    why: 'The provider tells whole months only; these days are not all of one.',
  }))
}

/** Figures without an exchange rate, and spend that another connection already counts. */
export function describeLeft(left: readonly Left[]): Beside[] {
  return [...Map.groupBy(left, (one) => `${one.kind}/${one.connection.id}/${one.paidTo}`).values()].flatMap((own): Beside[] => {
    const [first] = own
    if (!first) return []
    const amounts = [...Map.groupBy(own, (one) => one.currency)].map(([currency, same]) =>
      toJson({ micros: micros(same.reduce((sum, one) => sum + one.used, 0)), currency: currency as Currency }),
    )
    const paidTo = findProvider(first.paidTo)?.name ?? first.paidTo
    const why =
      first.kind === 'no_rate'
        ? 'The European Central Bank publishes no rate for this currency.'
        : `Seen through ${first.connection.label}; ${paidTo} is connected itself and counts.`
    return [{ kind: first.kind, connectionId: first.connection.id, label: first.connection.label, amounts, why }]
  })
}
