import type { SyncAnswer } from '../../../../worker/providers/summary-schemas.ts'
import type { Tone } from '../../components/tag.tsx'
import { formatDay, formatDays } from '../../lib/format-dates.ts'

export const stateWords: Readonly<Record<SyncAnswer['state'], { label: string; tone: Tone }>> = {
  running: { label: 'running', tone: 'plain' },
  waiting: { label: 'waiting for the report', tone: 'plain' },
  done: { label: 'done', tone: 'good' },
  failed: { label: 'failed', tone: 'bad' },
  dead: { label: 'given up', tone: 'bad' },
}

const reasonWords: Readonly<Record<SyncAnswer['reason'], string>> = { recent: 'recent days', history: 'older history', manual: 'asked for' }

export const hasFailed = ({ state }: Pick<SyncAnswer, 'state'>): boolean => state === 'failed' || state === 'dead'

/** `24–30 Oct, older history`; a signal without days is read as it stands. */
export function describeWindow({ from, to, reason }: Pick<SyncAnswer, 'from' | 'to' | 'reason'>, today: string): string {
  if (from === null || to === null || to < from) return 'as it stands'
  const year = (day: string) => day.slice(0, 4)
  const lacksYear = from !== to && year(from) === year(to) && year(to) !== year(today)
  const days = from === to ? formatDay(to, today) : formatDays(from, to) + (lacksYear ? ` ${year(to)}` : '')
  return `${days}, ${reasonWords[reason]}`
}

/** `done, 210 rows`, `failed at the 3rd attempt`. */
export function describeOutcome({ state, rows, attempts }: Pick<SyncAnswer, 'state' | 'rows' | 'attempts'>): string {
  const { label } = stateWords[state]
  if (state === 'done') return `${label}, ${rows === 0 ? 'nothing new' : `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`}`
  if (state === 'dead') return `${label} after ${attempts} attempts`
  return attempts > 1 ? `${label}, attempt ${attempts}` : label
}

/** Whether a later sync has read all that this one failed to read. */
export const isOvertaken = (sync: SyncAnswer, all: readonly SyncAnswer[]): boolean =>
  all.some(
    (one) =>
      one.id > sync.id &&
      one.state === 'done' &&
      one.signal === sync.signal &&
      (sync.from === null || (one.from !== null && one.from <= sync.from)) &&
      (sync.to === null || (one.to !== null && one.to >= sync.to)),
  )
