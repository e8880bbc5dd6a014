import { describe, expect, it } from 'vitest'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { mockAccounts } from '../../../dev/mock-accounts.ts'
import { pollAfter, stepsOf } from './steps.ts'

const [known] = mockAccounts
if (!known) throw new Error('the mock has no account')

const cost = {
  ...known.signals[0],
  signal: 'cost',
  state: 'pending',
  reason: null,
  completeThrough: null,
  lastSuccessAt: null,
  nextSyncAt: null,
  usualDelayHours: 3,
  measuredDelayHours: null,
} as const
type Signal = AccountAnswer['signals'][number]
const withSignal = (signal: Partial<Signal>, extra: Partial<AccountAnswer> = {}): AccountAnswer => ({
  ...known,
  status: 'syncing',
  accountName: null,
  signals: [{ ...cost, ...signal }],
  ...extra,
})
const progress = { daysDone: 0, daysWanted: 400, rows: 0, recentDone: false }
const read = (account: AccountAnswer, historyDays: number | null = 400) =>
  stepsOf(account, historyDays, '2026-11-23').map((step) => `${step.id} ${step.state}: ${step.about}`)

describe('the steps of a first sync', () => {
  it('begin with an accepted key and costs that are being read', () => {
    expect(read(withSignal({}, { progress }))).toEqual([
      'key done: AWS does not name the account',
      'readable now: being read',
      'recent next: about a minute',
      'older next: up to 400 days; you can leave this page',
    ])
  })

  it('name the newest complete day once there is one, and count on', () => {
    const account = withSignal(
      { state: 'on', completeThrough: '2026-11-22' },
      { accountName: 'Northwind', progress: { ...progress, daysDone: 18, rows: 412 } },
    )
    expect(read(account).slice(0, 3)).toEqual([
      'key done: Northwind',
      'readable done: newest complete day 22 Nov',
      'recent now: about a minute',
    ])
  })

  it('say how far older history is after the last thirty days', () => {
    const account = withSignal({ state: 'on' }, { progress: { daysDone: 96, daysWanted: 400, rows: 2_208, recentDone: true } })
    expect(read(account).slice(1)).toEqual([
      'readable done: no complete day yet',
      'recent done: 2,208 rows',
      'older now: 96 of 400 days; you can leave this page',
    ])
  })

  it('are all done when nothing is left to read', () => {
    expect(stepsOf(withSignal({ state: 'on' }, { progress: null }), 400, '2026-11-23').map((step) => step.state)).toEqual([
      'done',
      'done',
      'done',
      'done',
    ])
  })

  it('promise no older history where the provider remembers thirty days', () => {
    const account = withSignal({ state: 'on' }, { progress: { ...progress, daysWanted: 31 } })
    expect(stepsOf(account, 30, '2026-11-23').map((step) => step.id)).toEqual(['key', 'readable', 'recent'])
    expect(stepsOf({ ...account, progress: null }, 30, '2026-11-23').map((step) => step.id)).toEqual(['key', 'readable', 'recent'])
  })

  it('give the reason where costs cannot be read, and promise no days', () => {
    expect(read(withSignal({ state: 'off', reason: 'The key lacks ce:GetCostAndUsage.' }))).toEqual([
      'key done: AWS does not name the account',
      'readable failed: The key lacks ce:GetCostAndUsage.',
    ])
  })

  it('say what went wrong when the first attempt failed, and when the provider asks to wait', () => {
    expect(read(withSignal({}, { status: 'degraded', statusReason: 'Cost: AWS answered 500', progress }))[1]).toBe(
      'readable failed: Cost: AWS answered 500',
    )
    expect(read(withSignal({}, { status: 'waiting', statusReason: 'AWS asks to slow down.', progress }))[1]).toBe(
      'readable now: AWS asks to slow down.',
    )
  })

  it('speak of what the provider does expose where that is not cost', () => {
    const account = withSignal({ signal: 'credits', state: 'on' }, { progress: null })
    expect(stepsOf(account, null, '2026-11-23').map((step) => step.title)).toEqual(['Key accepted', 'Credits readable'])
    expect(stepsOf({ ...account, signals: [] }, null, '2026-11-23').map((step) => step.title)).toEqual(['Key accepted'])
  })
})

describe('looking again', () => {
  it('ends when everything is read, and when only somebody can help', () => {
    expect(pollAfter(withSignal({ state: 'on' }, { progress: null }))).toBe(false)
    expect(pollAfter(withSignal({}, { progress, status: 'credentials_rejected' }))).toBe(false)
    expect(pollAfter(withSignal({}, { progress, status: 'paused' }))).toBe(false)
  })

  it('goes on every two seconds while days or the first figures are awaited, and slower while nothing can move', () => {
    expect(pollAfter(withSignal({ state: 'on' }, { progress }))).toBe(2_000)
    expect(pollAfter(withSignal({ signal: 'credits' }, { progress: null }))).toBe(2_000)
    expect(pollAfter(withSignal({}, { progress, status: 'waiting' }))).toBe(10_000)
  })
})
