import { type Day, addDays, addMonths, daysBetween, monthOf, monthRange, startOfMonth } from '../platform/day.ts'
import { invalid } from '../platform/errors.ts'

export type Preset = '7d' | '30d' | 'mtd' | 'last_month' | '90d' | '12m'

/** Days that a page is about, and those before that it is compared with. All inclusive. */
export interface Range {
  preset: Preset | null
  from: Day
  to: Day
  previousFrom: Day
  previousTo: Day
}

interface RangeQuery {
  range?: Preset | undefined
  from?: string | undefined
  to?: string | undefined
}

const maxDays = 800

/** What a query asks for, given the workspace's today. Months are compared with months, other spans with as many days before. */
export function rangeOf(query: RangeQuery, today: Day): Range {
  if (query.from === undefined && query.to === undefined) return presetRange(query.range ?? 'mtd', today)
  const to = (query.to ?? today) as Day
  const from = (query.from ?? addDays(to, -29)) as Day
  if (from > to) throw invalid('from', 'must not be after `to`')
  if (daysBetween(from, to) > maxDays) throw invalid('from', `may lie at most ${maxDays} days before \`to\``)
  return { preset: null, ...withPrevious(from, to) }
}

function presetRange(preset: Preset, today: Day): Range {
  const month = monthOf(today)
  if (preset === 'mtd') {
    const previous = addMonths(month, -1)
    return {
      preset,
      from: startOfMonth(month),
      to: today,
      previousFrom: startOfMonth(previous),
      previousTo: addDays(monthRange(previous).to, -1),
    }
  }
  if (preset === 'last_month') {
    const { from, to } = monthRange(addMonths(month, -1))
    const before = monthRange(addMonths(month, -2))
    return { preset, from, to: addDays(to, -1), previousFrom: before.from, previousTo: addDays(before.to, -1) }
  }
  if (preset === '12m') {
    const from = startOfMonth(addMonths(month, -11))
    const previousFrom = startOfMonth(addMonths(month, -23))
    return { preset, from, to: today, previousFrom, previousTo: addDays(from, -1) }
  }
  const days = preset === '7d' ? 7 : preset === '30d' ? 30 : 90
  return { preset, ...withPrevious(addDays(today, 1 - days), today) }
}

function withPrevious(from: Day, to: Day) {
  const days = daysBetween(from, to) + 1
  return { from, to, previousFrom: addDays(from, -days), previousTo: addDays(from, -1) }
}
