import { type Decimal, add, formatDecimal, parseDecimal, zero } from '../../platform/decimal.ts'
import type { Amount } from '../../platform/money.ts'
import type { Charge, UsagePoint } from '../contract.ts'
import { simplify } from '../fixtures/simplify.ts'
import type { Item, Outcome } from './harness.ts'

/** JSON with its members in order, so that equal things are equal texts. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof member === 'bigint'
        ? String(member)
        : member,
  )

export const linesOf = (items: readonly Item[]): string[] => items.map((item) => canonical(simplify(item))).sort()

/** What one list lacks of the other and the reverse, counting repetitions; a few of each. */
export function differences(expected: readonly string[], actual: readonly string[]): string[] {
  const missing = without(expected, actual)
  const surplus = without(actual, expected)
  return [...missing.slice(0, 5).map((line) => `missing: ${line}`), ...surplus.slice(0, 5).map((line) => `not expected: ${line}`)]
}

/** The members of `lines` that `others` does not hold as often. */
export function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

export const isSeriesItem = (item: Item): item is Charge | UsagePoint => 'type' in item && (item.type === 'charge' || item.type === 'point')

/** Charges and points as the engine keeps them: rows of one period with equal dimensions, summed exactly. */
export function foldedLines(items: readonly Item[]): string[] {
  const groups = new Map<string, Record<string, Decimal>>()
  for (const item of items.filter(isSeriesItem)) {
    const { quantity, ...rest } = item
    const amounts = Object.fromEntries(Object.entries(rest).filter(([, member]) => isAmount(member))) as Record<string, Amount>
    const labels = Object.fromEntries(
      Object.entries(rest).map(([name, member]) => [name, isAmount(member) ? (member as Amount).currency : member]),
    )
    const sums = groups.get(canonical(labels)) ?? {}
    for (const [name, amount] of Object.entries(amounts)) sums[name] = add(sums[name] ?? zero, amount.value)
    if (quantity !== undefined) sums['quantity'] = add(sums['quantity'] ?? zero, parseDecimal(quantity))
    groups.set(canonical(labels), sums)
  }
  return [...groups].map(([labels, sums]) => `${labels} ${canonical(written(sums))}`).sort()
}

/** Sums of money by currency and of quantities by unit: what must never shrink in silence. */
export function totalsOf(items: readonly Item[]): Record<string, string> {
  const sums: Record<string, Decimal> = {}
  const count = (name: string, value: Decimal) => (sums[name] = add(sums[name] ?? zero, value))
  for (const item of items) {
    for (const [name, member] of Object.entries(item)) {
      if (isAmount(member)) count(`${name} ${member.currency}`, member.value)
      else if (isQuantity(member)) count(`${name} ${member.unit}`, parseDecimal(member.quantity))
    }
    if ('type' in item && item.type === 'point') count(`${item.meter} ${item.unit}`, parseDecimal(item.quantity))
  }
  return written(sums)
}

/** Trailing zeros differ with the order of addition; the number does not. */
const written = (sums: Record<string, Decimal>): Record<string, string> =>
  Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, trim(formatDecimal(sum))]))

const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

const isAmount = (value: unknown): value is Amount =>
  typeof value === 'object' && value !== null && 'value' in value && 'currency' in value && typeof value.value === 'object'

const isQuantity = (value: unknown): value is { quantity: number; unit: string } =>
  typeof value === 'object' && value !== null && 'quantity' in value && 'unit' in value

/** In a few words, for a list of problems. */
export function describe({ items, failure, crash }: Outcome): string {
  if (crash !== undefined) return `crashed: ${crash instanceof Error ? crash.message : JSON.stringify(crash)}`
  if (failure) return `failed with ${failure.message}`
  return `answered ${items.length} items`
}

/** A problem when the step did not come to an answer. */
export const unanswered = (what: string, outcome: Outcome): string[] =>
  outcome.failure === undefined && outcome.crash === undefined ? [] : [`${what} ${describe(outcome)}`]
