import { addDays } from '../../src/lib/format-dates.ts'
import { account, before, cost, mockToday } from '../mock-accounts.ts'
import { type MockLedger, type MockWorld, dailyFigures, endingOn, ledger } from './ledger.ts'

const daysAgo = (days: number): string => addDays(mockToday, -days)

/** Its syncs succeed, and nothing new is in them since forty days. */
const silent = (): MockLedger =>
  ledger(
    account('con_silent', 'digitalocean', 'DigitalOcean', 'DigitalOcean', {
      ...{ late: true, completeThrough: daysAgo(40), signals: [cost(daysAgo(40))] },
    }),
    { used: endingOn(dailyFigures({ seed: 41, daily: 24, completeThrough: daysAgo(40) }), daysAgo(40)) },
  )

/** Three days late: the provider answers errors. */
const late = (): MockLedger =>
  ledger(
    account('con_late', 'vercel', 'Vercel', 'Vercel', {
      ...{ late: true, completeThrough: daysAgo(4), status: 'degraded', signals: [cost(daysAgo(4), { lastSuccessAt: before(60 * 72) })] },
      ...{ statusReason: 'Vercel answered 500 for the last 3 days.', lastError: 'Vercel answered 500: Internal Server Error.' },
    }),
    { used: endingOn(dailyFigures({ seed: 43, daily: 18, completeThrough: daysAgo(4) }), daysAgo(4)) },
  )

const rejected = (): MockLedger =>
  ledger(
    account('con_rejected', 'aws', 'AWS', 'AWS, management account', {
      ...{ late: true, completeThrough: daysAgo(9), status: 'credentials_rejected', signals: [cost(daysAgo(9))], nextSyncAt: null },
      ...{ lastSyncAt: before(60 * 24 * 8), statusReason: 'AWS answered InvalidClientTokenId: the access key was deleted or disabled.' },
      lastError: 'AWS rejected the credentials: InvalidClientTokenId.',
    }),
    { used: endingOn(dailyFigures({ seed: 47, daily: 95, completeThrough: daysAgo(9) }), daysAgo(9)), services: ['AmazonEC2', 'AmazonS3'] },
  )

/** One source silent for forty days, one three days late, one whose key is rejected; one is fine. */
export const staleSources = (): MockWorld => ({
  workspace: { name: 'Neglected', currency: 'USD' },
  ledgers: [
    ...[rejected(), late(), silent()],
    ledger(account('con_fine', 'anthropic', 'Anthropic', 'Anthropic', { payment: 'unknown' }), {
      used: dailyFigures({ seed: 53, daily: 31, completeThrough: '2026-11-21' }),
    }),
  ],
  ...{ credits: [], beside: [] },
})

/** Nothing at all for forty days: this month has no figure. */
export const silentSources = (): MockWorld => ({
  workspace: { name: 'Asleep', currency: 'USD' },
  ledgers: [silent()],
  ...{ credits: [], beside: [] },
})
