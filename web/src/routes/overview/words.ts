import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { earlierDay, formatDay, formatDays, formatWeekday } from '../../lib/format-dates.ts'
import { formatChange, formatMoney, formatPercent, formatSigned } from '../../lib/format-money.ts'
import { type Money, absolute, isNegative, isZero, sumAmounts } from '../../lib/micros.ts'

type Change = NonNullable<Dashboard['totals']['change']>

const counts = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** `Complete through 20 Nov (AWS), 21 Nov (others)`. */
export function describeFreshness({ byProvider, today }: Pick<Dashboard, 'byProvider' | 'today'>): string {
  const known = byProvider.flatMap(({ name, completeThrough }) => (completeThrough ? [{ name, completeThrough }] : []))
  const newest = known.reduce((latest, one) => (one.completeThrough > latest ? one.completeThrough : latest), '')
  if (!newest) return 'No day is complete yet'
  const behind = known.filter((one) => one.completeThrough < newest)
  const earliest = behind.reduce((first, one) => (one.completeThrough < first ? one.completeThrough : first), newest)
  if (behind.length === 0) return `Complete through ${formatDay(newest, today)}`
  const names = behind.filter((one) => one.completeThrough === earliest).map((one) => one.name)
  const who = names.length > 2 ? `${names.length} sources` : names.join(', ')
  return `Complete through ${formatDay(earliest, today)} (${who}), ${formatDay(newest, today)} (${behind.length > names.length ? 'newest' : 'others'})`
}

/** `↑ $531.20 (12.4%) on the same 20 complete days, 1–20 Oct`. */
export function describeChange(change: Change): string {
  const percent = change.percent === null || isZero(change.used) ? '' : ` (${formatPercent(change.percent)})`
  const days = change.comparableDays === 1 ? 'the one complete day' : `the same ${change.comparableDays} complete days`
  return `${formatChange(change.used)}${percent} on ${days}, ${formatDays(change.againstFrom, change.againstTo)}`
}

export const describeChangeOrNone = (change: Change | null): string => (change ? describeChange(change) : 'nothing to compare with yet')

/** What lies between used and to pay, and how sure the figure is. */
export function describeToPay(totals: Dashboard['totals']): string[] {
  const words: string[] = []
  if (!isZero(totals.adjustments)) {
    words.push(
      isNegative(totals.adjustments)
        ? `after ${formatMoney(absolute(totals.adjustments))} of credits, refunds and tax`
        : `with ${formatMoney(totals.adjustments)} of tax and adjustments`,
    )
  }
  if (!isZero(totals.prepaid)) words.push(`${formatMoney(totals.prepaid)} was prepaid`)
  if (!isZero(totals.paymentUnknown)) words.push(`${formatMoney(totals.paymentUnknown)} assumed to be invoiced`)
  return words
}

/** What else must be known about the total. */
export function describeTotal(totals: Dashboard['totals']): string[] {
  const words: string[] = []
  if (!isZero(totals.notReported)) words.push(`${formatMoney(totals.notReported)} of it not reported by a provider`)
  if (totals.newSources && !isZero(totals.newSources)) words.push(`new sources: ${formatSigned(totals.newSources)}`)
  if (totals.atLeast) words.push('at least: more is listed beside the total')
  return words
}

/** The headline of the verdict. */
export function describeVerdict({ state, through, reasons }: Dashboard['verdict'], today: string): string {
  if (state === 'no_data') return 'No figures yet'
  if (state === 'late') return through ? `Unknown since ${formatDay(through, today)}` : 'Unknown'
  if (state === 'attention') {
    const count = counts[reasons.length] ?? String(reasons.length)
    return reasons.length === 1 ? `${count} thing needs you` : `${count} things need you`
  }
  return through ? `Fine through ${formatDay(through, today)}` : 'Fine'
}

const urgency = { credentials_rejected: 0, late: 1, runway: 2, degraded: 3, paused: 4 } as const

/** What hides the most comes first: a key that no longer works, then what is late, then what runs out. */
export const worstFirst = (reasons: Dashboard['verdict']['reasons']): Dashboard['verdict']['reasons'] =>
  reasons.toSorted((a, b) => urgency[a.kind] - urgency[b.kind])

/** One reason of the verdict, its days written as everywhere on the page. */
export function describeReason(
  reason: Dashboard['verdict']['reasons'][number],
  { credits, today }: Pick<Dashboard, 'credits' | 'today'>,
): string {
  const runsOut = credits.filter((credit) => credit.connectionId === reason.connectionId).flatMap((credit) => credit.runsOutOn ?? [])
  const [first] = runsOut.toSorted()
  if (reason.kind === 'runway' && first !== undefined) {
    const label = credits.find((credit) => credit.connectionId === reason.connectionId)?.label ?? reason.providerId
    return `${label}: credits run out ${first <= today ? 'today' : `on ${formatWeekday(first)}`}.`
  }
  return reason.text.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => formatDay(day, today))
}

/** The tag of a line: `reported`, or the part that is not, `$41.12 calculated`. */
export function describeProvenance(parts: Dashboard['byProvider'][number]['provenance']): string | undefined {
  const own = parts.find((part) => !['reported', 'invoiced'].includes(part.provenance))
  if (own && parts.length > 1) return `${formatMoney(own.used)} ${own.provenance}`
  return own?.provenance ?? parts[0]?.provenance
}

const provenances: Readonly<Record<string, string>> = {
  reported: 'The provider’s own figure; the period is still open.',
  invoiced: 'The provider’s own figure, of a closed period.',
  calculated: 'The provider’s quantity times its published price, worked out by Outlay.',
  estimated: 'Worked out from readings: the provider does not tell it by day.',
  manual: 'Entered by a member.',
}

/** Every part of a figure with where it comes from, for whoever asks. */
export const explainProvenance = (parts: Dashboard['byProvider'][number]['provenance']): string =>
  parts.map(({ provenance, used }) => `${formatMoney(used)} ${provenance}. ${provenances[provenance] ?? ''}`.trim()).join(' ')

/** What the bars leave out of the total, and whose it is. */
export function describeWithoutDay(parts: readonly { name: string; used: Money }[]): string | undefined {
  const [first] = parts
  if (first === undefined) return undefined
  const total = { amount: sumAmounts(parts.map(({ used }) => used.amount)) ?? '0', currency: first.used.currency }
  const whose = parts.length === 1 ? first.name : parts.map(({ name, used }) => `${name} ${formatMoney(used)}`).join(', ')
  return `${formatMoney(total)} of the total is told by the month, so no bar has it: ${whose}.`
}

/** What a changed period shows, for whoever does not see it. */
export const describeShown = ({ range, today, totals }: Dashboard): string =>
  `${formatDays(range.from, earlierDay(range.to, today))}: ${formatMoney(totals.used)} used`
