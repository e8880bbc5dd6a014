import type { HostRequest } from './app.ts'
import type { Project } from './supabase.ts'
import type { SessionRow } from './supabase-state.ts'
import { type Person, accessTokenSeconds } from './supabase-tokens.ts'

/** How long a spent refresh token still answers, since two tabs may refresh at once. */
const reuseMs = 10_000

export const apiError = (status: number, code: string, message: string): Response =>
  Response.json({ code: status, error_code: code, msg: message }, { status })

/** Begins a session and answers its tokens. */
export async function issueTokens(project: Project, person: Person, now: number): Promise<Response> {
  const session: SessionRow = { id: crypto.randomUUID(), person, active: newRefreshToken(), revoked: false }
  project.state.sessions.set(session.id, session)
  project.state.refreshTokens.set(session.active, { session })
  return answerTokens(project, session, now)
}

/**
 * Rotates a refresh token. Spent a moment ago, it answers the session's present tokens; spent longer ago, somebody
 * else may hold it, and the whole session ends.
 */
export async function refreshTokens(project: Project, request: HostRequest): Promise<Response> {
  const body = JSON.parse(request.body || '{}') as { refresh_token?: string }
  const { refreshTokens: issued } = project.state
  const token = issued.get(body.refresh_token ?? '')
  if (!token) return apiError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found')
  const { session, spentAt } = token
  if (session.revoked) return apiError(400, 'session_not_found', 'Invalid Refresh Token: Session Not Found')
  if (spentAt !== undefined && request.now - spentAt > reuseMs) {
    session.revoked = true
    return apiError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used')
  }
  if (spentAt === undefined) {
    token.spentAt = request.now
    session.active = newRefreshToken()
    issued.set(session.active, { session })
  }
  return answerTokens(project, session, request.now)
}

async function answerTokens(project: Project, session: SessionRow, now: number): Promise<Response> {
  const { id, email, name } = session.person
  return Response.json({
    access_token: await project.tokens.issue(session.person, session.id, now),
    token_type: 'bearer',
    expires_in: accessTokenSeconds,
    expires_at: Math.floor(now / 1000) + accessTokenSeconds,
    refresh_token: session.active,
    user: { id, aud: 'authenticated', role: 'authenticated', email, user_metadata: { full_name: name } },
  })
}

const newRefreshToken = () => crypto.randomUUID().replaceAll('-', '').slice(0, 22)
