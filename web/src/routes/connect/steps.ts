import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { formatDay } from '../../lib/format-dates.ts'
import { signalWords } from '../../lib/states.ts'

export interface Step {
  title: string
  text: string
  state: 'done' | 'now' | 'to_do' | 'failed'
  /** Shows the days and rows read so far. */
  counts?: true
}

const firstSignals = ['cost', 'credits', 'usage', 'limits', 'invoices'] as const

/** The first sync as four steps, from what the account says of itself. */
export function describeSteps(account: AccountAnswer): Step[] {
  const accepted: Step = {
    title: 'Key accepted',
    text: account.accountName ? `It belongs to ${account.accountName}` : `${account.providerName} does not name the account`,
    state: 'done',
  }
  return [accepted, describeReading(account), describeRecent(account), describeHistory(account)]
}

/** Whether there is something to see on the overview. */
export const isFirstSyncDone = (account: AccountAnswer): boolean => describeRecent(account).state === 'done'

/** The first signal that the provider has: costs where it tells them. */
const leadingSignal = ({ signals }: AccountAnswer) =>
  firstSignals.map((name) => signals.find((one) => one.signal === name)).find((one) => one !== undefined)

function describeReading(account: AccountAnswer): Step {
  const lead = leadingSignal(account)
  const title = lead ? `${signalWords[lead.signal]} readable` : 'Key checked'
  if (!lead) return { title, text: 'This provider exposes nothing more', state: 'done' }
  if (lead.state === 'off') return { title, text: lead.reason ?? 'Not offered for this account', state: 'failed' }
  if (lead.lastSuccessAt === null) return { title, text: account.statusReason ?? `Asking ${account.providerName}`, state: 'now' }
  return { title, text: lead.completeThrough ? `Newest complete day ${formatDay(lead.completeThrough)}` : 'No complete day yet', state: 'done' }
}

function describeRecent(account: AccountAnswer): Step {
  const { progress } = account
  const title = 'Reading the last 30 days'
  const lead = leadingSignal(account)
  const begun = !lead || lead.state === 'off' || lead.lastSuccessAt !== null
  if (account.status === 'credentials_rejected') return { title, text: account.statusReason ?? 'The credentials were rejected', state: 'failed' }
  if (progress?.recentDone || (progress === null && begun)) {
    return { title: 'The last 30 days are read', text: progress ? `${progress.rows.toLocaleString('en-US')} rows so far` : 'Nothing is left to read', state: 'done' }
  }
  return { title, text: account.statusReason ?? '', state: begun || (progress?.daysDone ?? 0) > 0 ? 'now' : 'to_do', counts: true }
}

function describeHistory({ progress }: AccountAnswer): Step {
  const title = 'Older history, in the background'
  if (!progress) return { title: 'Older history', text: 'Nothing is left to read', state: 'done' }
  return { title, text: `${progress.daysDone} of ${progress.daysWanted} days; you can leave this page`, state: progress.recentDone ? 'now' : 'to_do' }
}
