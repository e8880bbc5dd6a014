import { describe, expect, it } from 'vitest'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { mockDashboard } from '../../../dev/mock-dashboard.ts'
import { addDays, daysBetween } from '../../lib/format-dates.ts'
import { offerBudget } from './budget-offer.ts'

const today = '2026-11-23'
const done = [{ status: 'active', progress: null, signals: [] }] as const
const usd = (amount: string) => ({ amount, currency: 'USD' })

const month = (used: string, atLeast = false) => {
  const whole = mockDashboard('last_month', 'full')
  return { ...whole, today, totals: { ...whole.totals, used: usd(used), atLeast } }
}

/** Figures of one provider for each of these days, the last of them complete. */
function figures(from: string, through: string, used: string | null): Pick<Dashboard, 'series' | 'freshness'> {
  const start = '2026-08-26'
  const days = Array.from({ length: daysBetween(start, today) + 1 }, (_, index) => addDays(start, index))
  const amounts = days.map((day) => (day >= from && day <= through ? used : null))
  return {
    series: { days, providers: [{ providerId: 'openai', name: 'OpenAI', completeThrough: through, used: amounts }] },
    freshness: { completeThrough: through, lastSyncAt: null, late: [] },
  }
}

describe('a budget that is suggested', () => {
  it('is the last full month and a quarter, up to the next whole unit', () => {
    const offer = offerBudget({ accounts: done, month: month('4812.360001'), around: figures('2026-08-26', '2026-11-21', '1.000000') })
    expect(offer).toEqual({ kind: 'month', used: usd('4812.360001'), budget: usd('6016.000000'), atLeast: false })
  })

  it('keeps hundredths where a whole unit would be much of it, and says when the month is a lower bound', () => {
    const offer = offerBudget({ accounts: done, month: month('1.230000', true), around: figures('2026-08-26', '2026-11-21', '1.000000') })
    expect(offer).toMatchObject({ budget: usd('1.540000'), atLeast: true })
  })

  it('follows the latest complete days when the month is not there from its first day', () => {
    const offer = offerBudget({ accounts: done, month: month('100.000000'), around: figures('2026-10-10', '2026-11-21', '10.000000') })
    expect(offer).toMatchObject({ kind: 'run_rate', days: 28, from: '2026-10-25', to: '2026-11-21' })
    expect(offer).toMatchObject({ used: usd('300.000000'), budget: usd('375.000000') })
  })

  it('follows them as well when the month is not complete at its end', () => {
    const offer = offerBudget({ accounts: done, month: month('100.000000'), around: figures('2026-08-26', '2026-10-29', '10.000000') })
    expect(offer).toMatchObject({ kind: 'run_rate', to: '2026-10-29' })
  })
})

describe('no budget', () => {
  it('is suggested while days of the month are still being read', () => {
    const progress = { daysDone: 30, daysWanted: 400, rows: 1, recentDone: true }
    const around = figures('2026-10-24', '2026-11-21', '1.000000')
    expect(offerBudget({ accounts: [{ ...done[0], status: 'syncing', progress }], month: month('1.000000'), around })).toEqual({
      kind: 'reading',
      daysDone: 30,
      daysWanted: 54,
    })
  })

  it('is waited for where only somebody can help', () => {
    const progress = { daysDone: 0, daysWanted: 400, rows: 0, recentDone: false }
    const around = figures('2027-01-01', '2026-11-21', null)
    const accounts = [{ ...done[0], status: 'credentials_rejected', progress }] as const
    expect(offerBudget({ accounts, month: month('0.000000'), around })).toEqual({ kind: 'no_figures' })
  })

  it('is made of fewer than five days, nor of a month in which nothing was used', () => {
    const few = figures('2026-11-18', '2026-11-21', '10.000000')
    expect(offerBudget({ accounts: done, month: month('0.000000'), around: few })).toEqual({ kind: 'too_early', days: 4 })
    const idle = figures('2026-08-26', '2026-11-21', '0.000000')
    expect(offerBudget({ accounts: done, month: month('0.000000'), around: idle })).toEqual({ kind: 'nothing_used' })
    expect(offerBudget({ accounts: done, month: month('-12.000000'), around: idle })).toEqual({ kind: 'nothing_used' })
  })
})
