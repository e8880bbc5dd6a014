import { type Statement, runBatch } from '../platform/database.ts'
import { addDays, maxDay, type Day } from '../platform/day.ts'
import { roundToMoney } from '../platform/money.ts'
import { dayInZone } from '../platform/zone.ts'
import type { Api, Provider } from '../providers/contract.ts'
import { ProviderFailure } from '../providers/failure.ts'
import { syncStatement } from '../providers/sync-store.ts'
import { windowOf } from '../providers/window.ts'
import { type LedgerTarget, readPeriods } from '../usage/charge-store.ts'
import { chargesFromReadings, readingsFromBalance } from '../usage/readings.ts'
import { chargePeriods } from '../usage/rows.ts'
import {
  balanceStatements,
  invoiceStatements,
  limitStatements,
  movementStatements,
  readBalanceHistory,
  readTopUps,
} from '../usage/snapshot-store.ts'
import { toMeasure } from './collect.ts'
import { type Job, syncRow } from './job.ts'
import { LeaseLost, findChanges, writePeriods } from './write-periods.ts'

/** How far back top-ups and other movements are read again. */
const movementDays = 90

/** Reads a signal that has no days of its own (balances, limits, invoices) and stores what differs. */
export async function readSnapshot(
  job: Job,
  provider: Provider,
  api: Api,
  signal: 'credits' | 'limits' | 'invoices',
): Promise<{ rows: number; changed: number }> {
  const target: LedgerTarget = { ...job.ref, fence: job.fence }
  if (signal === 'credits' && provider.credits) return readCredits(job, provider, api, target)
  if (signal === 'limits' && provider.limits) {
    const limits = (await provider.limits.fetch(api)).map(({ cap, used, ...rest }) => ({
      ...rest,
      cap: toMeasure(cap),
      used: used && toMeasure(used),
    }))
    return store(job, limitStatements(target, limits), limits.length)
  }
  if (signal === 'invoices' && provider.invoices && job.work.range) {
    const invoices = await provider.invoices.fetch(api, windowOf(job.work.range, job.connection.timeZone))
    const rows = invoices.map(({ number, period, issuedOn, total, tax, credits, status }) => {
      const { micros, currency } = roundToMoney(total)
      return {
        ...{ number, start: period.from, end: period.to, issuedOn, total: micros, currency, status },
        tax: tax && roundToMoney(tax).micros,
        credits: credits && roundToMoney(credits).micros,
      }
    })
    return store(job, invoiceStatements(target, rows), rows.length)
  }
  throw new ProviderFailure('not_offered', { detail: `${provider.name} no longer exposes ${signal}` })
}

async function store(job: Job, statements: Statement[], rows: number): Promise<{ rows: number; changed: number }> {
  const running = syncStatement(job.ref, syncRow(job, { rows }), job.fence)
  const changed = await runBatch(job.ref.db, [...statements, running])
  if (changed.at(-1) === 0) throw new LeaseLost()
  return { rows, changed: changed.slice(0, -1).reduce((sum, count) => sum + count, 0) }
}

async function readCredits(job: Job, provider: Provider, api: Api, target: LedgerTarget): Promise<{ rows: number; changed: number }> {
  const now = job.ctx.now()
  const balances = (await provider.credits?.fetch(api)) ?? []
  const today = dayInZone(now, job.connection.timeZone)
  const since = maxDay(job.work.signal.historyStart as Day, addDays(today, -movementDays))
  const moved = (await provider.credits?.movements?.(api, windowOf({ from: since, to: addDays(today, 1) }, job.connection.timeZone))) ?? []
  const movements = moved.map(({ id, at, kind, amount, description }) => {
    const { micros, currency } = roundToMoney(amount)
    return { id, at, kind, amount: micros, currency, description }
  })
  const rows = balances.map(({ amount, granted, ...rest }) => ({
    ...rest,
    amount: toMeasure(amount),
    granted: granted && toMeasure(granted),
  }))
  const stored = await store(
    job,
    [...balanceStatements(target, rows, { now, lastRead: job.work.signal.lastSuccessAt }), ...movementStatements(target, movements)],
    rows.length + movements.length,
  )
  if (provider.credits?.spendFromDrops) await writeDrops(job, target, since)
  return stored
}

/** For providers that show a balance and no cost: what the balance dropped by was spent, as an estimate. */
async function writeDrops(job: Job, target: LedgerTarget, since: Day): Promise<void> {
  const zone = job.connection.timeZone
  const today = dayInZone(job.ctx.now(), zone)
  const window = windowOf({ from: since, to: addDays(today, 1) }, zone)
  const history = await readBalanceHistory(target, window.startsAt)
  const topUps = await readTopUps(target, Math.min(window.startsAt, ...history.map((one) => one.at)))
  const items = [...Map.groupBy(history, (one) => one.id)].flatMap(([id, balances]) =>
    chargesFromReadings(readingsFromBalance(id, balances, topUps), zone),
  )
  const known = await readPeriods(target, 'cost', window.from, window.to)
  const inside = items.filter((item) => item.start >= since)
  const changes = findChanges(chargePeriods(inside), known, window, window.last)
  const running = syncStatement(job.ref, syncRow(job, {}), job.fence)
  await writePeriods({ target, signal: 'cost', changes, now: job.ctx.now(), completeThrough: null, beside: () => [running] })
}
