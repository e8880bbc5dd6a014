/** An amount as it stands on the screen, with its symbol: `CN¥`, `$`, `KWD`. */
export interface Written {
  symbol: string
  /** In micro-units. */
  amount: number
}

/** Every amount in some words: `≥ $1,234.56`, `−$0.0123`, `KWD 12.000 + €3.10`. */
export const amountsIn = (words: string): Written[] =>
  [...words.matchAll(/(−?)([^\d\s.,−+≥↑↓()–]+)\s?(\d[\d,]*(?:\.\d+)?)/g)].map(([, minus, symbol = '', digits = '']) => ({
    symbol,
    amount: Math.round(Number(digits.replaceAll(',', '')) * 1e6) * (minus ? -1 : 1),
  }))

/** The first amount in micro-units; `undefined` where the words say that there is none. */
export const moneyOf = (words: string): number | undefined =>
  amountsIn(words).find(({ symbol }) => /[^a-z]/.test(symbol) || symbol === '')?.amount

/** The symbol that a currency has on the screen. */
export function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat('en-US', { style: 'currency', currency }).formatToParts(0)
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency
  return symbol === '¥' ? 'JP¥' : symbol
}
