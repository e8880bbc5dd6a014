import type { Day } from '../platform/day.ts'
import type { Role } from '../platform/roles.ts'
import type { ConnectionRow, SignalRow } from '../providers/sync-store.ts'
import type { CurrentBalance } from '../usage/read-store.ts'

export interface Profile {
  role: Role
  name: string
  currency: string
  timeZone: string
  plan: string
  dataVersion: number
}

export type DashboardConnection = Pick<
  ConnectionRow,
  'id' | 'providerId' | 'label' | 'state' | 'stateReason' | 'payment' | 'role' | 'timeZone' | 'leaseUntil'
>

/**
 * What one account's ledger says of one day, in micro-units, told no longer than it must be: a year of a heavy workspace
 * is ten thousand of these, and of most days all that is used is to be paid, in the workspace's currency.
 */
export type DayFigure =
  | [connectionId: string, used: number]
  | [connectionId: string, used: number, toPay: number, currency: string]
  | [
      ...[connectionId: string, used: number, toPay: number, currency: string],
      ...[grain: 'day' | 'month' | 'cycle', periodEnd: Day, paidTo: string],
      ...[recurring: number, oneTime: number, calculated: number, estimated: number, manual: number],
    ]

export interface SpendDay {
  day: Day
  figures: DayFigure[]
}

export interface ServiceGroup {
  connectionId: string
  currency: string
  paidTo: string
  service: string
  projectId: string
  projectName: string
  /** First day of the figures: the rate is that day's when the currency is not the workspace's. */
  day: Day
  used: number
  toPay: number
}

export interface DashboardRows {
  profile: Profile
  connections: DashboardConnection[]
  signals: SignalRow[]
  spend: SpendDay[]
  services: ServiceGroup[]
  balances: CurrentBalance[]
  rates: { currency: string; rates: [Day, string][] }[]
  pauses: { providerId: string; reason: string }[]
}

/** Days of history that a forecast looks at. */
export const forecastHistoryDays = 35
