import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { formatDay } from '../../lib/format-dates.ts'
import { signalWords } from '../../lib/states.ts'

type Signal = AccountAnswer['signals'][number]

export interface Step {
  id: 'key' | 'readable' | 'recent' | 'older'
  title: string
  state: 'done' | 'now' | 'next' | 'failed'
  about: string
}

const recentDays = 30
const pollMs = 2_000
/** Where a provider asked us to wait, or fails, nothing moves sooner. */
const slowPollMs = 10_000
const leading = ['cost', 'usage', 'credits', 'limits', 'invoices'] as const
const stopped = new Set<AccountAnswer['status']>(['credentials_rejected', 'paused'])

/** The first sync as steps, each with how far it is. `historyDays`: how far back the provider remembers its costs. */
export function stepsOf(account: AccountAnswer, historyDays: number | null, today: string): Step[] {
  const signal = leadingSignal(account)
  const readable = signal && readableStep(account, signal, today)
  const readsDays = signal?.signal === 'cost' && signal.state !== 'off'
  return [keyStep(account), ...(readable ? [readable] : []), ...(readable && readsDays ? daySteps(account, readable, historyDays) : [])]
}

/** How long to wait before looking again; `false` once there is nothing more to see. */
export function pollAfter(account: AccountAnswer): number | false {
  if (stopped.has(account.status)) return false
  if (account.progress === null && leadingSignal(account)?.state !== 'pending') return false
  return account.status === 'waiting' || account.status === 'degraded' ? slowPollMs : pollMs
}

const leadingSignal = (account: AccountAnswer): Signal | undefined =>
  leading.map((name) => account.signals.find((one) => one.signal === name)).find((one) => one !== undefined)

const keyStep = ({ accountName, providerName }: AccountAnswer): Step => ({
  id: 'key',
  title: 'Key accepted',
  state: 'done',
  about: accountName ?? `${providerName} does not name the account`,
})

function readableStep(account: AccountAnswer, signal: Signal, today: string): Step {
  const name = signalWords[signal.signal]
  const title = signal.signal === 'cost' ? 'Costs readable' : `${name} readable`
  const step = { id: 'readable', title } as const
  if (signal.state === 'on') return { ...step, state: 'done', about: newest(signal, today) }
  const reason = signal.reason ?? account.statusReason ?? account.lastError
  if (signal.state === 'off')
    return { ...step, title: `${name} not readable`, state: 'failed', about: reason ?? 'not offered for this account' }
  if (stopped.has(account.status) || account.status === 'degraded')
    return { ...step, state: 'failed', about: reason ?? 'the last attempt failed' }
  return { ...step, state: 'now', about: account.status === 'waiting' && reason ? reason : 'being read' }
}

function newest(signal: Signal, today: string): string {
  if (signal.completeThrough) return `newest complete day ${formatDay(signal.completeThrough, today)}`
  return signal.signal === 'cost' || signal.signal === 'usage' ? 'no complete day yet' : 'read as it is now'
}

function daySteps({ progress }: AccountAnswer, readable: Step, historyDays: number | null): Step[] {
  const recentDone = progress ? progress.recentDone : readable.state === 'done'
  const started = readable.state === 'done' || (progress?.daysDone ?? 0) > 0
  const days = Math.min(recentDays, progress?.daysWanted ?? recentDays)
  const recent: Step = recentDone
    ? {
        id: 'recent',
        title: `The last ${days} days are read`,
        state: 'done',
        about: progress ? `${progress.rows.toLocaleString('en-US')} rows` : 'all of them',
      }
    : {
        id: 'recent',
        title: `Reading the last ${days} days`,
        state: started && readable.state !== 'failed' ? 'now' : 'next',
        about: 'about a minute',
      }
  const remembered = progress?.daysWanted ?? historyDays
  // Today counts as a day of the thirty.
  if (remembered !== null && remembered <= recentDays + 1) return [recent]
  const older = { id: 'older', title: 'Older history, in the background' } as const
  if (!progress && recentDone)
    return [recent, { ...older, title: 'Older history is read', state: 'done', about: 'as far back as there is' }]
  const far = remembered === null ? '' : recentDone ? `${progress?.daysDone ?? 0} of ${remembered} days; ` : `up to ${remembered} days; `
  return [recent, { ...older, state: recentDone ? 'now' : 'next', about: `${far}you can leave this page` }]
}
