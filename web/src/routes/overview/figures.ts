import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { type Money, fromMicros, isZero, sumAmounts, toMicros } from '../../lib/micros.ts'

type Line = Dashboard['byProvider'][number]
type Series = Dashboard['series']

/** A line stands for what is connected too. Without a figure its sum says nothing, and is not zero. */
export const hasFigures = (line: Pick<Line, 'providerId' | 'used' | 'provenance'>, series: Series): boolean =>
  line.provenance.length > 0 || !isZero(line.used) || series.providers.some((one) => one.providerId === line.providerId)

export const hasAnyFigures = ({ byProvider, series }: Pick<Dashboard, 'byProvider' | 'series'>): boolean =>
  byProvider.some((line) => hasFigures(line, series))

/** The part of each provider's sum that is told by the month: it counts, and is in no bar. */
export function withoutDay({ byProvider, series }: Pick<Dashboard, 'byProvider' | 'series'>): { name: string; used: Money }[] {
  return byProvider.flatMap((line) => {
    const daily = sumAmounts(series.providers.find((one) => one.providerId === line.providerId)?.used ?? [])
    const rest = toMicros(line.used.amount) - toMicros(daily ?? '0')
    return rest === 0n ? [] : [{ name: line.name, used: { amount: fromMicros(rest), currency: line.used.currency } }]
  })
}

/** Where one sees more of a provider: its account, or its accounts. `undefined`: it is no longer connected. */
export function placeOf(providerId: string | null, connections: Dashboard['connections']): string | undefined {
  const own = connections.filter((connection) => connection.providerId === providerId)
  const [only] = own
  if (only === undefined) return undefined
  return own.length === 1 ? accountPath(only.id) : `/providers?q=${providerId}`
}

export const accountPath = (connectionId: string): string => `/providers/accounts/${connectionId}`
