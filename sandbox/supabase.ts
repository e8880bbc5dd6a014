import type { Host, HostRequest } from './app.ts'
import type { Inbox } from './inbox.ts'
import { authorize, continueFlow, oauthNames } from './supabase-authorize.ts'
import { sendOtp, verifyLink, verifyPost } from './supabase-email.ts'
import { apiError, issueTokens, refreshTokens } from './supabase-session.ts'
import { createState, sha256, toBase64url } from './supabase-state.ts'
import type { SessionRow, SupabaseState } from './supabase-state.ts'
import { type TokenSigner, createTokenSigner } from './supabase-tokens.ts'

export interface SupabaseOptions {
  /** Where browsers go when the place they asked for is not on the redirect list. */
  siteUrl?: string
  redirectUrls?: readonly string[]
  /** Signs with this secret, as projects did before key pairs. */
  jwtSecret?: string
  /** Where people may sign in; default all that it knows. */
  oauth?: readonly string[]
}

/** One project of Supabase, as its Auth server (GoTrue) behind its gateway answers. */
export interface Project {
  host: string
  siteUrl: string
  redirectUrls: readonly string[]
  oauth: readonly string[]
  state: SupabaseState
  tokens: TokenSigner
  inbox: Inbox
}

const host = 'demo.supabase.co'
const developmentSites = ['http://localhost:*/**', 'http://127.0.0.1:*/**', 'http://localhost/**', 'https://outlay.test/**']

/** The gateway asks for the project's key on these; browsers come to the others by themselves. */
const openToBrowsers = /^\/auth\/v1\/(authorize|callback|\.well-known\/jwks\.json)$/

const flowSeconds = 300

export function createSupabase(inbox: Inbox, options: SupabaseOptions = {}): Host {
  const project: Project = {
    host,
    siteUrl: options.siteUrl ?? 'http://localhost:8787',
    redirectUrls: options.redirectUrls ?? developmentSites,
    oauth: options.oauth ?? Object.keys(oauthNames),
    state: createState(),
    tokens: createTokenSigner(`https://${host}/auth/v1`, options.jwtSecret),
    inbox,
  }
  return (request) => {
    const isLink = request.method === 'GET' && request.path === '/auth/v1/verify'
    if (!openToBrowsers.test(request.path) && !isLink && !request.headers.has('apikey')) {
      return Response.json(
        { message: 'No API key found in request', hint: 'No `apikey` request header or url param was found.' },
        { status: 401 },
      )
    }
    return answer(project, request)
  }
}

function answer(project: Project, request: HostRequest): Response | Promise<Response> {
  switch (`${request.method} ${request.path}`) {
    case 'GET /auth/v1/.well-known/jwks.json':
      return Response.json(project.tokens.jwks())
    case 'GET /auth/v1/settings':
      return showSettings(project)
    case 'GET /auth/v1/authorize':
      return authorize(project, request)
    case 'GET /auth/v1/callback':
      return continueFlow(project, request)
    case 'POST /auth/v1/otp':
      return sendOtp(project, request)
    case 'GET /auth/v1/verify':
      return verifyLink(project, request)
    case 'POST /auth/v1/verify':
      return verifyPost(project, request)
    case 'POST /auth/v1/token':
      return request.query.get('grant_type') === 'refresh_token' ? refreshTokens(project, request) : exchangeCode(project, request)
    case 'GET /auth/v1/user':
      return showUser(project, request)
    case 'POST /auth/v1/logout':
      return signOut(project, request)
    default:
      return Response.json({ code: 404, error_code: 'not_found', msg: 'requested path is invalid' }, { status: 404 })
  }
}

function showSettings({ oauth }: Project): Response {
  const external = Object.fromEntries(Object.keys(oauthNames).map((id) => [id, oauth.includes(id)]))
  return Response.json({ external: { ...external, email: true }, disable_signup: false, mailer_autoconfirm: false })
}

async function exchangeCode(project: Project, request: HostRequest): Promise<Response> {
  const body = JSON.parse(request.body || '{}') as { auth_code?: string; code_verifier?: string }
  if (!body.auth_code || !body.code_verifier) {
    return apiError(400, 'validation_failed', 'invalid request: both auth code and code verifier should be non-empty')
  }
  const { flows } = project.state
  const flow = [...flows.values()].find(({ code, person }) => code === body.auth_code && person)
  if (!flow?.person) return apiError(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found')
  if (request.now - flow.issuedAt > flowSeconds * 1000)
    return apiError(422, 'flow_state_expired', 'invalid flow state, flow state has expired')
  const challenge = toBase64url(await sha256(body.code_verifier))
  if (challenge !== flow.challenge)
    return apiError(400, 'bad_code_verifier', 'code challenge does not match previously saved code verifier')
  flows.delete(flow.state)
  return issueTokens(project, flow.person, flow.service, request.now)
}

async function showUser(project: Project, request: HostRequest): Promise<Response> {
  const session = await sessionOf(project, request)
  if (!session) return apiError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist')
  const { id, email, name } = session.person
  return Response.json({ id, aud: 'authenticated', role: 'authenticated', email, user_metadata: { full_name: name } })
}

async function signOut(project: Project, request: HostRequest): Promise<Response> {
  const session = await sessionOf(project, request)
  if (!session) return apiError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist')
  const scope = request.query.get('scope') ?? 'global'
  const ended = {
    local: (one: SessionRow) => one === session,
    others: (one: SessionRow) => one !== session,
    global: () => true,
  }[scope]
  if (!ended) return apiError(400, 'validation_failed', `Unsupported logout scope "${scope}"`)
  const own = [...project.state.sessions.values()].filter((one) => one.person.id === session.person.id)
  for (const one of own.filter(ended)) project.state.sessions.delete(one.id)
  return new Response(null, { status: 204 })
}

async function sessionOf(project: Project, request: HostRequest) {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  const claims = token === undefined ? undefined : await project.tokens.read(token, request.now)
  return project.state.sessions.get(String(claims?.['session_id']))
}
