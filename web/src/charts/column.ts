import { addDays, daysBetween, formatDay, formatDays, formatMonth, formatWeekday } from '../lib/format-dates.ts'
import { byAmount, sumAmounts } from '../lib/micros.ts'
import type { Bucket, ChartData, ChartSeries, Grain } from './chart-data.ts'
import { type Measure, writeAmount, writeRoughly } from './measure.ts'

interface Column {
  data: ChartData
  index: number
  hidden: ReadonlySet<string>
}

export interface Line {
  series: ChartSeries
  amount: string
  complete: boolean
}

/** What stands at one column, largest first: the readout, and what a screen reader hears. */
export const readoutOf = ({ data, index, hidden }: Column): Line[] =>
  data.series
    .flatMap((series) => {
      const amount = series.amounts[index]
      return hidden.has(series.id) || amount === null || amount === undefined
        ? []
        : [{ series, amount, complete: series.complete[index] ?? true }]
    })
    .toSorted((a, b) => byAmount(a.amount, b.amount))

export const totalOf = (lines: readonly Line[]): string | undefined => sumAmounts(lines.map((line) => line.amount))

/** The forecast is of everything: it says nothing of what the legend leaves. */
export const forecastAt = ({ data, index, hidden }: Column) => (hidden.size === 0 ? data.forecast[index] : undefined)

/** `Fri 20 Nov`, `9–15 Nov`, `Nov 2026`; of a week or month at the edge also how short it is. */
export function nameColumn({ buckets, grain }: ChartData, index: number): string {
  const bucket = buckets[index]
  if (!bucket) return ''
  if (grain === 'day') return formatWeekday(bucket.from)
  const length = daysBetween(bucket.from, bucket.to) + 1
  const short = isWhole(bucket, grain) ? '' : ` (${length} ${length === 1 ? 'day' : 'days'})`
  return (grain === 'month' ? formatMonth(bucket.from) : formatDays(bucket.from, bucket.to)) + short
}

const isWhole = ({ from, to }: Bucket, grain: Grain): boolean =>
  grain === 'month' ? from.endsWith('-01') && addDays(to, 1).endsWith('-01') : daysBetween(from, to) === 6

/** The label below a column: its first day, or its month. */
export function nameTick({ buckets, grain }: ChartData, index: number): string {
  const from = buckets[index]?.from
  if (from === undefined) return ''
  return grain === 'month' ? formatMonth(from) : formatDay(from)
}

/** The column in words, for the slider that moves the crosshair. */
export function describeColumn(column: Column, measure: Measure): string {
  const lines = readoutOf(column)
  const total = totalOf(lines)
  const ahead = forecastAt(column)
  const parts = lines.map((line) => `${line.series.name} ${writeAmount(line.amount, measure)}${line.complete ? '' : ', not complete'}`)
  const words = total === undefined ? ['no figures'] : [`total ${writeAmount(total, measure)}`, ...parts]
  if (ahead) words.push(`forecast ${writeRoughly(ahead.expected, measure)}`)
  return `${nameColumn(column.data, column.index)}: ${words.join('; ')}`
}
