import { isoOrNull } from '../platform/answers.ts'
import type { Day } from '../platform/day.ts'
import { findProvider } from '../providers/registry.ts'
import { isSourceLate, standingOf } from '../providers/status.ts'
import type { DashboardConnection, DashboardRows } from './read-store.ts'
import type { Dashboard } from './schemas.ts'

export type ConnectionLine = Dashboard['connections'][number] & {
  connection: DashboardConnection
  hasCosts: boolean
  /** The first day of its costs that has been read. */
  knownFrom: Day | null
}

/** How every connection stands now: its status in words, up to when it is complete, and whether it is late. */
export function describeConnections(rows: DashboardRows, now: number): ConnectionLine[] {
  return rows.connections.map((connection) => {
    const provider = findProvider(connection.providerId)
    const signals = rows.signals.filter((signal) => signal.connectionId === connection.id)
    const cost = signals.find((signal) => signal.signal === 'cost')
    const pausedReason = rows.pauses.find((pause) => pause.providerId === connection.providerId)?.reason ?? null
    const { status, reason } = standingOf(connection, signals, pausedReason, now)
    const lastSuccess = Math.max(0, ...signals.map((signal) => signal.lastSuccessAt ?? 0))
    const completeThrough = (cost?.completeThrough ?? null) as Day | null
    return {
      connection,
      hasCosts: cost !== undefined && cost.state !== 'off',
      knownFrom: (cost?.readBackTo ?? null) as Day | null,
      ...{ id: connection.id, providerId: connection.providerId, label: connection.label, status, statusReason: reason, completeThrough },
      lastSyncAt: isoOrNull(lastSuccess || null),
      late: provider !== undefined && connection.state !== 'disconnected' && isSourceLate(provider, connection, completeThrough, now),
    }
  })
}

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
