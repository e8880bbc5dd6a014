import type { AccountAnswer } from '../../worker/providers/schemas.ts'
import { before, mockAccounts, troubledAccounts } from './mock-accounts.ts'
import { mockCatalog } from './mock-catalog.ts'
import { mockDashboard } from './mock-dashboard.ts'

/** What the mock shows, by the cookie `mock`: each state that a screen must have. */
export const mockStates = ['full', 'partial', 'empty', 'error', 'loading', 'signed-out', 'viewer', 'refused'] as const
export type MockState = (typeof mockStates)[number]

const workspaces = [
  { id: 'ws_1', name: 'Northwind Labs', role: 'owner' },
  { id: 'ws_2', name: 'Harbor (client)', role: 'viewer' },
]
const workspace = { ...workspaces[0], currency: 'USD', timeZone: 'Europe/Berlin', plan: 'team' }
const session = { user: { id: 'usr_1', email: 'mara@northwind.example', name: 'Mara' }, workspaces, workspace, role: 'owner' }

const viewing = { ...session, workspace: { ...workspace, role: 'viewer' }, role: 'viewer' }

const json = (body: unknown, status = 200) => Response.json(body, { status, headers: { 'x-request-id': 'req_mock' } })

const problem = (status: number, code: string, title: string, more: object = {}) =>
  new Response(JSON.stringify({ type: `https://outlay.dev/problems/${code}`, title, status, code, requestId: 'req_01JD8ZK3QW5R', ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

/** Connections ended in this run. */
const gone = new Set<string>()

/** Connections made in this run, with when they began: their first sync moves on with every look. */
const made = new Map<string, { account: AccountAnswer; looks: number }>()

function progressing(): AccountAnswer[] {
  return [...made.values()].map((one) => {
    one.looks += 1
    const done = Math.min(30, one.looks * 6)
    return { ...one.account, status: done < 30 ? 'syncing' : 'active', progress: { daysDone: done, daysWanted: 400, rows: done * 23, recentDone: done >= 30 } }
  })
}

/** Answers as the Worker would. `undefined`: not a path of the API. */
export async function answerMock(request: Request, state: MockState): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(request.url)
  if (!pathname.startsWith('/api/')) return undefined
  if (pathname === '/api/health') return json({ version: '0.1.0', sandboxed: 'all' })
  if (pathname === '/api/auth/session') return state === 'signed-out' ? problem(401, 'unauthenticated', 'Sign in to continue') : json(state === 'viewer' ? viewing : session)
  if (request.method !== 'GET') return state === 'refused' ? refuse(pathname) : answerChange(request, pathname)
  if (state === 'loading') await new Promise((resolve) => setTimeout(resolve, 60_000))
  if (state === 'error') return problem(500, 'internal', 'Something went wrong on our side')
  const shown = state === 'partial' || state === 'empty' ? state : 'full'
  const accounts = shown === 'empty' ? [] : shown === 'partial' ? troubledAccounts : mockAccounts
  if (pathname === '/api/dashboard') return json(mockDashboard((searchParams.get('range') ?? 'mtd') as 'mtd', shown))
  if (pathname === '/api/providers') return json({ items: mockCatalog, nextCursor: null, mayConnect: true })
  if (pathname === '/api/providers/accounts') return json({ items: [...progressing(), ...accounts.filter((one) => !gone.has(one.id))], nextCursor: null })
  return problem(404, 'not_found', 'Not found')
}

/** What a change may run into: input that the Worker refuses, and the Worker's own failure. */
function refuse(pathname: string): Response {
  if (!pathname.startsWith('/api/workspaces')) return problem(500, 'internal', 'Something went wrong on our side')
  const errors = [{ path: 'timeZone', message: 'Enter an IANA time zone, such as Europe/Berlin.' }]
  return problem(400, 'invalid_input', 'Some fields need another value', { detail: 'timeZone: Enter an IANA time zone, such as Europe/Berlin.', errors })
}

async function answerChange(request: Request, pathname: string): Promise<Response> {
  const body = (await request.json().catch(() => ({}))) as { label?: string; credentials?: Record<string, string>; email?: string; code?: string; connectionId?: string }
  const [, , area = '', id = '', action = ''] = pathname.split('/')
  if (area === 'auth') {
    if (body.code && body.code !== '123456') return problem(400, 'invalid_input', 'Some fields need another value', { errors: [{ path: 'code', message: 'That link or code has expired or was used before. Ask for a new one.' }] })
    return id === 'signout' ? new Response(null, { status: 204 }) : json({ sentTo: body.email, next: '/' }, id === 'otp' ? 202 : 200)
  }
  if (area === 'workspaces') {
    const chosen = workspaces.find((one) => one.id === id)
    return json({ ...workspace, ...(chosen ?? { id: 'ws_3', role: 'owner' }), ...body }, id ? 200 : 201)
  }
  if (action === 'connect') return connect(id, body)
  if (action === 'sync') return json({ queued: 1, connectionIds: [id] }, 202)
  if (id === 'accounts') return json({ ...mockAccounts.find((one) => one.id === action), ...body })
  if (body.connectionId) gone.add(body.connectionId)
  return json({ disconnected: true })
}

function connect(providerId: string, body: { label?: string; credentials?: Record<string, string> }): Response {
  const provider = mockCatalog.find((one) => one.id === providerId)
  const [first] = mockAccounts
  if (!provider || !first) return problem(404, 'not_found', 'Not found')
  const empty = provider.credentials.filter((field) => !field.optional && !body.credentials?.[field.name])
  if (empty.length > 0) {
    const errors = empty.map((field) => ({ path: `credentials.${field.name}`, message: `${field.label} is missing` }))
    return problem(400, 'invalid_input', 'Some fields need another value', { detail: errors.map((error) => error.message).join('; '), errors })
  }
  if (Object.values(body.credentials ?? {}).some((value) => value.includes('wrong'))) {
    return problem(422, 'credentials_rejected', 'The provider rejected the credentials', { detail: `${provider.name} answered 401: “Incorrect API key provided.”` })
  }
  const account: AccountAnswer = { ...first, id: `con_new_${made.size}`, providerId, providerName: provider.name, label: body.label ?? provider.name, accountName: 'Northwind', completeThrough: null, signals: provider.exposed.map(({ signal, usualDelayHours }) => ({ signal, state: 'pending', reason: null, completeThrough: null, lastSuccessAt: null, nextSyncAt: before(0), usualDelayHours, measuredDelayHours: null })), createdAt: before(0) }
  made.set(account.id, { account, looks: 0 })
  return json(account, 201)
}
