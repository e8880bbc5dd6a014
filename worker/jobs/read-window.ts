import { runBatch, type Statement } from '../platform/database.ts'
import { type Day, addDays, maxDay, minDay, utcStart } from '../platform/day.ts'
import { dayInZone, startOfDay } from '../platform/zone.ts'
import type { Api, Provider } from '../providers/contract.ts'
import { ProviderFailure } from '../providers/failure.ts'
import { releaseStatement, signalStatement, syncStatement } from '../providers/sync-store.ts'
import { windowOf } from '../providers/window.ts'
import { bumpDataVersion } from '../team/audit-store.ts'
import { type LedgerTarget, readPeriods } from '../usage/charge-store.ts'
import { completeThrough, dueDay } from '../usage/complete-through.ts'
import { chargesFromReadings } from '../usage/readings.ts'
import { type ChargeItem, type LedgerPeriod, chargePeriods, pointPeriods } from '../usage/rows.ts'
import { readReadings, readingStatements } from '../usage/snapshot-store.ts'
import { collectCosts, collectUsage, readingsFrom } from './collect.ts'
import { nextStanding, planWork } from './plan.ts'
import { readSnapshot } from './read-snapshot.ts'
import { type Job, type SyncOutcome, syncRow } from './job.ts'
import { LeaseLost, findChanges, writePeriods } from './write-periods.ts'

const hour = 3_600_000
/** How far back the days with figures are looked at, to tell a silence from a gap. */
const memoryDays = 62

/** Reads one window of the planned signal at the provider, and writes it. */
export async function readWindow(job: Job, provider: Provider, api: Api): Promise<SyncOutcome> {
  const { signal } = job.work.signal
  if (signal === 'cost' || signal === 'usage') return readSeries(job, provider, api, signal)
  const written = await readSnapshot(job, provider, api, signal)
  return finish(job, provider, { rows: written.rows, changed: written.changed, standing: {} })
}

async function readSeries(job: Job, provider: Provider, api: Api, signal: 'cost' | 'usage'): Promise<SyncOutcome> {
  const { ctx, ref, connection, work, fence } = job
  const facts = provider[signal]
  const range = work.range
  if (!facts || !range) throw new ProviderFailure('not_offered', { detail: `${provider.name} no longer exposes ${signal}` })
  const window = windowOf(range, connection.timeZone)
  const read =
    signal === 'cost' && provider.cost
      ? await collectCosts(provider.cost, api, window, job.resume)
      : provider.usage
        ? await collectUsage(provider.usage, api, window, job.resume)
        : undefined
  if (!read) throw new ProviderFailure('not_offered')
  if (read.wait) return waitForReport(job, read.wait)

  const target: LedgerTarget = { ...ref, fence }
  const derived = signal === 'cost' && read.readings.length > 0 ? await deriveFromReadings(job, target, read.readings, window.from) : []
  const periods =
    signal === 'cost'
      ? chargePeriods([...(read.items as ChargeItem[]), ...derived])
      : pointPeriods(read.items as Parameters<typeof pointPeriods>[0])
  const span = derived.length > 0 ? { from: readingsFrom(range), to: range.to } : range
  const today = dayInZone(ctx.now(), connection.timeZone)
  // Older days say nothing of what is complete: there, only what the window covers is compared.
  const tomorrow = addDays(today, 1)
  const remembered = {
    from: work.reason === 'recent' ? minDay(span.from, addDays(today, -memoryDays)) : span.from,
    to: work.reason === 'recent' || derived.length > 0 ? maxDay(span.to, tomorrow) : span.to,
  }
  const known = await readPeriods(ref, signal, remembered.from, remembered.to)
  const changes = findChanges(periods, known, span, dueDay(job.askedAt, connection.timeZone, facts.usualDelayHours))
  const rows = periods.reduce((sum, period) => sum + period.rows.length, 0)
  const through =
    work.reason === 'recent' ? reach(job, facts.usualDelayHours, known, periods, changes) : (work.signal.completeThrough as Day | null)

  let written = 0
  await writePeriods({
    ...{ target, signal, changes, now: ctx.now() },
    completeThrough: work.signal.completeThrough as Day | null,
    beside: (last, more) => {
      written += more
      const soFar = through !== null && work.reason === 'recent' ? minDay(through, last) : null
      const moved =
        soFar !== null && soFar > (work.signal.completeThrough ?? '') ? { completeThrough: soFar } : { failures: work.signal.failures }
      return [syncStatement(ref, syncRow(job, { rows: written }), fence), signalStatement(ref, signal, moved, fence)]
    },
  })
  return finish(job, provider, {
    rows,
    changed: changes.length,
    standing: { completeThrough: through, ...measureDelay(job, periods, changes) },
  })
}

