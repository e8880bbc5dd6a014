import type { ConnectionLine } from '../figures/standings.ts'
import type { Day } from '../platform/day.ts'
import type { Dashboard } from './schemas.ts'

/** The worst state of anything, with what it comes from: the answer to "are we fine?". */
export function judge(lines: readonly ConnectionLine[], credits: Dashboard['credits']): Dashboard['verdict'] {
  const alive = lines.filter((line) => line.connection.state !== 'disconnected')
  const reasons = [
    ...alive.flatMap((line) => reasonOf(line)),
    ...credits
      .filter((credit) => credit.runwayDays !== null && credit.runwayDays < runwayWarningDays)
      .map((credit) => ({
        kind: 'runway' as const,
        ...{ connectionId: credit.connectionId, providerId: credit.providerId },
        text: `${credit.label}: ${runwayWords(credit.runwayDays ?? 0)}.`,
      })),
  ]
  const complete = alive.filter((line) => line.hasCosts).map((line) => line.completeThrough)
  const through = complete.reduce<Day | null>(
    (least, day) => (day !== null && (least === null || day < least) ? (day as Day) : least),
    null,
  )
  if (through === null && reasons.length === 0) return { state: 'no_data', through, reasons }
  const state = reasons.some((reason) => reason.kind === 'late') ? 'late' : reasons.length > 0 ? 'attention' : 'fine'
  return { state, through, reasons }
}

const runwayWords = (days: number): string =>
  days === 0 ? 'credits run out today' : `credits last ${days} more ${days === 1 ? 'day' : 'days'}`

/** `21 Nov`. */
const dayWords = (day: string | null): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day ?? ''))

/** Product rule: under a week of runway is worth a word. */
const runwayWarningDays = 7

function reasonOf(line: ConnectionLine): Dashboard['verdict']['reasons'] {
  const about = { connectionId: line.id, providerId: line.providerId }
  if (line.status === 'credentials_rejected')
    return [{ kind: 'credentials_rejected', ...about, text: `${line.label}: the provider rejects the key.` }]
  if (line.late) return [{ kind: 'late', ...about, text: `${line.label}: unknown since ${dayWords(line.completeThrough)}.` }]
  if (line.status === 'degraded')
    return [{ kind: 'degraded', ...about, text: `${line.label}: ${line.statusReason ?? 'the last sync failed'}.` }]
  return []
}
