import { account, before } from '../mock-accounts.ts'
import { span } from '../mock-range.ts'
import { type MockWorld, dailyFigures, ledger, sumOf } from './ledger.ts'

/** A source whose month is exactly CN¥1,234,567.89. */
function exactMonth(): Map<string, bigint> {
  const used = dailyFigures({ seed: 5, daily: 56_000, completeThrough: '2026-11-20' })
  const lastDay = '2026-11-20'
  const others = sumOf(used, span('2026-11-01', '2026-11-23')) - (used.get(lastDay) ?? 0n)
  return used.set(lastDay, 1_234_567_890_000n - others)
}

/** Amounts of every size and currency: over a billion, under a cent, without decimals, with three, and one without a rate. */
export const oddMoney = (): MockWorld => ({
  workspace: { name: '北风实验室', currency: 'CNY' },
  ledgers: [
    ledger(account('con_billion', 'aws', 'AWS', 'AWS, payer account'), {
      used: dailyFigures({ seed: 3, daily: 61_000_000, completeThrough: '2026-11-20' }),
      services: ['AmazonEC2', 'AmazonS3', 'AWSSupport'],
    }),
    ledger(account('con_exact', 'gcp', 'Google Cloud', 'Google Cloud', { completeThrough: '2026-11-20' }), {
      used: exactMonth(),
      adjustments: new Map([['2026-11-05', -345_678_900_000n]]),
    }),
    ledger(account('con_cent', 'openrouter', 'OpenRouter', 'OpenRouter', { payment: 'prepaid' }), {
      used: dailyFigures({ seed: 7, daily: 0.000_21, completeThrough: '2026-11-21' }),
      calculated: true,
    }),
    ledger(account('con_yen', 'openai', 'OpenAI', 'OpenAI, Tokyo', { payment: 'unknown' }), {
      used: dailyFigures({ seed: 9, daily: 812.4, completeThrough: '2026-11-21' }),
    }),
    ledger(account('con_dinar', 'vercel', 'Vercel', 'Vercel, Kuwait')),
  ],
  credits: [
    balance('con_yen', 'openai', 'OpenAI, Tokyo', ['1250000.000000', 'JPY'], '41250.000000', 30),
    balance('con_dinar', 'vercel', 'Vercel, Kuwait', ['1204.375000', 'KWD'], '31.125000', 38.7),
    balance('con_cent', 'openrouter', 'OpenRouter', ['0.004120', 'USD'], '0.000210', 19.6),
    balance('con_billion', 'aws', 'AWS, payer account', ['1234567.890000', 'CNY'], null, null),
  ],
  beside: [
    {
      ...{ kind: 'no_rate', connectionId: 'con_dinar', label: 'Vercel, Kuwait' },
      amounts: [
        { amount: '2418.375000', currency: 'KWD' },
        { amount: '0.000300', currency: 'BHD' },
        { amount: '98765432.100000', currency: 'VND' },
      ],
      why: 'The European Central Bank publishes no rate for this currency.',
    },
    {
      ...{ kind: 'monthly_only', connectionId: 'con_yen', label: 'OpenAI, Tokyo' },
      amounts: [{ amount: '1980000.000000', currency: 'JPY' }],
      why: 'The provider tells whole months only; these days are not all of one.',
    },
  ],
})

function balance(
  connectionId: string,
  providerId: string,
  label: string,
  [amount, currency]: readonly [string, string],
  perDay: string | null,
  runwayDays: number | null,
): MockWorld['credits'][number] {
  return {
    ...{ connectionId, providerId, label, name: 'Prepaid balance', amount: { amount, currency }, quantity: null, unit: null },
    ...{ perDay: perDay === null ? null : { amount: perDay, currency }, runwayDays, runsOutOn: null },
    ...{ at: before(40), expiresAt: null, resetsAt: null },
  }
}
