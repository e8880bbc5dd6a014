import { add, parseDecimal, type Decimal } from '../platform/decimal.ts'
import type { Day } from '../platform/day.ts'
import { shortDigest } from '../platform/digest.ts'
import { type Amount, toMicros } from '../platform/money.ts'
import type { Grain } from './schema.ts'

/** What the ledger takes: a charge or usage point without the provider's own types. */
export interface ChargeItem {
  start: Day
  /** Exclusive. */
  end: Day
  grain: Grain
  category: string
  frequency: string
  service?: string | undefined
  model?: string | undefined
  meter?: string | undefined
  subAccount?: { id: string; name?: string | undefined } | undefined
  region?: string | undefined
  apiKey?: string | undefined
  billed: Amount
  effective: Amount
  list?: Amount | undefined
  quantity?: number | undefined
  unit?: string | undefined
  provenance: string
  paidTo?: string | undefined
}

export interface PointItem {
  start: Day
  end: Day
  grain: Grain
  meter: string
  unit: string
  quantity: number
  service?: string | undefined
  model?: string | undefined
  subAccount?: { id: string; name?: string | undefined } | undefined
  region?: string | undefined
  apiKey?: string | undefined
}

type Cell = string | number | null

/** One period of one signal, ready to be compared and written: positional rows, as `json_each` reads them. */
export interface LedgerPeriod {
  start: Day
  end: Day
  grain: Grain
  rows: readonly (readonly Cell[])[]
  digest: string
}

/** Position of the row key in every positional row. */
export const keyPosition = 3

/** Rows of one period with equal dimensions are summed exactly, then rounded half-even to micro-units once. */
export function chargePeriods(items: Iterable<ChargeItem>): LedgerPeriod[] {
  const sums = new Map<
    string,
    { item: ChargeItem; billed: Decimal; effective: Decimal; list: Decimal | undefined; quantity: number | undefined }
  >()
  for (const item of items) {
    const dimensions = JSON.stringify([
      ...[item.start, item.end, item.grain, item.category, item.frequency, item.service, item.model, item.meter, item.subAccount?.id],
      ...[item.region, item.apiKey, item.billed.currency, item.unit, item.provenance, item.paidTo],
    ])
    if (item.billed.currency !== item.effective.currency) throw new RangeError('a charge in two currencies')
    const sum = sums.get(dimensions)
    const list = item.list?.value
    if (!sum) sums.set(dimensions, { item, billed: item.billed.value, effective: item.effective.value, list, quantity: item.quantity })
    else {
      sum.billed = add(sum.billed, item.billed.value)
      sum.effective = add(sum.effective, item.effective.value)
      sum.list = sum.list && list ? add(sum.list, list) : undefined
      sum.quantity = sum.quantity === undefined || item.quantity === undefined ? undefined : addQuantities(sum.quantity, item.quantity)
    }
  }
  const rows = [...sums].map(([dimensions, { item, billed, effective, list, quantity }]) => ({
    period: item,
    row: [
      ...[item.start, item.end, item.grain, shortDigest(dimensions), item.category, item.frequency],
      ...[item.service ?? null, item.model ?? null, item.meter ?? null, item.subAccount?.id ?? null, item.subAccount?.name ?? null],
      ...[item.region ?? null, item.apiKey ?? null, toMicros(billed), toMicros(effective), list ? toMicros(list) : null],
      ...[item.billed.currency, quantity ?? null, item.unit ?? null, item.provenance, item.paidTo ?? ''],
    ] as Cell[],
  }))
  return groupByPeriod(rows)
}

export function pointPeriods(items: Iterable<PointItem>): LedgerPeriod[] {
  const sums = new Map<string, { item: PointItem; quantity: number }>()
  for (const item of items) {
    const dimensions = JSON.stringify([
      ...[item.start, item.end, item.grain, item.meter, item.unit, item.service, item.model, item.subAccount?.id, item.region, item.apiKey],
    ])
    const sum = sums.get(dimensions)
    if (sum) sum.quantity = addQuantities(sum.quantity, item.quantity)
    else sums.set(dimensions, { item, quantity: item.quantity })
  }
  const rows = [...sums].map(([dimensions, { item, quantity }]) => ({
    period: item,
    row: [
      ...[item.start, item.end, item.grain, shortDigest(dimensions), item.meter, item.unit, quantity],
      ...[
        item.service ?? null,
        item.model ?? null,
        item.subAccount?.id ?? null,
        item.subAccount?.name ?? null,
        item.region ?? null,
        item.apiKey ?? null,
      ],
    ] as Cell[],
  }))
  return groupByPeriod(rows)
}

function groupByPeriod(rows: { period: { start: Day; end: Day; grain: Grain }; row: readonly Cell[] }[]): LedgerPeriod[] {
  const groups = Map.groupBy(rows, ({ period }) => `${period.start}/${period.grain}`)
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const sorted = group.map(({ row }) => row).sort((a, b) => (String(a[keyPosition]) < String(b[keyPosition]) ? -1 : 1))
      return [
        {
          start: first.period.start,
          end: first.period.end,
          grain: first.period.grain,
          rows: sorted,
          digest: shortDigest(JSON.stringify(sorted)),
        },
      ]
    })
    .sort((a, b) => (a.start < b.start ? -1 : 1))
}

/** Adds quantities without the tail of binary fractions: 0.1 + 0.2 is 0.3. */
const addQuantities = (a: number, b: number): number => {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return a + b
  const sum = add(parseDecimal(a), parseDecimal(b))
  return Number(sum.units) / 10 ** sum.scale
}
