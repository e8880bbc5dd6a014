import { z } from 'zod'
import type { Ctx } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import { signInNotConfigured } from '../platform/ready.ts'
import type { SignOutScope } from './session-schemas.ts'

/**
 * Supabase Auth over its documented REST endpoints. Its SDK is not used here: it keeps sessions in a store of its own,
 * reads the global clock, and retries a refresh for up to 30 seconds while a person waits.
 */
export interface Session {
  access_token: string
  refresh_token: string
  token_type: string
  expires_in: number
  /** Unix seconds. */
  expires_at: number
}

/** What Supabase Auth refuses, by its own `error_code`. What passes by itself is an AppError: no answer, 5xx, 409, 429. */
export class SupabaseRefusal extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, status: number) {
    super(`Supabase Auth refused: ${code}`)
    this.code = code
    this.status = status
  }
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  token_type: z.string().default('bearer'),
  expires_in: z.number(),
  expires_at: z.number().optional(),
})

/** Supabase Auth names its code in one of three places; an answer without any is the gateway's, and no verdict. */
const refusalAnswer = z
  .object({ error_code: z.string(), code: z.unknown(), error: z.string() })
  .partial()
  .transform(({ error_code, code, error }) => error_code || (typeof code === 'string' ? code : error))

const settingsAnswer = z.object({ external: z.record(z.string(), z.unknown()) })

export type EmailLinkType = 'email' | 'magiclink' | 'signup' | 'invite' | 'recovery' | 'email_change'

export type Proof =
  | { kind: 'code'; code: string; verifier: string }
  | { kind: 'refresh'; refreshToken: string }
  | { kind: 'link'; tokenHash: string; type: EmailLinkType }
  | { kind: 'digits'; email: string; digits: string }

/** Trades a proof for a session. */
export async function obtainSession(ctx: Ctx, proof: Proof): Promise<Session> {
  const [path, body] = requestOf(proof)
  const answer = tokenAnswer.safeParse(await call(ctx, path, { body }))
  if (!answer.success) throw unavailable()
  const { expires_at, ...session } = answer.data
  return { ...session, expires_at: expires_at ?? Math.floor(ctx.now() / 1000) + session.expires_in }
}

function requestOf(proof: Proof): [path: string, body: Record<string, string>] {
  switch (proof.kind) {
    case 'code':
      return ['/token?grant_type=pkce', { auth_code: proof.code, code_verifier: proof.verifier }]
    case 'refresh':
      return ['/token?grant_type=refresh_token', { refresh_token: proof.refreshToken }]
    case 'link':
      return ['/verify', { type: proof.type, token_hash: proof.tokenHash }]
    case 'digits':
      return ['/verify', { type: 'email', email: proof.email, token: proof.digits }]
    default:
      return proof satisfies never
  }
}

/** Where the browser goes to sign in at a provider. */
export function authorizeUrl(ctx: Ctx, input: { provider: string; redirectTo: string; challenge: string }): string {
  const query = new URLSearchParams({
    provider: input.provider,
    redirect_to: input.redirectTo,
    code_challenge: input.challenge,
    code_challenge_method: 's256',
  })
  return ctx.outbound.forBrowser(`${project(ctx).url}/auth/v1/authorize?${query}`)
}

/**
 * Whether the project lets people sign in there. Where it does not, Supabase shows the browser a line of JSON and never
 * sends it back, so this is asked before the browser leaves.
 */
export async function isProviderEnabled(ctx: Ctx, provider: string): Promise<boolean> {
  try {
    const answer = settingsAnswer.safeParse(await call(ctx, '/settings', {}))
    return !answer.success || answer.data.external[provider] !== false
  } catch (error) {
    if (error instanceof SupabaseRefusal) return true
    throw error
  }
}

/** Sends the email with the link and the 6-digit code. */
export async function sendEmailLink(ctx: Ctx, input: { email: string; redirectTo: string; challenge: string }): Promise<void> {
  const query = new URLSearchParams({ redirect_to: input.redirectTo })
  await call(ctx, `/otp?${query}`, {
    body: { email: input.email, create_user: true, code_challenge: input.challenge, code_challenge_method: 's256' },
  })
}

/** Ends the token's own session, the person's others, or all: their refresh tokens are worth nothing from then on. */
export async function endSessions(ctx: Ctx, accessToken: string, scope: SignOutScope): Promise<void> {
  await call(ctx, `/logout?scope=${scope}`, { accessToken, body: {} })
}

/** Whether Supabase Auth itself takes the token for good: the only check for a legacy secret that we do not hold. */
export async function isAcceptedByServer(ctx: Ctx, accessToken: string): Promise<boolean> {
  try {
    await call(ctx, '/user', { accessToken })
    return true
  } catch (error) {
    if (error instanceof SupabaseRefusal) return false
    throw error
  }
}

/** The project, or `sign_in_not_configured`. */
export function project(ctx: Ctx) {
  const { supabase } = ctx.config
  if (!supabase) throw signInNotConfigured()
  return supabase
}

async function call(ctx: Ctx, path: string, input: { accessToken?: string; body?: object }): Promise<unknown> {
  const { url, publishableKey } = project(ctx)
  const request = new Request(`${url}/auth/v1${path}`, {
    method: input.body ? 'POST' : 'GET',
    headers: {
      apikey: publishableKey,
      ...(input.accessToken ? { Authorization: `Bearer ${input.accessToken}` } : {}),
      ...(input.body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(input.body ? { body: JSON.stringify(input.body) } : {}),
  })
  const response = await ctx.outbound.send(request, { timeoutMs: 10_000 }).catch(() => undefined)
  if (response?.ok) return response.status === 204 ? undefined : response.json().catch(() => undefined)
  const { data: code } = refusalAnswer.safeParse(await response?.json().catch(() => undefined))
  if (response?.status === 429)
    throw new AppError('too_many_requests', { detail: 'Too many attempts. Wait a minute, then try again.', extra: { retryAfter: 60 } })
  // 409: too many refreshes of one session at once; the next one finds it free.
  if (!response || response.status >= 500 || response.status === 409) throw unavailable()
  if (code) throw new SupabaseRefusal(code, response.status)
  ctx.log.error('the sign-in service was not reached: its gateway refused', { status: response.status })
  throw unavailable()
}

const unavailable = () => new AppError('sign_in_unavailable', { detail: 'The sign-in service did not answer. Try again in a moment.' })
