import { expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { isCovered } from './counted.ts'

const october = { grain: 'month' as const, day: day('2026-10-01'), end: day('2026-11-01') }
const covers = (from: string, to: string, today = '2026-11-23') => isCovered(october, { from: day(from), to: day(to) }, day(today))

test('a month counts where the range holds its first and its last day', () => {
  expect(covers('2026-10-01', '2026-10-31')).toBe(true)
  expect(covers('2026-09-15', '2026-11-10')).toBe(true)
})

test('a month of which a day is outside the range stands beside the total', () => {
  expect(covers('2026-10-01', '2026-10-30')).toBe(false)
  expect(covers('2026-10-02', '2026-11-10')).toBe(false)
})

test('the running month counts as far as it has passed', () => {
  expect(covers('2026-10-01', '2026-10-12', '2026-10-12')).toBe(true)
})
