import { type Decimal, add, formatDecimal, parseDecimal } from '../platform/decimal.ts'
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
    { item: ChargeItem; billed: Decimal; effective: Decimal; list: Decimal | undefined; quantity: Quantity | undefined }
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
      sum.item = withLaterName(sum.item, item)
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
      ...[item.billed.currency, quantity === undefined ? null : asNumber(quantity), item.unit ?? null, item.provenance, item.paidTo ?? ''],
    ] as Cell[],
  }))
  return groupByPeriod(rows)
}

export function pointPeriods(items: Iterable<PointItem>): LedgerPeriod[] {
  const sums = new Map<string, { item: PointItem; quantity: Quantity }>()
  for (const item of items) {
    const dimensions = JSON.stringify([
      ...[item.start, item.end, item.grain, item.meter, item.unit, item.service, item.model, item.subAccount?.id, item.region, item.apiKey],
    ])
    const sum = sums.get(dimensions)
    if (sum) Object.assign(sum, { item: withLaterName(sum.item, item), quantity: addQuantities(sum.quantity, item.quantity) })
    else sums.set(dimensions, { item, quantity: item.quantity })
  }
  const rows = [...sums].map(([dimensions, { item, quantity }]) => ({
    period: item,
    row: [
      ...[item.start, item.end, item.grain, shortDigest(dimensions), item.meter, item.unit, asNumber(quantity)],
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
      const ends = group.map(({ period }) => period.end).sort()
      const sorted = group.map(({ row }) => row).sort((a, b) => (String(a[keyPosition]) < String(b[keyPosition]) ? -1 : 1))
      return [
        {
          start: first.period.start,
          end: ends.at(-1) ?? first.period.end,
          grain: first.period.grain,
          rows: sorted,
          digest: shortDigest(JSON.stringify(sorted)),
        },
      ]
    })
    .sort((a, b) => (a.start + a.grain < b.start + b.grain ? -1 : 1))
}

/** Where one id came under two names, the same one is kept in whatever order they came. */
const withLaterName = <Item extends Pick<ChargeItem, 'subAccount'>>(a: Item, b: Item): Item =>
  (b.subAccount?.name ?? '') > (a.subAccount?.name ?? '') ? b : a

/** A quantity as it came, or an exact sum of several. */
type Quantity = number | Decimal

/** Adds quantities without the tail of binary fractions, in any order: 0.1 + 0.2 is 0.3. */
function addQuantities(a: Quantity, b: Quantity): Quantity {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(a + b))
    return a + b
  return add(exactly(a), exactly(b))
}

const exactly = (quantity: Quantity): Decimal => (typeof quantity === 'number' ? parseDecimal(quantity) : quantity)
const asNumber = (quantity: Quantity): number => (typeof quantity === 'number' ? quantity : Number(formatDecimal(quantity)))
