import type { Day } from '../platform/day.ts'
import { isLate, noticedAfter } from '../usage/complete-through.ts'
import type { Provider, Signal } from './contract.ts'
import { failureWords } from './failure.ts'
import type { ConnectionRow, SignalRow } from './sync-store.ts'

export type ConnectionStatus = 'active' | 'syncing' | 'waiting' | 'credentials_rejected' | 'degraded' | 'paused'

export interface Standing {
  status: ConnectionStatus
  /** In words, for every status that needs them. */
  reason: string | null
}

type Facts = Pick<ConnectionRow, 'state' | 'stateReason' | 'leaseUntil'>
type SignalFacts = Pick<SignalRow, 'signal' | 'state' | 'reason' | 'detail' | 'failures' | 'lastSuccessAt' | 'nextSyncAt'>

const passing = new Set(['rate_limited', 'not_yet'])

/** What a connection is called on screen, from its row, its signals and the operator's pause. */
export function standingOf(connection: Facts, signals: readonly SignalFacts[], pausedReason: string | null, now: number): Standing {
  if (connection.state === 'credentials_rejected')
    return { status: 'credentials_rejected', reason: connection.stateReason ?? failureWords.credentials_rejected }
  if (connection.state === 'paused') return { status: 'paused', reason: connection.stateReason ?? 'Paused by a member of the workspace.' }
  if (pausedReason !== null) return { status: 'paused', reason: `Paused for everybody by the operator: ${pausedReason}` }
  const failing = signals.find((signal) => signal.failures > 0)
  if (failing) return { status: 'degraded', reason: `${nameOfSignal(failing.signal)}: ${failing.detail ?? 'the last sync failed'}` }
  if (connection.leaseUntil > now) return { status: 'syncing', reason: null }
  const waiting = signals.find((signal) => signal.reason !== null && passing.has(signal.reason))
  if (waiting) return { status: 'waiting', reason: waiting.detail ?? failureWords[waiting.reason as 'not_yet'] }
  if (signals.some((signal) => signal.state === 'pending')) return { status: 'syncing', reason: null }
  if (signals.length > 0 && signals.every((signal) => signal.state === 'off')) {
    return { status: 'degraded', reason: signals[0]?.detail ?? failureWords.permission_missing }
  }
  return { status: 'active', reason: null }
}

const names: Record<Signal, string> = { cost: 'Cost', usage: 'Usage', credits: 'Credits', limits: 'Limits', invoices: 'Invoices' }
export const nameOfSignal = (signal: Signal): string => names[signal]

/** How often a signal is read: the plan's hour, or as seldom as the provider asks for. */
export const syncEveryHours = (provider: Provider, signal: Signal): number => provider[signal]?.syncAtMostEveryHours ?? 1

/** The signal by which a provider is judged late, and a leak would be noticed. */
export function leadingSignal(provider: Provider): Signal | undefined {
  return (['cost', 'usage', 'credits', 'limits'] as const).find((signal) => provider[signal] !== undefined)
}

export function noticedAfterHours(provider: Provider) {
  const signal = leadingSignal(provider)
  return signal === undefined ? null : noticedAfter(provider[signal]?.usualDelayHours ?? 0, syncEveryHours(provider, signal))
}

/** Whether the newest complete day of its costs is older than it should be. */
export function isSourceLate(
  provider: Provider,
  connection: Pick<ConnectionRow, 'timeZone' | 'state'>,
  completeThrough: string | null,
  now: number,
): boolean {
  if (!provider.cost || connection.state === 'disconnected') return false
  return isLate({
    ...{ completeThrough: completeThrough as Day | null, now, timeZone: connection.timeZone },
    usualDelayHours: provider.cost.usualDelayHours,
    syncEveryHours: syncEveryHours(provider, 'cost'),
  })
}
