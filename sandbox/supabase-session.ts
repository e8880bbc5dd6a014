import type { HostRequest } from './app.ts'
import type { Project } from './supabase.ts'
import type { SessionRow } from './supabase-state.ts'
import { type Person, accessTokenSeconds } from './supabase-tokens.ts'

/** How long any spent refresh token still answers, since two tabs may refresh at once. */
const reuseMs = 10_000

export const apiError = (status: number, code: string, message: string): Response =>
  Response.json({ code: status, error_code: code, msg: message }, { status })

/** Begins a session and answers its tokens. */
export async function issueTokens(project: Project, person: Person, service: string, now: number): Promise<Response> {
  const method = service === 'email' ? 'otp' : 'oauth'
  const session: SessionRow = { id: crypto.randomUUID(), person, method, startedAt: now, active: undefined }
  const { services } = project.state
  services.set(person.id, (services.get(person.id) ?? new Set()).add(service))
  project.state.sessions.set(session.id, session)
  return answerTokens(project, session, activate(project, session), now)
}

/**
 * Rotates a refresh token. Spent a moment ago, or the last one spent, it answers the session's present tokens; any other
 * may be in somebody else's hands, and none of the session is good any more. Access tokens then live on to their end.
 */
export async function refreshTokens(project: Project, request: HostRequest): Promise<Response> {
  const body = JSON.parse(request.body || '{}') as { refresh_token?: string }
  const presented = body.refresh_token ?? ''
  const { refreshTokens: issued, sessions } = project.state
  const token = issued.get(presented)
  if (!token || !sessions.has(token.session.id)) {
    return apiError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found')
  }
  const { session } = token
  if (presented === session.active) {
    token.spentAt = request.now
    session.parent = presented
    return answerTokens(project, session, activate(project, session), request.now)
  }
  const isForgiven = presented === session.parent || request.now - (token.spentAt ?? 0) <= reuseMs
  if (session.active && isForgiven) return answerTokens(project, session, session.active, request.now)
  session.active = undefined
  return apiError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used')
}

function activate(project: Project, session: SessionRow): string {
  const token = crypto.randomUUID().slice(-12)
  session.active = token
  project.state.refreshTokens.set(token, { session })
  return token
}

async function answerTokens(project: Project, session: SessionRow, refreshToken: string, now: number): Promise<Response> {
  const { id, email, name } = session.person
  return Response.json({
    access_token: await project.tokens.issue(session, [...(project.state.services.get(id) ?? [])], now),
    token_type: 'bearer',
    expires_in: accessTokenSeconds,
    expires_at: Math.floor(now / 1000) + accessTokenSeconds,
    refresh_token: refreshToken,
    user: { id, aud: 'authenticated', role: 'authenticated', email, user_metadata: { full_name: name } },
  })
}
