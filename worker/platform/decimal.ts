/** An exact decimal number: `units × 10^-scale`. No float ever holds money on its way in. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

export const zero: Decimal = { units: 0n, scale: 0 }

/**
 * Reads a decimal as providers write them: `"1.2345678901"`, `"-0.5"`, `"6.2E-7"`, or a JSON number, whose shortest
 * decimal form is taken. Throws on anything else, so that a missing figure can never become 0.
 */
export function parseDecimal(input: string | number): Decimal {
  const text = typeof input === 'number' ? String(input) : input.trim()
  const match = shape.exec(text)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? []
  if (!match || whole + fraction === '') throw new RangeError('not a decimal number')
  const scale = fraction.length - Number(exponent)
  const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`)
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: rescale(a, scale) + rescale(b, scale), scale }
}

export const multiply = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale })

export const negate = (a: Decimal): Decimal => ({ units: -a.units, scale: a.scale })

export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b))

export const isZero = (a: Decimal): boolean => a.units === 0n

/** `a / b` rounded half-even to `scale` decimals. */
export function divide(a: Decimal, b: Decimal, scale: number): Decimal {
  if (b.units === 0n) throw new RangeError('division by zero')
  const negative = b.units < 0n
  const numerator = a.units * 10n ** BigInt(scale + b.scale) * (negative ? -1n : 1n)
  const denominator = (negative ? -b.units : b.units) * 10n ** BigInt(a.scale)
  return { units: divideHalfEven(numerator, denominator), scale }
}

/** The value as an integer of `10^-places`, rounded half-even once. */
export function roundTo(a: Decimal, places: number): bigint {
  return a.scale <= places ? rescale(a, places) : divideHalfEven(a.units, 10n ** BigInt(a.scale - places))
}

export function formatDecimal(a: Decimal): string {
  const digits = (a.units < 0n ? -a.units : a.units).toString().padStart(a.scale + 1, '0')
  const whole = digits.slice(0, digits.length - a.scale)
  const fraction = a.scale === 0 ? '' : `.${digits.slice(digits.length - a.scale)}`
  return `${a.units < 0n ? '-' : ''}${whole}${fraction}`
}

function rescale(a: Decimal, scale: number): bigint {
  return a.units * 10n ** BigInt(scale - a.scale)
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const remainder = numerator % denominator
  const twice = (remainder < 0n ? -remainder : remainder) * 2n
  const away = twice > denominator || (twice === denominator && quotient % 2n !== 0n)
  if (!away) return quotient
  return numerator < 0n ? quotient - 1n : quotient + 1n
}
