import { describe, expect, it } from 'vitest'
import type { Summary, SyncAnswer } from '../../../../worker/providers/summary-schemas.ts'
import { cutsOf, readCut } from './cuts.ts'
import { describeLimit, fillOf } from './describe-limit.ts'
import { groupRestatements } from './group-restatements.ts'
import { describeOutcome, describeWindow, isOvertaken } from './sync-words.ts'

const today = '2026-11-23'
const usd = (amount: string) => ({ amount, currency: 'USD' })

const sync = (more: Partial<SyncAnswer> = {}): SyncAnswer => ({
  ...{ id: 'syn_2', signal: 'cost', reason: 'recent', from: '2026-11-17', to: '2026-11-23', state: 'done', rows: 0, attempts: 1 },
  ...{ error: null, startedAt: '2026-11-23T08:10:00.000Z', finishedAt: '2026-11-23T08:10:00.000Z' },
  ...more,
})

describe('a restatement', () => {
  const restated = (day: string, before: string, after: string, seenAt: string): Summary['restatements'][number] => ({
    ...{ day, grain: 'day', seenAt },
    before: usd(before),
    after: usd(after),
  })

  it('is a sentence with both figures, and those of one look stand together, newest first', () => {
    const groups = groupRestatements(
      [
        restated('2026-11-11', '20.000000', '19.500000', '2026-11-15T08:10:01.000Z'),
        restated('2026-11-17', '5.000000', '6.000000', '2026-11-21T08:10:02.000Z'),
        restated('2026-11-18', '187.100000', '212.400000', '2026-11-21T08:10:05.000Z'),
      ],
      today,
    )
    expect(groups).toEqual([
      {
        seenAt: '2026-11-21T08:10:05.000Z',
        sentences: ['Wed 18 Nov is now $212.40, was $187.10 (↑ $25.30)', 'Tue 17 Nov is now $6.00, was $5.00 (↑ $1.00)'],
      },
      { seenAt: '2026-11-15T08:10:01.000Z', sentences: ['Wed 11 Nov is now $19.50, was $20.00 (↓ $0.50)'] },
    ])
  })
})

describe('a sync', () => {
  it('says its days, and the year where it is another one', () => {
    expect(describeWindow(sync(), today)).toBe('17–23 Nov, recent days')
    expect(describeWindow(sync({ reason: 'history', from: '2025-09-01', to: '2025-09-30' }), today)).toBe('1–30 Sep 2025, older history')
    expect(describeWindow(sync({ from: null, to: null }), today)).toBe('as it stands')
  })

  it('says what came of it', () => {
    expect(describeOutcome(sync({ rows: 1_210 }))).toBe('done, 1,210 rows')
    expect(describeOutcome(sync())).toBe('done, nothing new')
    expect(describeOutcome(sync({ state: 'failed', attempts: 3 }))).toBe('failed, attempt 3')
    expect(describeOutcome(sync({ state: 'dead', attempts: 6 }))).toBe('given up after 6 attempts')
  })

  it('that failed needs no other try once a later one has read the same days of the same signal', () => {
    const failed = sync({ id: 'syn_1', state: 'failed' })
    expect(isOvertaken(failed, [sync(), failed])).toBe(true)
    expect(isOvertaken(failed, [sync({ signal: 'usage' }), failed])).toBe(false)
    expect(isOvertaken(failed, [sync({ from: '2026-11-18' }), failed])).toBe(false)
    expect(isOvertaken(failed, [sync({ state: 'failed' }), failed])).toBe(false)
    expect(isOvertaken(sync({ id: 'syn_3', state: 'failed' }), [sync()])).toBe(false)
  })
})

describe('a limit', () => {
  const limit = (more: Partial<NonNullable<Summary['limits']>[number]>): NonNullable<Summary['limits']>[number] => ({
    ...{ id: 'l', name: 'Organization', scope: 'account', period: 'month', cap: usd('500.000000'), capQuantity: null },
    ...{ used: usd('412.000000'), usedQuantity: null, unit: null, enforcement: 'hard_cap', resetsAt: null },
    ...more,
  })

  it('says what is used of it, and may be passed', () => {
    expect(describeLimit(limit({}))).toBe('$412.00 of $500.00 a month (82.4%)')
    expect(fillOf(limit({ used: usd('540.000000') }))).toBe(108)
  })

  it('claims nothing where the provider does not tell what is used', () => {
    expect(describeLimit(limit({ used: null }))).toBe('$500.00 a month; what is used of it is not told')
    expect(fillOf(limit({ used: null }))).toBeUndefined()
  })

  it('is in quantities where it is', () => {
    expect(describeLimit(limit({ cap: null, used: null, capQuantity: 10_000, usedQuantity: 250, unit: 'requests', period: 'day' }))).toBe(
      '250 of 10,000 requests a day (2.5%)',
    )
  })
})

describe('the ways to look at the figures', () => {
  const signal = (name: 'cost' | 'usage', groupBy: Summary['signals'][number]['groupBy']): Summary['signals'][number] => ({
    ...{ signal: name, exposed: true, reason: null, about: null, state: 'on', completeThrough: null, lastSuccessAt: null, grain: 'day' },
    groupBy,
  })
  const cost = { month: '2026-11', used: [], toPay: [], notReported: [] }

  it('are those the provider has: quantities are of one meter, so never by meter', () => {
    const cuts = cutsOf({ signals: [signal('cost', ['service', 'meter']), signal('usage', ['model', 'meter'])], cost, usage: [] })
    expect(cuts.map(({ metric, groupBy }) => `${metric} ${groupBy}`)).toEqual(['cost service', 'cost meter', 'quantity model'])
  })

  it('are none where neither costs nor quantities are told, and one where nothing tells them apart', () => {
    expect(cutsOf({ signals: [signal('cost', [])], cost: null, usage: null })).toEqual([])
    expect(cutsOf({ signals: [signal('cost', [])], cost, usage: null })).toEqual([{ metric: 'cost', groupBy: undefined, grain: 'day' }])
  })

  it('fall back to what there is when an address asks for another', () => {
    const cuts = cutsOf({ signals: [signal('cost', ['service', 'model'])], cost, usage: null })
    expect(readCut(cuts, { show: 'quantity', by: 'meter' })).toMatchObject({ metric: 'cost', groupBy: 'service' })
    expect(readCut(cuts, { by: 'model' })).toMatchObject({ groupBy: 'model' })
  })
})
