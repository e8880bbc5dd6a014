import { describe, expect, it } from 'vitest'
import { rangeOf } from '../../../../worker/figures/ranges.ts'
import type { Day } from '../../../../worker/platform/day.ts'
import { daysOfPeriod } from './period-days.ts'

const presets = ['7d', '30d', 'mtd', 'last_month', '90d', '12m'] as const
const days = ['2026-01-01', '2026-11-23', '2028-02-29', '2026-12-31']

describe('the days of a period', () => {
  it.each(presets)('are those of the Overview: %s', (preset) => {
    for (const today of days) {
      const { from, to } = rangeOf({ range: preset }, today as Day)
      expect([today, daysOfPeriod(preset, today)]).toEqual([today, { from, to }])
    }
  })

  it('are own dates as they were given', () => {
    expect(daysOfPeriod({ from: '2026-03-04', to: '2026-03-09' }, '2026-11-23')).toEqual({ from: '2026-03-04', to: '2026-03-09' })
  })
})
