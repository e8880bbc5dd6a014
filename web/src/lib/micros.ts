/** Money as the API writes it: a decimal string with six places, and its ISO 4217 currency. */
export interface Money {
  amount: string
  currency: string
}

const decimalShape = /^(-?)(\d+)(?:\.(\d{1,6}))?$/

/** Whole micro-units of a decimal string. Sums are made of these, never of floats. */
export function toMicros(amount: string): bigint {
  const match = decimalShape.exec(amount)
  if (!match) throw new RangeError(`not an amount: ${amount}`)
  const [, sign = '', whole = '0', fraction = ''] = match
  const micros = BigInt(whole + fraction.padEnd(6, '0'))
  return sign === '-' ? -micros : micros
}

/** The decimal string of micro-units, as the API writes it. */
export function fromMicros(micros: bigint): string {
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, '0')
  return `${micros < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`
}

/** The sum of what is there; `undefined` when nothing is, since no figure is not zero. */
export function sumAmounts(amounts: Iterable<string | null | undefined>): string | undefined {
  let sum: bigint | undefined
  for (const amount of amounts) {
    if (amount !== null && amount !== undefined) sum = (sum ?? 0n) + toMicros(amount)
  }
  return sum === undefined ? undefined : fromMicros(sum)
}

export const isZero = (money: Money): boolean => toMicros(money.amount) === 0n
export const isNegative = (money: Money): boolean => toMicros(money.amount) < 0n

export const absolute = (money: Money): Money => ({ ...money, amount: money.amount.replace(/^-/, '') })

/** Compares by amount, largest first. */
export function byAmount(a: string, b: string): number {
  const difference = toMicros(b) - toMicros(a)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** A float for drawing alone: pixels forgive what sums do not. */
export const toPixels = (amount: string): number => Number(amount)
