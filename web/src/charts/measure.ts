import { formatAxis, formatMoney, formatQuantity, formatRoughly } from '../lib/format-money.ts'

/** What the figures of a chart are: money, or so many of something. */
export type Measure = { currency: string } | { unit: string }

export const writeAmount = (amount: string, measure: Measure): string =>
  'currency' in measure ? formatMoney({ amount, currency: measure.currency }) : formatQuantity(Number(amount), measure.unit)

/** An estimate, whose last digits would claim too much. */
export const writeRoughly = (amount: string, measure: Measure): string =>
  'currency' in measure ? formatRoughly({ amount, currency: measure.currency }) : formatQuantity(Math.round(Number(amount)), measure.unit)

const quantities = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 })

export const writeAxis = (value: number, measure: Measure): string =>
  'currency' in measure ? formatAxis(value, measure.currency) : quantities.format(value).replace('-', '−')
