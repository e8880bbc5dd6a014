import { describe, expect, it } from 'vitest'
import {
  addDays,
  formatDay,
  formatDays,
  formatHours,
  formatInstant,
  formatMonth,
  formatRelative,
  formatRunway,
  formatWeekday,
} from './format-dates.ts'

describe('days on screen', () => {
  it('names the year only when it is another one', () => {
    expect(formatDay('2026-11-20', '2026-11-23')).toBe('20 Nov')
    expect(formatDay('2025-11-20', '2026-11-23')).toBe('20 Nov 2025')
  })

  it('writes a span as briefly as it stays unambiguous', () => {
    expect(formatDays('2026-11-01', '2026-11-22')).toBe('1–22 Nov')
    expect(formatDays('2026-10-28', '2026-11-05')).toBe('28 Oct – 5 Nov')
    expect(formatDays('2025-12-20', '2026-01-03')).toBe('20 Dec 2025 – 3 Jan 2026')
    expect(formatDays('2026-11-05', '2026-11-05')).toBe('5 Nov')
  })

  it('shortens September to three letters like every other month', () => {
    expect(formatDay('2026-09-01')).toBe('1 Sep')
    expect(formatWeekday('2026-11-26')).toBe('Thu 26 Nov')
    expect(formatMonth('2025-09-01')).toBe('Sep 2025')
  })

  it('counts days across the change of clocks and years', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})

describe('instants on screen', () => {
  const now = Date.parse('2026-11-23T12:00:00Z')

  it('says how long ago, or in how long', () => {
    expect(formatRelative('2026-11-23T11:48:00Z', now)).toBe('12 min ago')
    expect(formatRelative('2026-11-23T12:00:20Z', now)).toBe('in a moment')
    expect(formatRelative('2026-11-23T14:30:00Z', now)).toBe('in 2 h')
    expect(formatRelative('2026-11-20T12:00:00Z', now)).toBe('3 days ago')
  })

  it('gives the exact instant in the time zone of the workspace', () => {
    expect(formatInstant('2026-11-22T23:30:00Z', 'Europe/Berlin')).toBe('23 Nov 2026, 00:30 (Europe/Berlin)')
  })

  it('writes waits and runways in the unit that is read at a glance', () => {
    expect([0.25, 4, 27, 120].map(formatHours)).toEqual(['15 min', '4 h', '27 h', '5 days'])
    expect([0.4, 1.5, 4.2, 130, 900].map(formatRunway)).toEqual(['under a day', '1 day', '4 days', '4 months', 'over 2 years'])
  })
})
