import { type GeneratedLedger, generatedToday } from './generated-ledger.ts'
import { dayAfter } from './overview.ts'

/** What a screen must say of a ledger: the total in its currency, and what stands beside it in each; in micro-units. */
export interface Expected {
  used: number
  /** The part of it that is told by the month, and has no day. */
  withoutDay: number
  beside: Record<string, number>
}

/** Adds up a ledger by hand: slow, with floats, and sharing no code with the product. */
export function addUp(ledger: GeneratedLedger, range: { from: string; to: string }): Expected {
  const expected: Expected = { used: 0, withoutDay: 0, beside: {} }
  const setBeside = (currency: string, amount: number) => (expected.beside[currency] = (expected.beside[currency] ?? 0) + amount)
  for (const { day, end, grain, currency, used, paidTo } of ledger.figures) {
    if (day < range.from || day > range.to) continue
    const from = rateOf(ledger, currency, day)
    const to = rateOf(ledger, ledger.currency, day)
    const converted = currency === ledger.currency ? used : from && to && (used / from) * to
    // Anthropic is connected itself from the first day on: what the observer sees of it is there already.
    if (paidTo === 'anthropic' || converted === undefined) setBeside(currency, used)
    else if (grain === 'day' || end <= dayAfter(range.to) || range.to >= generatedToday) {
      expected.used += converted
      if (grain === 'month') expected.withoutDay += converted
    } else setBeside(ledger.currency, converted)
  }
  return expected
}

/** Units of a currency for a euro, as last published before a day. */
function rateOf({ rates }: GeneratedLedger, currency: string, day: string): number | undefined {
  if (currency === 'EUR') return 1
  const published = rates.find((one) => one.currency === currency)?.rates.findLast(([at]) => at < day)
  return published && Number(published[1])
}
