import { account, before, cost } from '../mock-accounts.ts'
import { type MockWorld, dailyFigures, ledger } from './ledger.ts'

/** A month that gives back more than it cost: a correction of used, and refunds beside it. */
export const negativeMonth = (): MockWorld => {
  const corrected = dailyFigures({ seed: 17, daily: 42, completeThrough: '2026-11-21' })
  corrected.set('2026-11-12', -2_480_120_000n).set('2026-11-18', -96_400_000n)
  return {
    workspace: { name: 'Refunded', currency: 'USD' },
    ledgers: [
      ledger(account('con_corrected', 'aws', 'AWS', 'AWS, management account'), {
        used: corrected,
        adjustments: new Map([
          ['2026-11-03', -850_000_000n],
          ['2026-11-19', 12_340_000n],
        ]),
        services: ['AmazonEC2', 'AmazonS3'],
      }),
      ledger(account('con_calm', 'anthropic', 'Anthropic', 'Anthropic', { payment: 'prepaid' }), {
        used: dailyFigures({ seed: 19, daily: 18, completeThrough: '2026-11-21' }),
      }),
      ledger(account('con_nothing', 'github', 'GitHub', 'northwind-labs'), {
        used: new Map([...dailyFigures({ seed: 23, daily: 1, completeThrough: '2026-11-21' }).keys()].map((day) => [day, 0n])),
      }),
    ],
    ...{ credits: [], beside: [] },
  }
}

const creditsOnly = [{ ...cost(null, { signal: 'credits' }) }]

/** Providers that tell a balance and no cost: there is no total, which is not a total of zero. */
export const creditsAlone = (): MockWorld => ({
  workspace: { name: 'Prepaid', currency: 'USD' },
  ledgers: [
    ledger(
      account('con_characters', 'elevenlabs', 'ElevenLabs', 'ElevenLabs', {
        ...{ payment: 'prepaid', completeThrough: null, signals: creditsOnly, noticedAfterHours: null },
      }),
    ),
    ledger(
      account('con_balance', 'openrouter', 'OpenRouter', 'OpenRouter', {
        ...{ payment: 'prepaid', completeThrough: null, signals: creditsOnly, noticedAfterHours: null },
      }),
    ),
  ],
  credits: [
    {
      ...{ connectionId: 'con_characters', providerId: 'elevenlabs', label: 'ElevenLabs', name: 'Characters' },
      ...{ amount: null, quantity: 61_200, unit: 'characters', perDay: null, runwayDays: null, runsOutOn: null },
      ...{ at: before(12), expiresAt: null, resetsAt: '2026-12-01T00:00:00.000Z' },
    },
    {
      ...{ connectionId: 'con_balance', providerId: 'openrouter', label: 'OpenRouter', name: 'Credits' },
      ...{ amount: { amount: '-3.120000', currency: 'USD' }, quantity: null, unit: null },
      ...{ perDay: { amount: '9.100000', currency: 'USD' }, runwayDays: 0, runsOutOn: '2026-11-23' },
      ...{ at: before(12), expiresAt: null, resetsAt: null },
    },
  ],
  beside: [],
})
