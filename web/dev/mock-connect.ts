import type { AccountAnswer, ProviderAnswer } from '../../worker/providers/schemas.ts'
import { before, mockAccounts } from './mock-accounts.ts'
import { json, problem } from './mock-answers.ts'
import { mockCatalog } from './mock-catalog.ts'

interface ConnectBody {
  label?: string
  credentials?: Record<string, string>
  connectionId?: string
}

/** Connections made in this run: their first sync moves on with every look. */
const made = new Map<string, { account: AccountAnswer; looks: number }>()

const daysWanted = 400
const daysALook = 4

export function madeAccounts(): AccountAnswer[] {
  return [...made.values()].map((one) => {
    one.looks += 1
    return atLook(one.account, one.looks)
  })
}

function atLook(account: AccountAnswer, looks: number): AccountAnswer {
  const recent = looks * daysALook
  const done = recent <= 30 ? recent : Math.min(daysWanted, 30 + (recent - 30) * 12)
  if (looks === 1) return account
  const signals = account.signals.map((one) => ({
    ...one,
    state: 'on' as const,
    completeThrough: one.signal === 'cost' ? '2026-11-21' : null,
  }))
  const progress = done < daysWanted ? { daysDone: done, daysWanted, rows: done * 23, recentDone: done >= 30 } : null
  return { ...account, status: progress ? 'syncing' : 'active', completeThrough: '2026-11-21', signals, progress }
}

/** What a credential says decides the answer: `wrong`, `lacking`, `taken`, `down`, `slow`, `many` and `limit` are refused, each in its way. */
const refusals: Readonly<Record<string, (provider: ProviderAnswer) => Response>> = {
  wrong: ({ name }) =>
    problem(422, 'credentials_rejected', 'The provider rejected the credentials', {
      detail: `${name} answered 401: Incorrect API key provided.`,
    }),
  lacking: ({ name }) =>
    problem(422, 'permission_missing', 'The credentials lack a permission', {
      detail: `${name} answered 403: Missing scopes.`,
      permission: 'api.usage.read',
    }),
  taken: ({ id, name }) =>
    problem(409, 'already_connected', 'This account is already connected', {
      detail: `This account is already connected as "${name}".`,
      existingConnectionId: `con_${id}`,
    }),
  down: ({ name }) => problem(502, 'provider_unavailable', 'The provider did not answer properly', { detail: `${name} answered 503.` }),
  slow: ({ name }) =>
    problem(504, 'provider_timeout', 'The provider took too long to answer', { detail: `${name} did not answer within 10 seconds.` }),
  many: () => problem(429, 'too_many_requests', 'Too many requests'),
  limit: () =>
    problem(402, 'plan_limit', 'The plan does not include this', { detail: 'The Free plan has 10 connections, and 10 are in use.' }),
}

export function connectMock(providerId: string, body: ConnectBody): Response {
  const provider = mockCatalog.find((one) => one.id === providerId)
  const [first] = mockAccounts
  if (!provider || !first) return problem(404, 'not_found', 'Not found')
  const typed = Object.values(body.credentials ?? {}).join(' ')
  const refused = Object.keys(refusals).find((word) => typed.includes(word))
  const refuse = refused && !body.connectionId ? refusals[refused] : undefined
  if (refuse) return refuse(provider)
  const existing = mockAccounts.find((one) => one.id === body.connectionId)
  if (existing) return json(existing, 201)
  const account: AccountAnswer = {
    ...first,
    id: `con_new_${made.size}`,
    providerId,
    providerName: provider.name,
    label: body.label ?? provider.name,
    accountName: 'Northwind',
    status: 'syncing',
    completeThrough: null,
    lastSyncAt: null,
    signals: provider.exposed.map(({ signal, usualDelayHours }) => ({
      ...{ signal, usualDelayHours, state: 'pending', reason: null, completeThrough: null },
      ...{ lastSuccessAt: null, nextSyncAt: before(0), measuredDelayHours: null },
    })),
    progress: { daysDone: 0, daysWanted, rows: 0, recentDone: false },
    createdAt: before(0),
  }
  made.set(account.id, { account, looks: 0 })
  return json(account, 201)
}
