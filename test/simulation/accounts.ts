import { dayAfter, dayAt, daysFromTo, startOfDay } from '../../sandbox/calendar.ts'
import type { Movement, SeedLine, Truth, TruthRow } from '../../sandbox/world.ts'
import type { Dice } from './dice.ts'

/** What a row was said to be from an instant on; 0 is not there. */
export interface Version {
  from: number
  micros: number
}

export interface AccountRow {
  labels: Omit<TruthRow, 'day' | 'micros'>
  day: string
  versions: Version[]
}

/** One account at one provider: all that will ever be true of it, and when it comes to be known. */
export interface Account {
  /** Part of every name in it, so that a row tells whose it is. */
  key: string
  providerId: string
  zone: string
  delayHours: number
  rows: AccountRow[]
  /** Prepaid money: every single spend, and every top-up. */
  spends: { at: number; micros: number }[]
  topUps: Movement[]
  /** Keys that open it, and paths that they may not read at present. */
  keys: Set<string>
  forbidden: Set<string>
  reports: Map<string, { from: string; to: string; readyAt: number }>
}

export interface AccountPlan {
  dice: Dice
  key: string
  providerId: string
  zone: string
  delayHours: number
  restatesDays: number
  lines: readonly SeedLine[]
  since: string
  /** From when on days grow and change; earlier ones are whole. */
  startsAt: number
  /** Nothing changes after this. */
  endsAt: number
}

const hour = 3_600_000

export function createAccount(plan: AccountPlan): Account {
  const { dice, key, providerId, zone, delayHours, since, endsAt } = plan
  const days = Array.from({ length: daysFromTo(since, dayAt(endsAt, zone)) + 1 }, (_, index) => dayAfter(since, index))
  const withFigures = days.filter(() => !dice.chance(0.06))
  const rows = withFigures.flatMap((day) => planDay(plan, day, withFigures))
  const spends = withFigures.flatMap((day) =>
    Array.from({ length: dice.between(1, 4) }, () => ({
      at: startOfDay(day, zone) + dice.between(0, 23 * hour),
      micros: dice.between(1, 9_000_000),
    })),
  )
  return {
    ...{ key, providerId, zone, delayHours, rows },
    spends: spends.filter(({ at }) => at <= endsAt).sort((a, b) => a.at - b.at),
    topUps: days
      .filter((_, index) => index % 9 === 0)
      .map((day) => topUp(dice, startOfDay(day, zone)))
      .filter(({ at }) => at <= endsAt),
    keys: new Set([`${keyPrefix[providerId] ?? 'sim-key-'}${key}-0`]),
    forbidden: new Set(),
    reports: new Map(),
  }
}

/** Where a provider's keys begin in a way of their own. */
export const keyPrefix: Record<string, string> = { openai: 'sk-admin-', anthropic: 'sk-ant-admin01-' }

const topUp = (dice: Dice, start: number): Movement => {
  const at = start + dice.between(0, 20 * hour)
  return { id: `topup-${at}`, at, kind: 'purchase', micros: dice.between(40, 90) * 1_000_000 }
}

function planDay(plan: AccountPlan, day: string, withFigures: readonly string[]): AccountRow[] {
  const { dice, key, zone, lines, startsAt } = plan
  const dayEnds = startOfDay(dayAfter(day), zone)
  const isAlone = !withFigures.includes(dayAfter(day)) || !withFigures.includes(dayAfter(day, -1))
  const changes = dayEnds > startsAt - 3 * 24 * hour
  const fate =
    changes && dice.chance(0.15) ? dice.pick(['restated', 'restated', 'twice', isAlone ? 'restated' : 'vanished'] as const) : 'kept'
  const chosen = lines.filter((_, index) => index === 0 || dice.chance(0.7))
  return chosen.map((line) => {
    const { micros: _, unitMicros: __, ...labels } = line
    const project = `${labels.project ?? 'Main'} ${key}`
    return { labels: { ...labels, project }, day, versions: planVersions(plan, day, changes, fate) }
  })
}

type Fate = 'kept' | 'restated' | 'twice' | 'vanished'

function planVersions({ dice, zone, delayHours, restatesDays, endsAt }: AccountPlan, day: string, changes: boolean, fate: Fate): Version[] {
  const starts = startOfDay(day, zone)
  const dayEnds = startOfDay(dayAfter(day), zone)
  const whole = dice.between(1, 40_000_000)
  if (!changes) return [{ from: starts, micros: whole }]
  const arrival = dayEnds + dice.between(0, Math.floor(delayHours * 0.9 * hour))
  const versions = [
    { from: starts + dice.between(2 * hour, 12 * hour), micros: Math.ceil(whole * 0.3) },
    { from: starts + dice.between(13 * hour, 22 * hour), micros: Math.ceil(whole * 0.7) },
    { from: arrival, micros: whole },
  ]
  const later = (index: number) => arrival + (index * Math.max(1, restatesDays - 1) * 24 * hour) / 2 - dice.between(1, 10 * hour)
  if (fate !== 'kept') versions.push({ from: later(1), micros: fate === 'vanished' ? 0 : dice.between(1, 40_000_000) })
  if (fate === 'twice') versions.push({ from: later(2), micros: dice.between(1, 40_000_000) })
  return versions.filter(({ from }) => from <= endsAt).sort((a, b) => a.from - b.from)
}

/** What the row is said to be at an instant. */
export const microsAt = ({ versions }: AccountRow, at: number): number => versions.findLast(({ from }) => from <= at)?.micros ?? 0

/** The account as the sandbox's providers ask for it. */
export function truthOf(account: Account): Truth {
  const upTo = (at: number) => account.topUps.filter((movement) => movement.at <= at)
  return {
    rows: ({ from, to, at }) =>
      account.rows
        .filter(({ day }) => from <= day && day < to)
        .map((row) => ({ ...row.labels, day: row.day, micros: microsAt(row, at), quantity: Math.ceil(microsAt(row, at) / 1000) }))
        .filter(({ micros }) => micros !== 0),
    movements: upTo,
    balance: (at) => upTo(at).reduce((sum, { micros }) => sum + micros, 0) - spentIn(account, -Infinity, at),
  }
}

/** What was spent after an instant, up to another. */
export const spentIn = ({ spends }: Account, after: number, to: number): number =>
  spends.reduce((sum, { at, micros }) => (at > after && at <= to ? sum + micros : sum), 0)

/** A counter of what was spent in the month so far. */
export const counterAt = (account: Account, at: number): number =>
  spentIn(account, startOfDay(`${dayAt(at, account.zone).slice(0, 7)}-01`, account.zone) - 1, at)
