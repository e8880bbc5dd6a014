import { type Day, addDays } from '../platform/day.ts'
import { dayInZone, endOfDay } from '../platform/zone.ts'
import { findProvider } from '../providers/registry.ts'
import { syncEveryHours } from '../providers/status.ts'
import type { DashboardRows } from '../figures/rows.ts'

const hour = 3_600_000

/** The next instant at which the clock alone changes the answer: a day ends somewhere, a source turns late, a lease runs out. */
export function validUntil(rows: DashboardRows, now: number): number {
  const edges = [rows.profile.timeZone, ...rows.connections.map((connection) => connection.timeZone)].map((zone) =>
    endOfDay(dayInZone(now, zone), zone),
  )
  const lateness = rows.signals.flatMap((signal) => {
    const connection = rows.connections.find((one) => one.id === signal.connectionId)
    const provider = connection && findProvider(connection.providerId)
    if (signal.signal !== 'cost' || !provider?.cost || !connection || signal.completeThrough === null) return []
    const next = addDays(signal.completeThrough as Day, 1)
    return [endOfDay(next, connection.timeZone) + 1.5 * (provider.cost.usualDelayHours + syncEveryHours(provider, 'cost')) * hour]
  })
  const leases = rows.connections.map((connection) => connection.leaseUntil)
  return Math.min(...[...edges, ...lateness, ...leases].filter((instant) => instant > now))
}
