import { combineChunks, createChunks, isChunkLike, stringFromBase64URL, stringToBase64URL } from '@supabase/ssr'
import { getCookie } from 'hono/cookie'
import { z } from 'zod'
import { clearCookie, readCookie, writeCookie } from '../platform/cookies.ts'
import type { AppContext } from '../platform/route.ts'
import { type Session, project } from './supabase.ts'

/** Thirty days from the last refresh; Supabase's own session settings may end it sooner. */
export const maxAgeSeconds = 30 * 24 * 60 * 60
const signInMaxAgeSeconds = 60 * 60

const storedSession = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  token_type: z.string(),
  expires_in: z.number(),
  expires_at: z.number(),
})

/** A browser's session, laid out as `@supabase/ssr` does: `sb-<project>-auth-token`, split where a cookie would be too long. */
export async function readSession(c: AppContext): Promise<Session | undefined> {
  const text = await combineChunks(sessionName(c), (name) => readCookie(c, name))
  if (!text) return undefined
  try {
    return storedSession.parse(JSON.parse(text.startsWith('base64-') ? stringFromBase64URL(text.slice(7)) : text))
  } catch {
    return undefined
  }
}

export function writeSession(c: AppContext, session: Session): void {
  const chunks = createChunks(sessionName(c), `base64-${stringToBase64URL(JSON.stringify(storedSession.parse(session)))}`)
  clearSession(
    c,
    chunks.map((chunk) => chunk.name),
  )
  for (const chunk of chunks) writeCookie(c, chunk.name, chunk.value, maxAgeSeconds)
}

/** Forgets the session, pieces of a longer one before it, and what this same answer was about to write. */
export function clearSession(c: AppContext, except: readonly string[] = []): void {
  const written = c.var.cookies.map((cookie) => cookie.slice(0, cookie.indexOf('=')))
  const names = new Set([...Object.keys(getCookie(c)), ...written])
  for (const name of names) if (isChunkLike(name, sessionName(c)) && !except.includes(name)) clearCookie(c, name)
}

/** What a sign-in that is under way leaves in the browser: the PKCE verifier, and where to go afterwards. */
export function writePendingSignIn(c: AppContext, pending: { verifier: string; next: string }): void {
  writeCookie(c, verifierName(c), pending.verifier, signInMaxAgeSeconds)
  writeCookie(c, nextName, pending.next, signInMaxAgeSeconds)
}

/** Takes it out: a verifier serves once. */
export function takePendingSignIn(c: AppContext): { verifier: string | undefined; next: string | undefined } {
  const pending = { verifier: readCookie(c, verifierName(c)), next: readCookie(c, nextName) }
  clearCookie(c, verifierName(c))
  clearCookie(c, nextName)
  return pending
}

const nextName = 'sign-in-next'
const sessionName = (c: AppContext) => `sb-${new URL(project(c.var.ctx).url).hostname.split('.')[0]}-auth-token`
const verifierName = (c: AppContext) => `${sessionName(c)}-code-verifier`
