import { describe, expect, it } from 'vitest'
import { mockAccounts } from '../../../dev/mock-accounts.ts'
import { describeSteps, isFirstSyncDone } from './steps.ts'

const [sample] = mockAccounts
if (!sample) throw new Error('no sample')
const cost = { signal: 'cost' as const, state: 'pending' as const, reason: null, completeThrough: null, lastSuccessAt: null, nextSyncAt: null, usualDelayHours: 3, measuredDelayHours: null }
const fresh = { ...sample, status: 'syncing' as const, accountName: null, signals: [cost], progress: { daysDone: 0, daysWanted: 400, rows: 0, recentDone: false } }
const states = (account: typeof fresh | (typeof mockAccounts)[number]) => describeSteps(account).map((step) => step.state)

describe('the steps of a first sync', () => {
  it('begin with an accepted key and a question to the provider', () => {
    expect(states(fresh)).toEqual(['done', 'now', 'to_do', 'to_do'])
    expect(isFirstSyncDone(fresh)).toBe(false)
  })

  it('count days while the last 30 are read', () => {
    const reading = { ...fresh, progress: { daysDone: 18, daysWanted: 400, rows: 412, recentDone: false } }
    expect(describeSteps(reading)[2]).toMatchObject({ state: 'now', counts: true })
  })

  it('are over for the reader once the last 30 days are read, while history goes on', () => {
    const recent = { ...fresh, signals: [{ ...cost, state: 'on' as const, lastSuccessAt: '2026-11-23T09:00:00Z' }], progress: { daysDone: 30, daysWanted: 400, rows: 690, recentDone: true } }
    expect(states(recent)).toEqual(['done', 'done', 'done', 'now'])
    expect(isFirstSyncDone(recent)).toBe(true)
  })

  it('never call a rejected key a finished sync', () => {
    const rejected = { ...fresh, status: 'credentials_rejected' as const, statusReason: 'The key was revoked.', progress: null }
    expect(describeSteps(rejected)[2]).toMatchObject({ state: 'failed', text: 'The key was revoked.' })
    expect(isFirstSyncDone(rejected)).toBe(false)
  })

  it('say why a signal is off instead of waiting for it', () => {
    const off = { ...fresh, signals: [{ ...cost, state: 'off' as const, reason: 'Cost Explorer is not on.' }], progress: null }
    expect(describeSteps(off)[1]).toMatchObject({ state: 'failed', text: 'Cost Explorer is not on.' })
  })
})
