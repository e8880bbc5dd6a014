import { AppError } from '../platform/errors.ts'
import type { AppContext, User } from '../platform/route.ts'
import { createSigningKeys } from './keys.ts'
import { createRefresher } from './refresh.ts'
import { clearSession, readSession, writeSession } from './session-cookie.ts'
import type { SignOutScope } from './session-schemas.ts'
import { type Session, SupabaseRefusal, endSessions, project } from './supabase.ts'
import { createTokenMemory } from './token-memory.ts'
import { claimedIssuer, verifyAccessToken } from './verify.ts'

/** Refreshed this long before its end, so that it does not end on the way; a project may let tokens live for seconds. */
const dueMs = ({ expires_in }: Session) => Math.min(60_000, (expires_in * 1000) / 2)

export interface Sessions {
  /** The signed-in person, or `unauthenticated`. Refreshes the session's cookies when due. */
  authenticate(c: AppContext): Promise<User>
  /** Starts a session in this browser; a token that is not the project's own is refused. */
  begin(c: AppContext, session: Session): Promise<User>
  /** The session of whoever `authenticate` answers. */
  read(c: AppContext): Promise<Session>
  /**
   * Ends it at Supabase and in this browser, which forgets it even when Supabase does not answer. Beyond this browser
   * nothing has ended until Supabase says so: then a failure is thrown, and this session stays.
   */
  end(c: AppContext, scope: SignOutScope): Promise<void>
}

/**
 * One for each isolate: it keeps the project's public keys and the refreshes under way. Cookies are never cleared here:
 * another request may just have written better ones, and only signing out ends a session.
 */
export function createSessions(): Sessions {
  const vouchers = { keys: createSigningKeys(), memory: createTokenMemory() }
  const refresh = createRefresher()
  const found = new WeakMap<AppContext, Promise<Found>>()

  async function begin(c: AppContext, session: Session): Promise<User> {
    const { ctx } = c.var
    const user = await verifyAccessToken(ctx, vouchers, session.access_token)
    if (!user) {
      ctx.log.error('the sign-in service issued what is not accepted here', {
        issuer: claimedIssuer(session.access_token),
        expected: project(ctx).issuer,
      })
      throw new AppError('unauthenticated', { detail: 'The sign-in service answered with a token that is not valid here.' })
    }
    writeSession(c, session)
    return user
  }

  async function find(c: AppContext): Promise<Found> {
    const { ctx } = c.var
    const session = await readSession(c)
    if (!session) throw signedOut()
    const lasts = session.expires_at * 1000 - ctx.now()
    if (lasts > dueMs(session)) return { session, user: (await verifyAccessToken(ctx, vouchers, session.access_token)) ?? refuse() }
    const refreshed = await refresh(ctx, session.refresh_token)
    if (refreshed.kind === 'refreshed') return { session: refreshed.session, user: await begin(c, refreshed.session) }
    const stillValid = lasts > 0 ? await verifyAccessToken(ctx, vouchers, session.access_token) : undefined
    if (stillValid) return { session, user: stillValid }
    throw refreshed.kind === 'unavailable' ? refreshed.error : signedOut()
  }

  /** A request asks several times who calls; it is found out once. */
  function findOnce(c: AppContext): Promise<Found> {
    const known = found.get(c) ?? find(c)
    found.set(c, known)
    return known
  }

  async function endHere(c: AppContext): Promise<void> {
    const { ctx } = c.var
    const session = await readSession(c)
    clearSession(c)
    if (!session) return
    try {
      const lasts = session.expires_at * 1000 - ctx.now()
      const refreshed = lasts > dueMs(session) ? undefined : await refresh(ctx, session.refresh_token)
      if (refreshed?.kind === 'refreshed') await endSessions(ctx, refreshed.session.access_token, 'local')
      else if (lasts > 0) await endSessions(ctx, session.access_token, 'local')
    } catch (error) {
      if (!(error instanceof SupabaseRefusal)) ctx.log.error('sign-out did not reach the sign-in service')
    }
  }

  async function endElsewhere(c: AppContext, scope: 'others' | 'global'): Promise<void> {
    const { ctx } = c.var
    const { session, user } = await findOnce(c)
    try {
      await endSessions(ctx, session.access_token, scope)
    } catch (error) {
      throw error instanceof SupabaseRefusal ? signedOut() : error
    }
    ctx.log.info('signed out beyond this browser', { scope, userId: user.id })
    if (scope === 'global') clearSession(c)
  }

  return {
    begin,
    authenticate: async (c) => (await findOnce(c)).user,
    read: async (c) => (await findOnce(c)).session,
    end: (c, scope) => (scope === 'local' ? endHere(c) : endElsewhere(c, scope)),
  }
}

interface Found {
  session: Session
  user: User
}

const signedOut = () => new AppError('unauthenticated', { detail: 'There is no session, or it has ended.' })

const refuse = (): never => {
  throw signedOut()
}
