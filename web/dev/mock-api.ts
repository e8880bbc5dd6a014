import { mockAccounts, troubledAccounts } from './mock-accounts.ts'
import { mockCatalog } from './mock-catalog.ts'
import { connectMock, madeAccounts } from './mock-connect.ts'
import { mockCredits, mockDashboard } from './mock-dashboard.ts'
import { figuresOfAccounts, figuresOfWorld } from './mock-figures.ts'
import { answerAccountPage } from './mock-summary.ts'
import { answerOnboarding, onboardingStates } from './mock-onboarding.ts'
import { json, problem } from './mock-answers.ts'
import { mockDocument } from './mock-document.ts'
import { mockMembers, mockSessionDetails } from './mock-settings.ts'
import { answerOf } from './ugly/answer.ts'
import { findWorld, uglyStates } from './ugly/worlds.ts'

/** What the mock shows, by the cookie `mock`: each state that a screen must have. */
const ownStates = ['full', 'partial', 'empty', 'error', 'loading', 'signed-out', 'viewer', 'refused', 'plan-full'] as const
export const mockStates = [...ownStates, ...onboardingStates, ...uglyStates] as const
export type MockState = (typeof mockStates)[number]

const workspaces = [
  { id: 'ws_1', name: 'Northwind Labs', role: 'owner' },
  { id: 'ws_2', name: 'Harbor (client)', role: 'viewer' },
]
const workspace = { ...workspaces[0], currency: 'USD', timeZone: 'Europe/Berlin', plan: 'team', onboarding: 'done', budgetDraft: null }
const session = { user: { id: 'usr_1', email: 'mara@northwind.example', name: 'Mara' }, workspaces, workspace, role: 'owner' }

const viewing = { ...session, workspace: { ...workspace, role: 'viewer' }, role: 'viewer' }

/** The workspace of a world has its name and currency. */
function sessionIn(state: MockState) {
  if (state === 'viewer') return viewing
  const own = findWorld(state)?.workspace
  return own ? { ...session, workspaces: [{ ...workspaces[0], name: own.name }], workspace: { ...workspace, ...own } } : session
}

/** Connections ended in this run. */
const gone = new Set<string>()

/** Answers as the Worker would. `undefined`: not a path of the API. */
export async function answerMock(request: Request, state: MockState): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(request.url)
  if (!pathname.startsWith('/api/')) return undefined
  if (pathname === '/api/health') return json({ version: '0.1.0', sandboxed: 'all' })
  const ofOnboarding = await answerOnboarding(request, state)
  if (ofOnboarding) return ofOnboarding
  if (pathname === '/api/auth/session')
    return state === 'signed-out' ? problem(401, 'unauthenticated', 'Sign in to continue') : json(sessionIn(state))
  if (request.method !== 'GET') return state === 'refused' ? refuse(pathname) : answerChange(request, pathname)
  if (state === 'loading') await new Promise((resolve) => setTimeout(resolve, 60_000))
  if (state === 'error') return problem(500, 'internal', 'Something went wrong on our side')
  if (pathname === '/api/openapi.json')
    return new Response(await mockDocument(), { headers: { 'content-type': 'application/json', 'x-request-id': 'req_mock' } })
  if (pathname === '/api/auth/session/details') return json(mockSessionDetails)
  if (pathname.endsWith('/members')) return json({ items: mockMembers, nextCursor: null })
  const world = findWorld(state)
  const ofWorld = world && answerOf(world, pathname, searchParams)
  if (ofWorld) return ofWorld
  const shown = state === 'partial' || state === 'empty' ? state : 'full'
  const accounts = shown === 'empty' ? [] : shown === 'partial' ? troubledAccounts : mockAccounts
  if (pathname === '/api/dashboard') return json(mockDashboard((searchParams.get('range') ?? 'mtd') as 'mtd', shown))
  if (pathname === '/api/providers')
    return json({ items: mockCatalog, nextCursor: null, mayConnect: state !== 'viewer' && state !== 'plan-full' })
  if (pathname === '/api/providers/accounts')
    return json({ items: [...madeAccounts(), ...accounts.filter((one) => !gone.has(one.id))], nextCursor: null })
  const figures = world ? figuresOfWorld(world) : figuresOfAccounts([...madeAccounts(), ...accounts])
  return answerAccountPage(new URL(request.url), figures, world?.credits ?? mockCredits) ?? problem(404, 'not_found', 'Not found')
}

/** What a change may run into: input that the Worker refuses, and the Worker's own failure. */
function refuse(pathname: string): Response {
  if (!pathname.startsWith('/api/workspaces')) return problem(500, 'internal', 'Something went wrong on our side')
  const errors = [{ path: 'timeZone', message: 'Enter an IANA time zone, such as Europe/Berlin.' }]
  return problem(400, 'invalid_input', 'Some fields need another value', {
    detail: 'timeZone: Enter an IANA time zone, such as Europe/Berlin.',
    errors,
  })
}

async function answerChange(request: Request, pathname: string): Promise<Response> {
  const body = (await request.json().catch(() => ({}))) as {
    label?: string
    credentials?: Record<string, string>
    email?: string
    code?: string
    connectionId?: string
  }
  const [, , area = '', id = '', action = ''] = pathname.split('/')
  if (area === 'auth') {
    if (body.code && body.code !== '123456')
      return problem(400, 'invalid_input', 'Some fields need another value', {
        errors: [{ path: 'code', message: 'That link or code has expired or was used before. Ask for a new one.' }],
      })
    return id === 'signout' ? new Response(null, { status: 204 }) : json({ sentTo: body.email, next: '/' }, id === 'otp' ? 202 : 200)
  }
  if (area === 'workspaces') {
    const chosen = workspaces.find((one) => one.id === id)
    return json({ ...workspace, ...(chosen ?? { id: 'ws_3', role: 'owner' }), ...body }, id ? 200 : 201)
  }
  if (action === 'connect') return connectMock(id, body)
  if (action === 'sync') return json({ queued: 1, connectionIds: [id] }, 202)
  if (id === 'accounts') return json({ ...mockAccounts.find((one) => one.id === action), ...body })
  if (body.connectionId) gone.add(body.connectionId)
  return new Response(null, { status: 204 })
}
