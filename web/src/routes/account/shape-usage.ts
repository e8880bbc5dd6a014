import type { ChartSource } from '../../charts/chart-data.ts'
import type { Measure } from '../../charts/measure.ts'
import type { Summary, UsageAnswer } from '../../../../worker/providers/summary-schemas.ts'
import { addDays, daysBetween } from '../../lib/format-dates.ts'
import { byAmount, fromMicros, sumAmounts, toMicros } from '../../lib/micros.ts'

type Item = UsageAnswer['items'][number]

/** One part of the figures: a service, a model. Its total holds what is told by the month too. */
export interface UsageGroup {
  id: string
  name: string
  total: string
  source: ChartSource
}

export interface ShapedUsage {
  days: string[]
  /** Largest first. */
  groups: UsageGroup[]
  /** The sum of all groups; `undefined`: no figure at all. */
  total: string | undefined
  /** The part of the total that is in no bar, since it is told by the month. */
  withoutDay: string | undefined
}

/** What may be shown as one figure: amounts of one currency, or quantities of one meter. */
export type UsageMeasure = Measure & { meter?: string }

export const nameOfMeasure = (measure: UsageMeasure): string => ('currency' in measure ? measure.currency : (measure.meter ?? measure.unit))

export const measuresOf = (usage: UsageAnswer): UsageMeasure[] =>
  usage.metric === 'cost'
    ? usage.totals.map(({ used }) => ({ currency: used.currency }))
    : [...new Map(usage.items.map(({ meter, unit }) => [`${meter} ${unit}`, { unit: unit ?? '', meter: meter ?? '' }])).values()]

const isOf = (item: Item, measure: UsageMeasure): boolean =>
  'currency' in measure
    ? item.used?.currency === measure.currency
    : item.unit === measure.unit && item.meter === (measure.meter ?? item.meter)

/** Quantities as the chart takes its figures: with the six decimals of an amount. */
const amountOf = (item: Item): string | undefined => item.used?.amount ?? item.quantity?.toFixed(6)

/**
 * Puts the answer's figures on their days, by group. Weeks and months stand on their first day within the range. Where days
 * are told, a month's figure is in the total and in no bar.
 */
export function shapeUsage(usage: UsageAnswer, measure: UsageMeasure, grain: Summary['signals'][number]['grain']): ShapedUsage {
  const days = Array.from({ length: daysBetween(usage.from, usage.to) + 1 }, (_, index) => addDays(usage.from, index))
  const position = new Map(days.map((day, index) => [day, index]))
  const hasBar = (item: Item) => item.grain === 'day' || grain !== 'day'
  const items = usage.items.filter((item) => isOf(item, measure))
  const groups = [...Map.groupBy(items, (item) => item.group ?? '')].map(([id, own]): UsageGroup => {
    const amounts: (string | null)[] = days.map(() => null)
    for (const item of own.filter(hasBar)) {
      const at = position.get(item.period < usage.from ? usage.from : item.period)
      if (at !== undefined) amounts[at] = sumAmounts([amounts[at], amountOf(item)]) ?? null
    }
    const name = nameOf(own, usage.groupBy)
    const total = sumAmounts(own.map(amountOf)) ?? fromMicros(0n)
    return { id: id || 'none', name, total, source: { id: id || 'none', name, amounts, completeThrough: usage.completeThrough } }
  })
  const monthly = items.filter((item) => !hasBar(item))
  return {
    days,
    groups: groups.toSorted((a, b) => byAmount(a.total, b.total) || a.name.localeCompare(b.name)),
    total: sumAmounts(groups.map((group) => group.total)),
    withoutDay: sumAmounts(monthly.map(amountOf)),
  }
}

const unnamed = { service: 'No service named', model: 'No model named', subAccount: 'No account named', meter: 'No meter named' } as const

function nameOf(items: readonly Item[], groupBy: UsageAnswer['groupBy']): string {
  const [first] = items
  if (groupBy === null) return 'Everything'
  return items.find((item) => item.groupName)?.groupName ?? first?.group ?? unnamed[groupBy]
}

/** What part of the whole it is, in percent; `undefined` where parts have no meaning: a whole of nothing, or below it. */
export function shareOf(part: string, whole: string | undefined): number | undefined {
  const of = whole === undefined ? 0n : toMicros(whole)
  const is = toMicros(part)
  return of <= 0n || is < 0n ? undefined : Number((is * 1000n) / of) / 10
}
