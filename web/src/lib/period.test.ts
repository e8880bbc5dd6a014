import { describe, expect, it } from 'vitest'
import { readPeriod, refuseDates, writePeriod } from './period.ts'

describe('the period of an address', () => {
  it('is a name or two days, and survives being written', () => {
    for (const period of ['7d', '30d', 'last_month', '12m', { from: '2026-10-03', to: '2026-10-17' }] as const) {
      expect(readPeriod(Object.fromEntries(new URLSearchParams(writePeriod(period))))).toEqual(period)
    }
  })

  it('is this month where it makes no sense', () => {
    const senseless = [
      {},
      { range: 'week' },
      { from: '2026-02-30', to: '2026-03-02' },
      { from: '2026-03-02', to: '2026-03-01' },
      { from: 'x' },
    ]
    for (const params of senseless) expect(readPeriod(params)).toBe('mtd')
  })
})

describe('own dates', () => {
  it('are refused with what to change', () => {
    const today = '2026-11-23'
    expect(refuseDates('2026-11-01', '2026-11-23', today)).toBeUndefined()
    expect(refuseDates('', '2026-11-23', today)).toBe('Enter both days.')
    expect(refuseDates('2026-11-20', '2026-11-19', today)).toBe('The first day must not be after the last.')
    expect(refuseDates('2026-11-20', '2026-11-24', today)).toBe('The last day must not be after today.')
    expect(refuseDates('2023-01-01', '2026-11-20', today)).toBe('Choose at most 800 days.')
  })
})
