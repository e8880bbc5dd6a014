import { type Shown, sum } from './overview.ts'

/** Each figure on screen is rounded to the cent, and a forecast of a hundred and more to the unit. */
const halfCent = 5_000
const halfUnit = 500_000

/** The columns that the chart draws together, by their heading. */
const isTogether = (name: string): boolean => /^\d+ others$/.test(name)

/**
 * Where the figures of one screen do not add up, in words. It knows nothing but the screen: headline, table by provider, chart,
 * the note of what has no day, the lines between used and to pay, forecast.
 */
export function differencesOf(shown: Shown): string[] {
  const found: string[] = []
  const compare = (what: string, left: number, right: number, figures: number, rounding = halfCent) => {
    if (!(Math.abs(left - right) <= rounding * figures + halfCent)) found.push(`${what}: ${left / 1e6} and ${right / 1e6}`)
  }
  const { used, byProvider, cutToFew, chart, withoutDay } = shown
  const providers = Object.values(byProvider)
  compare('by provider and headline', sum(providers), used, providers.length)
  compare('the rows shown at first and headline', sum(cutToFew), used, cutToFew.length)
  compare('chart and headline', sum(chart.map(({ total }) => total)) + withoutDay, used, chart.length + 1)
  chart.forEach(({ total, cells }, row) =>
    compare(`row ${row + 1} of the chart`, sum(Object.values(cells)), total ?? 0, Object.keys(cells).length),
  )
  const columns = Object.keys(chart[0]?.cells ?? {})
  const inColumns = (name: string) => sum(chart.map(({ cells }) => cells[name]))
  const own = columns.filter((name) => !isTogether(name))
  const missing = sum(own.map((name) => byProvider[name])) - sum(own.map(inColumns))
  const others = Object.keys(byProvider).filter((name) => !own.includes(name))
  const together = columns.filter(isTogether)
  compare(
    'what has no bar of its own',
    sum(others.map((name) => byProvider[name])) - sum(together.map(inColumns)) + missing,
    withoutDay,
    (chart.length + 1) * columns.length + others.length,
  )
  if (withoutDay === 0) for (const name of own) compare(`column and row of ${name}`, inColumns(name), byProvider[name] ?? 0, chart.length)
  compare('used and to pay', used - shown.prepaid + shown.adjustments, shown.toPay, 3)
  return found
}

/** The forecast of the running month: whole days as they are, the others as they are expected. */
export function forecastDifference({ chart, forecast, withoutDay }: Shown): number {
  const days = sum(chart.map((row) => row.forecast ?? row.total))
  const tolerance = halfUnit * (chart.length + 1)
  const difference = Math.abs(days + withoutDay - (forecast ?? Number.NaN))
  return difference <= tolerance ? 0 : difference / 1e6
}
