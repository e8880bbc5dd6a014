import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { formatMoney, formatPercent, formatQuantity } from '../../lib/format-money.ts'
import { toPixels } from '../../lib/micros.ts'

type Limit = NonNullable<Summary['limits']>[number]

const periodWords: Readonly<Record<string, string>> = {
  minute: 'a minute',
  day: 'a day',
  week: 'a week',
  month: 'a month',
  quarter: 'a quarter',
  year: 'a year',
  total: 'in total',
}

/** How full it is, in percent; `undefined` where the provider does not tell what is used. */
export function fillOf({ cap, used, capQuantity, usedQuantity }: Limit): number | undefined {
  const [of, is] = cap ? [toPixels(cap.amount), used && toPixels(used.amount)] : [capQuantity, usedQuantity]
  if (of === null || is === null || of === undefined || is === undefined || of <= 0) return undefined
  return Math.round((is / of) * 1000) / 10
}

/** `$412.00 of $500.00 a month (82.4%)`; without what is used, the cap alone. */
export function describeLimit(limit: Limit): string {
  const { cap, used, capQuantity, usedQuantity, unit, period } = limit
  const most = cap ? formatMoney(cap) : formatQuantity(capQuantity ?? 0, unit)
  const so = cap ? used && formatMoney(used) : usedQuantity === null ? null : formatQuantity(usedQuantity, null)
  const fill = fillOf(limit)
  const words = `${most} ${periodWords[period] ?? period}`
  return so ? `${so} of ${words}${fill === undefined ? '' : ` (${formatPercent(fill)})`}` : `${words}; what is used of it is not told`
}
