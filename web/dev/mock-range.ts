import type { Dashboard } from '../../worker/dashboard/schemas.ts'
import { addDays, daysBetween } from '../src/lib/format-dates.ts'
import { mockToday } from './mock-accounts.ts'

type Range = Dashboard['range']

const lengths = { '7d': 7, '30d': 30, '90d': 90, '12m': 365 } as const

export const span = (from: string, to: string): string[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))

/** The days that a request asks for: a period by its name, or own dates. */
export function readRange(params: URLSearchParams): Range {
  const [from, to] = [params.get('from'), params.get('to')]
  if (from && to) return before(null, from, to, daysBetween(from, to) + 1)
  const preset = (params.get('range') ?? 'mtd') as NonNullable<Range['preset']>
  if (preset === 'mtd') return before(preset, '2026-11-01', mockToday, 31)
  if (preset === 'last_month') return before(preset, '2026-10-01', '2026-10-31', 30)
  return before(preset, addDays(mockToday, 1 - lengths[preset]), mockToday, lengths[preset])
}

const before = (preset: Range['preset'], from: string, to: string, shift: number): Range => ({
  ...{ preset, from, to },
  previousFrom: addDays(from, -shift),
  previousTo: addDays(to, -shift),
})
