import { isoOrNull } from '../platform/answers.ts'
import type { Day } from '../platform/day.ts'
import { findProvider } from '../providers/registry.ts'
import type { connectionStatuses } from '../providers/schemas.ts'
import { isSourceLate, standingOf } from '../providers/status.ts'
import type { DashboardConnection, DashboardRows } from './rows.ts'

export interface ConnectionLine {
  id: string
  providerId: string
  label: string
  status: (typeof connectionStatuses)[number]
  statusReason: string | null
  completeThrough: Day | null
  /** RFC 3339. */
  lastSyncAt: string | null
  late: boolean
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
