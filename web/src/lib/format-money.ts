import { type Money, absolute, isNegative, toMicros } from './micros.ts'

/** Symbols that more than one currency carries, beyond those that Intl spells already (`CN¥`, `CA$`). */
const spelled: Readonly<Record<string, string>> = { JPY: 'JP¥' }

const cache = new Map<string, Intl.NumberFormat>()

function formatter(currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${currency} ${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.NumberFormat('en-US', { style: 'currency', currency, ...options })
  cache.set(key, made)
  return made
}

/** Decimals that an amount deserves: the currency's own from one unit on, more below, so that no small figure reads as zero. */
function digitsFor(micros: bigint): Intl.NumberFormatOptions {
  const size = micros < 0n ? -micros : micros
  if (size === 0n || size >= 1_000_000n || size % 10_000n === 0n) return {}
  return { minimumFractionDigits: 2, maximumFractionDigits: 6, maximumSignificantDigits: 3, roundingPriority: 'lessPrecision' }
}

/** `$4,812.36`, `$0.0123`, `CN¥812.00`, `−$38.40`. */
export const formatMoney = (money: Money): string => write(money, digitsFor(toMicros(money.amount)))

/** `$6,240`: for estimates, whose cents would claim too much. Small ones keep theirs. */
export function formatRoughly(money: Money): string {
  const micros = toMicros(money.amount)
  const size = micros < 0n ? -micros : micros
  return size < 100_000_000n ? formatMoney(money) : write(money, { maximumFractionDigits: 0 })
}

/** `+$96.10`, `−$38.40`. */
export const formatSigned = (money: Money): string => (isNegative(money) ? '' : '+') + formatMoney(money)

/** `↑ $96.10`, `↓ $38.40`: a change, without judging it. */
export const formatChange = (money: Money): string =>
  toMicros(money.amount) === 0n ? 'no change' : `${isNegative(money) ? '↓' : '↑'} ${formatMoney(absolute(money))}`

/** `$1.2K` for an axis. */
export const formatAxis = (value: number, currency: string): string =>
  tidy(formatter(currency, { notation: 'compact', minimumFractionDigits: 0, maximumSignificantDigits: 3 }).format(value), currency)

function write(money: Money, options: Intl.NumberFormatOptions): string {
  // Intl reads the decimal string itself, exactly; a float would not keep large amounts.
  return tidy(formatter(money.currency, options).format(money.amount as Intl.StringNumericLiteral), money.currency)
}

const tidy = (text: string, currency: string): string => {
  const symbol = spelled[currency]
  return (symbol ? text.replace('¥', symbol) : text).replace('-', '−')
}

const quantities = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** `61,200 characters`. */
export const formatQuantity = (quantity: number, unit: string | null): string => quantities.format(quantity) + (unit ? ` ${unit}` : '')

/** `12.4%`. The sign is said by the arrow beside it. */
export const formatPercent = (percent: number): string => `${quantities.format(Math.round(Math.abs(percent) * 10) / 10)}%`
