import type { AccountAnswer, ProviderAnswer } from '../../../worker/providers/schemas.ts'
import type { Tone } from '../components/tag.tsx'

type Status = AccountAnswer['status']

/** A connection's state, as it is said and as it looks. */
export const statusWords: Readonly<Record<Status, { label: string; tone: Tone }>> = {
  active: { label: 'on schedule', tone: 'good' },
  syncing: { label: 'syncing', tone: 'plain' },
  waiting: { label: 'waiting', tone: 'plain' },
  credentials_rejected: { label: 'credentials rejected', tone: 'bad' },
  degraded: { label: 'degraded', tone: 'warn' },
  paused: { label: 'paused', tone: 'plain' },
}

export const brakeWords: Readonly<Record<AccountAnswer['brake'], { label: string; about: string }>> = {
  hard_cap: { label: 'hard cap', about: 'The provider itself stops spend at a limit that is set there.' },
  alert_only: { label: 'alert only', about: 'The provider warns at a limit that is set there, and stops nothing.' },
  none: { label: 'none', about: 'No limit is set at the provider. Outlay can warn; it cannot stop spend.' },
  unknown: { label: 'unknown', about: 'The provider does not tell whether a limit is set. Look in its console.' },
}

export const paymentWords: Readonly<Record<AccountAnswer['payment'], { label: string; about: string }>> = {
  unknown: { label: 'Unknown', about: 'Counted as to pay, and shown as assumed.' },
  invoiced: { label: 'Invoiced', about: 'Billed afterwards: used becomes to pay.' },
  prepaid: { label: 'Prepaid', about: 'Taken from a balance: used, but not to pay.' },
}

export const signalWords = { cost: 'Cost', usage: 'Usage', credits: 'Credits', limits: 'Limits', invoices: 'Invoices' } as const

export const categoryWords = { ai: 'AI', cloud: 'Cloud', data: 'Data', saas: 'SaaS' } as const

/** How well what a provider exposes is known. */
export const confidenceWords: Readonly<Record<ProviderAnswer['confidence'], { short: string; label: string }>> = {
  high: { short: 'documented', label: 'API documented · checked against official samples' },
  medium: { short: 'details may differ', label: 'API documented · details may differ' },
  low: { short: 'partly documented', label: 'API partly documented' },
}

/** Needs somebody, and says why. */
export const isTroubled = (account: AccountAnswer): boolean =>
  account.late || account.status === 'credentials_rejected' || account.status === 'degraded'
