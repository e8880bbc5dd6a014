import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import type { Tone } from '../../components/tag.tsx'
import { formatDay, formatDays } from '../../lib/format-dates.ts'
import { formatMoney, formatQuantity } from '../../lib/format-money.ts'
import { type Money, isZero } from '../../lib/micros.ts'
import { brakeWords } from '../../lib/states.ts'
import { largestFirst } from './meters.ts'

export type SignalFacts = Summary['signals'][number]
type Signal = SignalFacts['signal']

/** One signal in short. */
export interface Figure {
  main: string
  /** It was read, and there is nothing: words, not a zero. */
  isNone: boolean
  notes: readonly string[]
}

/** Why there is no figure, in words; or what is to be known of the one there is. */
export function standingOf(signal: SignalFacts, hasFigure: boolean): { tag: string | null; tone: Tone; reason: string } {
  if (!signal.exposed)
    return hasFigure
      ? { tag: 'estimated', tone: 'plain', reason: '' }
      : { tag: 'not exposed', tone: 'plain', reason: signal.reason ?? 'The provider exposes no such figure.' }
  if (signal.state === 'off')
    return { tag: 'not readable', tone: 'warn', reason: signal.reason ?? 'The provider does not offer this to the account.' }
  if (signal.state === 'pending' || signal.state === null) return { tag: 'not read yet', tone: 'plain', reason: signal.about ?? '' }
  return { tag: null, tone: 'plain', reason: signal.reason ?? 'Nothing has been told yet.' }
}

/** What the signal says now; `undefined` where it says nothing. */
export function figureOf(signal: Signal, summary: Summary, brake: AccountAnswer['brake'] | undefined): Figure | undefined {
  if (signal === 'cost') return summary.cost ? costOf(summary.cost, summary) : undefined
  if (signal === 'usage') return summary.usage ? usageOf(summary.usage) : undefined
  if (signal === 'credits') return summary.credits ? creditsOf(summary.credits) : undefined
  if (signal === 'limits') return summary.limits ? limitsOf(summary.limits, brake) : undefined
  return summary.invoices ? invoicesOf(summary.invoices) : undefined
}

const none = (main: string, ...notes: string[]): Figure => ({ main, isNone: true, notes })
const all = (amounts: readonly Money[]): string => amounts.map(formatMoney).join(' + ')

function costOf({ month, used, toPay, notReported }: NonNullable<Summary['cost']>, { signals, today }: Summary): Figure {
  const through = signals.find(({ signal }) => signal === 'cost')?.completeThrough
  // Where no day of the month is complete, nothing is known of it: that is not the same as nothing spent.
  if (used.length === 0 && (!through || through < `${month}-01`))
    return none('Nothing known of this month', ...(through ? [`complete through ${formatDay(through, today)}`] : ['no complete day yet']))
  if (used.length === 0) return none('No charges this month so far')
  const estimated = notReported.filter((amount) => !isZero(amount))
  return {
    main: all(used),
    isNone: false,
    notes: [
      'used this month so far',
      ...(all(toPay) === all(used) ? [] : [`${all(toPay)} after credits, with tax`]),
      ...(estimated.length > 0 ? [`${all(estimated)} of it not reported`] : []),
    ],
  }
}

function usageOf(meters: NonNullable<Summary['usage']>): Figure {
  const [first, ...rest] = largestFirst(meters)
  if (!first) return none('No usage this month so far')
  return {
    main: formatQuantity(first.quantity, first.unit),
    isNone: false,
    notes: [
      `${first.meter}, this month so far`,
      ...rest.slice(0, 2).map((one) => `${one.meter}: ${formatQuantity(one.quantity, one.unit)}`),
      ...(rest.length > 2 ? [`and ${rest.length - 2} more in the chart`] : []),
    ],
  }
}

function creditsOf(credits: NonNullable<Summary['credits']>): Figure {
  const [first, ...rest] = credits
  if (!first) return none('No balance', 'The account has none now.')
  return {
    main: first.amount ? formatMoney(first.amount) : formatQuantity(first.quantity ?? 0, first.unit),
    isNone: false,
    notes: [first.name, ...(rest.length > 0 ? [`and ${rest.length} more below`] : [])],
  }
}

function limitsOf(limits: NonNullable<Summary['limits']>, brake: AccountAnswer['brake'] | undefined): Figure {
  const money = limits.filter((limit) => limit.cap)
  const [first] = money.toSorted((a, b) => Number(b.scope === 'account') - Number(a.scope === 'account'))
  const words = brake ? [`brake at the provider: ${brakeWords[brake].label}`] : []
  if (!first?.cap) {
    return limits.length === 0
      ? none('No limit is set', ...words)
      : {
          main: `${limits.length} ${limits.length === 1 ? 'limit' : 'limits'}`,
          isNone: false,
          notes: [...words, 'in quantities, none in money'],
        }
  }
  return {
    main: first.used ? `${formatMoney(first.used)} of ${formatMoney(first.cap)}` : formatMoney(first.cap),
    isNone: false,
    notes: [first.name, ...words, ...(limits.length > 1 ? [`and ${limits.length - 1} more below`] : [])],
  }
}

function invoicesOf(invoices: NonNullable<Summary['invoices']>): Figure {
  const [newest] = invoices
  if (!newest) return none('No invoice yet')
  return { main: formatMoney(newest.total), isNone: false, notes: [`${formatDays(newest.from, newest.to)}, ${newest.status}`] }
}
