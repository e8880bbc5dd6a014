import { type Decimal, add, divide, formatDecimal, multiply, parseDecimal, roundTo } from './decimal.ts'

/** An ISO 4217 code, upper case. */
export type Currency = string & { readonly __brand: 'Currency' }

/** Integer millionths of a currency's unit. Always a safe integer. */
export type Micros = number & { readonly __brand: 'Micros' }

/** What is stored and answered: whole micro-units of one currency. */
export interface Money {
  readonly micros: Micros
  readonly currency: Currency
}

/** An exact amount as a provider states it, before the single rounding to micro-units. */
export interface Amount {
  readonly value: Decimal
  readonly currency: Currency
}

export function currency(code: string): Currency {
  const upper = code.trim().toUpperCase()
  if (!/^[A-Z]{3}$/.test(upper)) throw new RangeError('not an ISO 4217 currency code')
  return upper as Currency
}

/** An exact amount in a currency's main unit: `money('1.23', 'EUR')`. */
export const money = (value: string | number | Decimal, code: string): Amount => ({
  value: typeof value === 'object' ? value : parseDecimal(value),
  currency: currency(code),
})

export const usd = (value: string | number | Decimal): Amount => money(value, 'USD')

/** An exact amount in hundredths, possibly fractional: `cents('1234.5678')` is 12.345678 dollars. */
export function cents(value: string | number, code = 'USD'): Amount {
  const parsed = parseDecimal(value)
  return { value: { units: parsed.units, scale: parsed.scale + 2 }, currency: currency(code) }
}

export function micros(value: number | bigint): Micros {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError('amount out of range')
  return number as Micros
}

/** Rounds half-even to micro-units; the only place where an exact amount loses digits. */
export const toMicros = (value: Decimal): Micros => micros(roundTo(value, 6))

export const roundToMoney = (amount: Amount): Money => ({ micros: toMicros(amount.value), currency: amount.currency })

export const asDecimal = (value: Micros): Decimal => ({ units: BigInt(value), scale: 6 })

/** `"12.340000"`: the decimal string of the API. */
export const formatMicros = (value: Micros): string => formatDecimal(asDecimal(value))

export const toJson = (value: Money) => ({ amount: formatMicros(value.micros), currency: value.currency as string })

export function addMicros(a: Micros, b: Micros): Micros {
  return micros(a + b)
}

/** Sums exact amounts of one currency; throws on a mixture, since currencies are never added without a stated rate. */
export function sumAmounts(amounts: readonly Amount[]): Amount | undefined {
  const [first, ...rest] = amounts
  if (!first) return undefined
  return rest.reduce((sum, next) => {
    if (next.currency !== sum.currency) throw new RangeError('cannot add different currencies')
    return { value: add(sum.value, next.value), currency: sum.currency }
  }, first)
}

/** Converts with rates that both say units per one euro, as the ECB publishes them. Rounded half-even to micro-units. */
export function convert(value: Micros, perEuroFrom: Decimal, perEuroTo: Decimal): Micros {
  return toMicros(divide(multiply(asDecimal(value), perEuroTo), perEuroFrom, 12))
}
