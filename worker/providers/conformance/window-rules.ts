import {
  type Day,
  type DayRange,
  addDays,
  addMonths,
  day,
  daysBetween,
  isDay,
  maxDay,
  minDay,
  monthOf,
  startOfMonth,
  utcDay,
} from '../../platform/day.ts'
import type { Period } from '../contract.ts'
import { covers } from '../define.ts'
import { truthOf } from '../fixtures/serve.ts'
import { describe, differences, foldedLines, isSeriesItem, linesOf, unanswered } from './compare.ts'
import type { Item } from './harness.ts'
import { type Rule, type Step, type Subject, offered, seriesOf } from './rule.ts'

/** The span that the fixture is about; whole months where figures are monthly. */
export function rangeOf({ provider, fixture }: Subject, step: Step): DayRange {
  const range = { from: day(fixture.window.from), to: day(fixture.window.to) }
  const monthly = (step === 'cost' || step === 'usage') && provider[step]?.grain === 'month'
  return monthly ? { from: startOfMonth(range.from), to: startOfMonth(addMonths(monthOf(addDays(range.to, -1)), 1)) } : range
}

function cut(range: DayRange, lengthAt: (index: number) => number): DayRange[] {
  const pieces: DayRange[] = []
  for (let { from } = range, index = 0; from < range.to; index += 1) {
    const end = addDays(from, lengthAt(index))
    const to = end < range.to ? end : range.to
    pieces.push({ from, to })
    from = to
  }
  return pieces
}

const monthsOf = (range: DayRange): DayRange[] => {
  const pieces: DayRange[] = []
  for (let { from } = range; from < range.to; from = startOfMonth(addMonths(monthOf(from), 1))) {
    pieces.push({ from, to: startOfMonth(addMonths(monthOf(from), 1)) })
  }
  return pieces
}

async function findCutProblems(subject: Subject): Promise<string[]> {
  const { provider, harness } = subject
  const problems: string[] = []
  for (const step of seriesOf(provider)) {
    const range = rangeOf(subject, step)
    const whole = await harness.run(step, { window: range })
    problems.push(...unanswered(step, whole))
    const monthly = provider[step]?.grain === 'month'
    const ways = monthly
      ? { months: monthsOf(range) }
      : { days: cut(range, () => 1), 'odd pieces': cut(range, (index) => [2, 1, 3, 5][index % 4] ?? 1) }
    for (const [way, pieces] of Object.entries(ways)) {
      const items: Item[] = []
      for (const window of pieces) {
        const piece = await harness.run(step, { window })
        problems.push(...unanswered(`${step} from ${window.from} to ${window.to}`, piece))
        items.push(...piece.items)
      }
      problems.push(...differences(foldedLines(whole.items), foldedLines(items)).map((line) => `${step}, read by ${way}: ${line}`))
    }
  }
  return problems
}

/** The earliest day that the engine would ask for. */
function earliestOf({ provider, fixture }: Subject, step: 'cost' | 'usage'): Day {
  const facts = provider[step]
  const earliest = addDays(utcDay(Date.parse(fixture.now)), 2 - (facts?.historyDays ?? 0))
  return facts?.grain === 'month' ? startOfMonth(addMonths(monthOf(earliest), 1)) : earliest
}

/** An engine with a long way to go asks in pieces of `maxWindowDays`; what it reads is the same, and nothing comes from days without spend. */
async function findWideProblems(subject: Subject): Promise<string[]> {
  const { provider, fixture, harness } = subject
  const problems: string[] = []
  for (const step of seriesOf(provider)) {
    const range = rangeOf(subject, step)
    const facts = provider[step]
    const wanted = addDays(range.to, -2 * (facts?.maxWindowDays ?? 1) - 1)
    const from = maxDay(earliestOf(subject, step), facts?.grain === 'month' ? startOfMonth(wanted) : wanted)
    if (from >= range.from) continue
    const truth = truthOf({ ...fixture, truth: fixture.truth.filter((row) => covers(range, day(row.day))) })
    const near = await harness.run(step, { window: range, truth })
    const far = await harness.run(step, { window: { from, to: range.to }, truth })
    problems.push(...unanswered(`${step} since ${from}`, far))
    problems.push(...differences(foldedLines(near.items), foldedLines(far.items)).map((line) => `${step} since ${from}: ${line}`))
  }
  return problems
}

