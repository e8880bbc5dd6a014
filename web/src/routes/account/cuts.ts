import type { Summary, UsageAnswer } from '../../../../worker/providers/summary-schemas.ts'

export type Grouping = NonNullable<UsageAnswer['groupBy']>

/** A way to look at the figures: money or quantities, by one dimension or none. */
export interface Cut {
  metric: UsageAnswer['metric']
  groupBy: Grouping | undefined
  /** How fine the signal's figures are. */
  grain: 'day' | 'month' | 'cycle'
}

/** The ways that this provider's figures can be looked at. Quantities are always of one meter. */
export function cutsOf({ signals, cost, usage }: Pick<Summary, 'signals' | 'cost' | 'usage'>): Cut[] {
  const find = (signal: 'cost' | 'usage') => signals.find((one) => one.signal === signal)
  const cutsFor = (metric: Cut['metric'], signal: ReturnType<typeof find>, groupings: readonly Grouping[]): Cut[] => {
    const grain = signal?.grain ?? 'day'
    return groupings.length === 0 ? [{ metric, groupBy: undefined, grain }] : groupings.map((groupBy) => ({ metric, groupBy, grain }))
  }
  const told = find('usage')
  return [
    ...(cost ? cutsFor('cost', find('cost'), find('cost')?.groupBy ?? []) : []),
    ...(usage ? cutsFor('quantity', told, told?.groupBy.filter((one) => one !== 'meter') ?? []) : []),
  ]
}

/** The cut that an address asks for, or the nearest that there is. */
export function readCut(cuts: readonly Cut[], { show, by }: { show?: string; by?: string }): Cut {
  const metric = show === 'quantity' ? 'quantity' : 'cost'
  return (
    cuts.find((cut) => cut.metric === metric && cut.groupBy === by) ??
    cuts.find((cut) => cut.metric === metric) ??
    cuts[0] ?? { metric: 'cost', groupBy: undefined, grain: 'day' }
  )
}
