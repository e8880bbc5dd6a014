import { dayAfter, dayAt, daysFromTo, startOfDay, weekdayOf } from './calendar.ts'
import { randomOf } from './random.ts'
import type { Movement, SandboxProvider, SeedLine, Truth, TruthRow, TruthSeed } from './world.ts'

/** Sunday to Saturday, as shares of a typical weekday. */
const weekShape = [0.45, 1.02, 1.05, 1, 1.08, 0.94, 0.5]
const monthlyGrowth = 1.03
const hour = 3_600_000

/** What will have happened on one day, and when it comes to be known. */
interface DayPlan {
  startsAt: number
  endsAt: number
  /** From here on the corrected figures show. `Infinity` on most days. */
  correctedAt: number
  first: readonly PlannedRow[]
  corrected: readonly PlannedRow[]
}

/** A row, and the line it can be drawn from again at another size; credits have none. */
interface PlannedRow {
  row: TruthRow
  line?: SeedLine
}

export interface SeededOptions {
  /** The first day of the account. */
  since: string
}

/**
 * Believable spend that follows from `accountKey` alone: weekdays, slow growth, spikes, a gap now and then. A day grows
 * until the provider's delay after its end; some days are corrected two to five days later.
 */
export function seededTruth({ id, seed }: Pick<SandboxProvider, 'id' | 'seed'>, accountKey: string, { since }: SeededOptions): Truth {
  const plans = new Map<string, DayPlan>()
  const planOf = (day: string): DayPlan => {
    const known = plans.get(day)
    if (known) return known
    const plan = planDay(seed, `${id} ${accountKey}`, since, day)
    plans.set(day, plan)
    return plan
  }
  const rowsOf = (day: string, at: number) => visibleRows(seed, planOf(day), at)

  const rows: Truth['rows'] = ({ from, to, at }) => {
    const first = from > since ? from : since
    const end = to < dayAfter(dayAt(at, seed.timeZone)) ? to : dayAfter(dayAt(at, seed.timeZone))
    return Array.from({ length: Math.max(0, daysFromTo(first, end)) }, (_, index) => dayAfter(first, index)).flatMap((day) =>
      rowsOf(day, at),
    )
  }
  if (seed.topUpMicros === undefined) return { rows }

  const movements = (at: number) => topUps(seed, since, at, (day) => sumOf(planOf(day).first.map(({ row }) => row)))
  const spent = (at: number) => sumOf(rows({ from: since, to: '9999-12-31', at }))
  return { rows, movements, balance: (at) => movements(at).reduce((sum, { micros }) => sum + micros, 0) - spent(at) }
}

const sumOf = (rows: readonly TruthRow[]): number => rows.reduce((sum, { micros }) => sum + micros, 0)

function planDay(seed: TruthSeed, key: string, since: string, day: string): DayPlan {
  const random = randomOf(`${key} ${day}`)
  const startsAt = startOfDay(day, seed.timeZone)
  const endsAt = startOfDay(dayAfter(day), seed.timeZone)
  const isGap = random() < 1 / 60
  const spike = random() < 1 / 60 ? 2 + random() * 2 : 1
  const isCorrected = random() < 1 / 12
  const correctedAt = endsAt + seed.delayHours * hour + (2 + Math.floor(random() * 4)) * 24 * hour
  const change = 0.92 + random() * 0.16
  const level = (weekShape[weekdayOf(day)] ?? 1) * monthlyGrowth ** (daysFromTo(since, day) / 30) * spike
  const first = isGap ? [] : seed.lines.flatMap((line) => rowOf(seed, line, day, line.micros * level * (0.85 + random() * 0.3)))
  const given = 0.1 + random() * 0.2
  const credit = random() < 1 / 14 ? creditOf(seed, day, sumOf(first.map(({ row }) => row)) * given) : []
  return {
    startsAt,
    endsAt,
    correctedAt: isCorrected ? correctedAt : Infinity,
    first: [...first, ...credit],
    corrected: isCorrected ? [...first.flatMap((planned) => scaled(seed, planned, change)), ...credit] : [],
  }
}

/** A row of about that size: whole units where they have a price, and never finer than the provider tells. */
function rowOf(seed: TruthSeed, line: SeedLine, day: string, about: number): PlannedRow[] {
  const { micros: _, unitMicros, ...labels } = line
  const quantity = unitMicros ? Math.round(about / unitMicros) : undefined
  const micros = inSteps(seed, unitMicros && quantity !== undefined ? quantity * unitMicros : about)
  if (micros === 0) return []
  const row = {
    day,
    ...labels,
    micros,
    ...(seed.currency ? { currency: seed.currency } : {}),
    ...(quantity === undefined ? {} : { quantity }),
  }
  return [{ row, line }]
}

const inSteps = ({ stepMicros = 1 }: TruthSeed, micros: number): number => Math.floor(micros / stepMicros) * stepMicros

const scaled = (seed: TruthSeed, { row, line }: PlannedRow, factor: number): PlannedRow[] =>
  line ? rowOf(seed, line, row.day, row.micros * factor) : []

function creditOf(seed: TruthSeed, day: string, about: number): PlannedRow[] {
  const micros = inSteps(seed, about)
  if (!seed.creditService || micros === 0) return []
  return [
    {
      row: { day, service: seed.creditService, category: 'Credit', micros: -micros, ...(seed.currency ? { currency: seed.currency } : {}) },
    },
  ]
}

/** What shows at an instant: the elapsed part of the day, as late as the provider is; credits only with the whole day. */
function visibleRows(seed: TruthSeed, plan: DayPlan, at: number): TruthRow[] {
  const seen = at - seed.delayHours * hour
  const share = Math.max(0, seen - plan.startsAt) / (plan.endsAt - plan.startsAt)
  const whole = at >= plan.correctedAt ? plan.corrected : plan.first
  const planned = share >= 1 ? whole : plan.first.flatMap((one) => scaled(seed, one, share))
  return planned.map(({ row }) => ({ ...row }))
}

/** The account is opened with a top-up, and gets another whenever a day leaves less than a sixth. */
function topUps(seed: TruthSeed, since: string, at: number, spentOn: (day: string) => number): Movement[] {
  const size = seed.topUpMicros ?? 0
  const purchase = (day: string): Movement => ({ id: `topup-${day}`, at: startOfDay(day, seed.timeZone), kind: 'purchase', micros: size })
  const movements = [purchase(since)]
  let left = size
  for (let day = since; startOfDay(dayAfter(day), seed.timeZone) <= at; day = dayAfter(day)) {
    left -= spentOn(day)
    while (left < size / 6) {
      movements.push(purchase(dayAfter(day)))
      left += size
    }
  }
  return movements
}
