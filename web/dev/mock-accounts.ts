import type { AccountAnswer } from '../../worker/providers/schemas.ts'

/** The instant at which the mock world stands still, and its day. */
export const mockNow = Date.parse('2026-11-23T09:12:00Z')
export const mockToday = '2026-11-23'

export const before = (minutes: number): string => new Date(mockNow - minutes * 60_000).toISOString()

type Signal = AccountAnswer['signals'][number]

/** The signal `cost` of an account. */
export const cost = (completeThrough: string | null, extra: Partial<Signal> = {}): Signal => ({
  signal: 'cost',
  state: 'on',
  reason: null,
  completeThrough,
  lastSuccessAt: before(12),
  nextSyncAt: before(-48),
  usualDelayHours: 3,
  measuredDelayHours: 4,
  ...extra,
})

/** An account that is fine, unless `extra` says otherwise. */
export const account = (
  id: string,
  providerId: string,
  providerName: string,
  label: string,
  extra: Partial<AccountAnswer> = {},
): AccountAnswer => ({
  id,
  providerId,
  providerName,
  label,
  accountName: null,
  status: 'active',
  statusReason: null,
  payment: 'invoiced',
  role: 'biller',
  brake: 'unknown',
  signals: [cost('2026-11-21')],
  lastSyncAt: before(12),
  nextSyncAt: before(-48),
  completeThrough: '2026-11-21',
  late: false,
  noticedAfterHours: { provider: 3, sync: 1, total: 4 },
  progress: null,
  lastError: null,
  ownerUserId: 'usr_1',
  owner: { userId: 'usr_1', name: 'Mara' },
  createdAt: before(60 * 24 * 90),
  ...extra,
})

export const mockAccounts: AccountAnswer[] = [
  account('con_aws', 'aws', 'AWS', 'AWS, management account', {
    accountName: '4821-0093-1177',
    completeThrough: '2026-11-20',
    signals: [cost('2026-11-20', { usualDelayHours: 24 })],
    brake: 'alert_only',
    nextSyncAt: before(-60 * 20),
    noticedAfterHours: { provider: 24, sync: 24, total: 48 },
  }),
  account('con_anthropic', 'anthropic', 'Anthropic', 'Anthropic', { payment: 'prepaid', brake: 'hard_cap' }),
  account('con_openai', 'openai', 'OpenAI', 'OpenAI, production org', {
    payment: 'unknown',
    brake: 'alert_only',
    signals: [cost('2026-11-21'), cost(null, { signal: 'limits', state: 'off', reason: 'The key lacks “Management: read”.' })],
  }),
  account('con_vercel', 'vercel', 'Vercel', 'Vercel', { brake: 'none' }),
  account('con_openrouter', 'openrouter', 'OpenRouter', 'OpenRouter', { payment: 'prepaid', brake: 'hard_cap' }),
  account('con_github', 'github', 'GitHub', 'northwind-labs', { payment: 'unknown' }),
]

/** The same accounts on a bad day. */
export const troubledAccounts: AccountAnswer[] = mockAccounts.map((one) => {
  if (one.id === 'con_aws') {
    return {
      ...one,
      status: 'credentials_rejected',
      statusReason: 'AWS answered InvalidClientTokenId: the access key was deleted or disabled.',
      late: true,
      completeThrough: '2026-11-17',
      lastError: 'AWS rejected the credentials: InvalidClientTokenId.',
      nextSyncAt: null,
    }
  }
  if (one.id === 'con_vercel')
    return {
      ...one,
      status: 'degraded',
      statusReason: 'Vercel answered 500 for the last 3 hours; usage is read, cost is not.',
      late: true,
      completeThrough: '2026-11-19',
    }
  if (one.id === 'con_github')
    return { ...one, status: 'paused', statusReason: 'Paused by you on 18 Nov.', completeThrough: '2026-11-18', nextSyncAt: null }
  if (one.id === 'con_openai') return { ...one, status: 'waiting', statusReason: 'OpenAI asked to slow down; reading goes on at 09:30.' }
  return one
})