async function findEmptyProblems(subject: Subject): Promise<string[]> {
  const { provider, fixture, harness } = subject
  const problems: string[] = []
  for (const step of seriesOf(provider)) {
    const range = rangeOf(subject, step)
    const truth = truthOf({ ...fixture, truth: [] })
    const first = fixture.truth.reduce((least, row) => minDay(least, day(row.day)), range.from)
    const to = provider[step]?.grain === 'month' ? startOfMonth(first) : first
    const before = { from: maxDay(earliestOf(subject, step), startOfMonth(addDays(to, -31))), to }
    for (const [what, options] of [
      ['days before the first charge', { window: before }],
      ['an account without spend', { window: range, truth }],
    ] as const) {
      if (options.window.from >= options.window.to) continue
      const outcome = await harness.run(step, options)
      problems.push(...unanswered(`${step}, ${what}`, outcome))
      const [row] = linesOf(outcome.items.filter(isSeriesItem))
      if (row) problems.push(`${step}, ${what}: ${row}`)
    }
  }
  return problems
}

const firstDayOf = (period: Period): Day => (typeof period === 'object' ? period.from : startOf(period))
const startOf = (period: string): Day => (isDay(period) ? period : startOfMonth(day(`${period}-01`)))

const isGrain = (period: Period, grain: 'day' | 'month' | 'cycle'): boolean => {
  if (typeof period === 'object') return grain === 'cycle' && isDay(period.from) && isDay(period.to) && period.from < period.to
  // A monthly fee stands beside days as its month.
  return isDay(period) ? grain === 'day' : /^\d{4}-(0[1-9]|1[0-2])$/.test(period)
}

async function findPeriodProblems(subject: Subject): Promise<string[]> {
  const { provider, fixture, harness } = subject
  const problems: string[] = []
  for (const step of seriesOf(provider)) {
    const range = rangeOf(subject, step)
    const inner = { from: addDays(range.from, 1), to: addDays(range.to, -1) }
    const { grain = 'day' } = provider[step] ?? {}
    for (const window of grain === 'month' ? [range] : [range, inner, { from: range.from, to: addDays(range.from, 1) }]) {
      const { items } = await harness.run(step, { window })
      for (const { period } of items.filter(isSeriesItem)) {
        const text = JSON.stringify(period)
        if (!isGrain(period, grain)) problems.push(`${step}: ${text} is no ${grain}`)
        else if (!covers(window, firstDayOf(period))) problems.push(`${step} from ${window.from} to ${window.to}: ${text} lies outside`)
      }
    }
    for (const item of (await harness.run(step, { window: range })).items) {
      if ('paidTo' in item && item.paidTo !== undefined && provider.role !== 'observer')
        problems.push(`${step}: only observers say who is paid`)
    }
  }
  const zoned = await harness.run('identify')
  if (zoned.crash) problems.push(`identify ${describe(zoned)}`)
  if (daysBetween(day(fixture.window.from), day(fixture.window.to)) < 4) problems.push('the fixture spans fewer than four days')
  return [...new Set(problems)]
}

async function findRepeatProblems(subject: Subject): Promise<string[]> {
  const { provider, harness } = subject
  const problems: string[] = []
  for (const step of offered(provider)) {
    const [first, again] = [await harness.run(step), await harness.run(step)]
    problems.push(...differences(linesOf(first.items), linesOf(again.items)).map((line) => `${step}, the second time: ${line}`))
  }
  return problems
}

export const windowRules: readonly Rule[] = [
  { name: 'reads the same from a window cut into pieces as from the whole', check: findCutProblems },
  { name: 'reads a long history in pieces that the provider allows', check: findWideProblems },
  { name: 'answers an empty window with no rows', check: findEmptyProblems },
  { name: 'answers periods of its grain inside the window', check: findPeriodProblems },
  { name: 'reads the same from the same window twice', check: findRepeatProblems },
]
