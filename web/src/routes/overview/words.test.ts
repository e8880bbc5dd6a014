import { describe, expect, it } from 'vitest'
import { mockDashboard } from '../../../dev/mock-dashboard.ts'
import {
  describeChange,
  describeFreshness,
  describeProvenance,
  describeReason,
  describeToPay,
  describeTotal,
  describeVerdict,
  describeWithoutDay,
  worstFirst,
} from './words.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const full = mockDashboard('mtd', 'full')

describe('the words of the overview', () => {
  it('name the sources that lag behind the others', () => {
    expect(describeFreshness(full)).toBe('Complete through 20 Nov (AWS), 21 Nov (others)')
    const level = full.byProvider.map((line) => ({ ...line, completeThrough: '2026-11-21' }))
    expect(describeFreshness({ byProvider: level, today: full.today })).toBe('Complete through 21 Nov')
    expect(describeFreshness({ byProvider: [], today: full.today })).toBe('No day is complete yet')
  })

  it('say which days a change was measured on, and no percent on a tiny base', () => {
    const change = { used: usd('531.200000'), percent: 12.4, comparableDays: 20, againstFrom: '2026-10-01', againstTo: '2026-10-20' }
    expect(describeChange(change)).toBe('↑ $531.20 (12.4%) on the same 20 complete days, 1–20 Oct')
    expect(describeChange({ ...change, percent: null })).toBe('↑ $531.20 on the same 20 complete days, 1–20 Oct')
  })

  it('say what lies between used and to pay', () => {
    const totals = { ...full.totals, adjustments: usd('-282.260000'), prepaid: usd('200.110000'), paymentUnknown: usd('0.000000') }
    expect(describeToPay(totals)).toEqual(['after $282.26 of credits, refunds and tax', '$200.11 was prepaid'])
    expect(describeToPay({ ...totals, adjustments: usd('12.000000'), prepaid: usd('0.000000') })).toEqual([
      'with $12.00 of tax and adjustments',
    ])
  })

  it('say how much of a total no provider reported, and that it is a lower bound', () => {
    const totals = { ...full.totals, notReported: usd('41.120000'), newSources: usd('31.000000'), atLeast: true }
    expect(describeTotal(totals)).toEqual([
      '$41.12 of it not reported by a provider',
      'new sources: +$31.00',
      'at least: more is listed beside the total',
    ])
  })

  it('count what needs somebody, and never call the unknown fine', () => {
    const reason = { kind: 'late' as const, connectionId: 'con_1', providerId: 'aws', text: 'AWS is late.' }
    expect(describeVerdict({ state: 'attention', through: null, reasons: [reason] }, full.today)).toBe('One thing needs you')
    expect(describeVerdict({ state: 'attention', through: null, reasons: [reason, reason] }, full.today)).toBe('Two things need you')
    expect(describeVerdict({ state: 'late', through: '2026-11-20', reasons: [reason] }, full.today)).toBe('Unknown since 20 Nov')
    expect(describeVerdict({ state: 'fine', through: '2026-11-21', reasons: [] }, full.today)).toBe('Fine through 21 Nov')
  })

  it('put first what hides the most', () => {
    const kinds = ['degraded', 'runway', 'late', 'credentials_rejected'] as const
    const reasons = kinds.map((kind) => ({ kind, connectionId: 'con_1', providerId: 'aws', text: '' }))
    expect(worstFirst(reasons).map(({ kind }) => kind)).toEqual(['credentials_rejected', 'late', 'runway', 'degraded'])
  })

  it('say what no bar has, and whose it is', () => {
    const seats = { name: 'GitHub', used: usd('171.000000') }
    expect(describeWithoutDay([])).toBeUndefined()
    expect(describeWithoutDay([seats])).toBe('$171.00 of the total is told by the month, so no bar has it: GitHub.')
    expect(describeWithoutDay([seats, { name: 'Acme', used: usd('9.500000') }])).toBe(
      '$180.50 of the total is told by the month, so no bar has it: GitHub $171.00, Acme $9.50.',
    )
  })

  it('give a reason its day as people write it', () => {
    const late = { kind: 'late' as const, connectionId: 'con_openai', providerId: 'openai', text: 'OpenAI: unknown since 2026-11-21.' }
    expect(describeReason(late, full)).toBe('OpenAI: unknown since 21 Nov.')
    const runway = { ...late, kind: 'runway' as const, connectionId: 'con_openrouter', text: 'OpenRouter: credits last 4 more days.' }
    expect(describeReason(runway, full)).toBe('OpenRouter: credits run out on Thu 26 Nov.')
    expect(describeReason(runway, { ...full, today: '2026-11-26' })).toBe('OpenRouter: credits run out today.')
    expect(describeReason(runway, { ...full, credits: [] })).toBe('OpenRouter: credits last 4 more days.')
  })

  it('tag a line with where its figure comes from, by the part that is least certain', () => {
    const reported = { provenance: 'reported', used: usd('10.000000') }
    expect(describeProvenance([reported])).toBe('reported')
    expect(describeProvenance([reported, { provenance: 'estimated', used: usd('41.000000') }])).toBe('$41.00 estimated')
    expect(describeProvenance([{ provenance: 'calculated', used: usd('41.000000') }])).toBe('calculated')
    expect(describeProvenance([])).toBeUndefined()
  })
})