/** Up to which day the source is complete after this answer. */
function reach(
  job: Job,
  usualDelayHours: number,
  known: readonly { start: Day; rows: number }[],
  periods: readonly LedgerPeriod[],
  changes: readonly LedgerPeriod[],
): Day | null {
  const gone = new Set(changes.filter((period) => period.rows.length === 0).map((period) => period.start))
  const stored = known.filter((period) => period.rows > 0 && !gone.has(period.start)).map((period) => period.start)
  const days = [...new Set([...stored, ...periods.flatMap((period) => (period.rows.length > 0 ? lastDayOf(period) : []))])].sort()
  const previous = job.work.signal.completeThrough as Day | null
  const whole = job.work.range ? addDays(job.work.range.to, -1) : null
  const reached = completeThrough({
    previous,
    daysWithFigures: days,
    now: job.askedAt,
    timeZone: job.connection.timeZone,
    usualDelayHours,
  })
  if (reached === null || whole === null) return previous
  // A pass in several windows is complete only as far as it has read.
  return minDay(reached, previous === null ? whole : maxDay(whole, previous))
}

const lastDayOf = (period: LedgerPeriod): Day => (period.grain === 'day' ? period.start : addDays(period.end, -1))

/** How long after its end the newest day with figures arrived, as a running mean in hours. */
function measureDelay(job: Job, periods: readonly LedgerPeriod[], changes: readonly LedgerPeriod[]) {
  const { signal, reason } = job.work
  const newest = changes.findLast((period) => period.rows.length > 0)
  if (reason !== 'recent' || !newest || newest !== periods.at(-1)) return {}
  const delay = Math.max(0, (job.ctx.now() - startOfDay(newest.end, job.connection.timeZone)) / hour)
  const before = signal.measuredDelayHours
  return { lastNewAt: job.ctx.now(), measuredDelayHours: Math.round(before === null ? delay : before * 0.8 + delay * 0.2) }
}

async function deriveFromReadings(
  job: Job,
  target: LedgerTarget,
  readings: Parameters<typeof readingStatements>[1],
  from: Day,
): Promise<ChargeItem[]> {
  await runBatch(target.db, readingStatements(target, readings))
  const since = utcStart(addDays(readingsFrom({ from, to: from }), -1))
  const stored = await readReadings(target, since)
  const first = readingsFrom({ from, to: from })
  return [...Map.groupBy(stored, (one) => one.meter).values()]
    .flatMap((ofMeter) => chargesFromReadings(ofMeter, job.connection.timeZone))
    .filter((item) => item.start >= first)
}

async function waitForReport(job: Job, wait: { state: string; seconds: number }): Promise<SyncOutcome> {
  const { ref, token, fence, work, ctx } = job
  const until = ctx.now() + wait.seconds * 1000
  const put = work.reason === 'history' ? { nextHistoryAt: until } : { nextSyncAt: until }
  await runBatch(ref.db, [
    syncStatement(ref, syncRow(job, { state: 'waiting', resume: wait.state }), fence),
    signalStatement(ref, work.signal.signal, put, fence),
    releaseStatement(ref, token),
  ])
  return { result: 'later' }
}

interface Finished {
  rows: number
  changed: number
  standing: Parameters<typeof signalStatement>[2]
}

/** Closes the sync, says when the signal is due again, and lets the connection go: all at once, or not at all. */
async function finish(job: Job, provider: Provider, { rows, changed, standing }: Finished): Promise<SyncOutcome> {
  const { ctx, ref, work, token, fence, connection } = job
  const now = ctx.now()
  const { signal } = work.signal
  const next = nextStanding(work, now, dayInZone(now, connection.timeZone), provider[signal]?.syncAtMostEveryHours ?? 1)
  const statements: Statement[] = [
    syncStatement(ref, syncRow(job, { state: 'done', rows, rowsChanged: changed, finishedAt: now }), fence),
    signalStatement(
      ref,
      signal,
      { state: 'on', reason: null, detail: null, failures: 0, lastSuccessAt: job.askedAt, ...next, ...standing },
      fence,
    ),
    bumpDataVersion(ctx, ref.workspaceId),
    releaseStatement(ref, token),
  ]
  if ((await runBatch(ref.db, statements)).at(-1) === 0) throw new LeaseLost()
  const after = job.signals.map((one) => (one === work.signal ? { ...one, ...next, ...standing } : one))
  return { result: 'done', again: planWork(provider, connection, after, now) !== undefined, changed: changed > 0 }
}
