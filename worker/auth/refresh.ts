import type { Ctx } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import { type Session, SupabaseRefusal, obtainSession } from './supabase.ts'

export type Refreshed =
  | { kind: 'refreshed'; session: Session }
  /** Supabase does not take the refresh token: signed out, revoked, or spent by a request that won the race. */
  | { kind: 'refused' }
  /** No verdict: the service did not answer. */
  | { kind: 'unavailable'; error: AppError }

export type Refresher = (ctx: Ctx, refreshToken: string) => Promise<Refreshed>

/** As long as Supabase by default lets a spent refresh token be used again. */
const sharedMs = 10_000
const patienceMs = 5_000

/**
 * Refreshes each refresh token once in this isolate: concurrent requests share one call, and requests that left the
 * browser before the new cookies arrived get the same session for a few seconds more. Across isolates Supabase's own
 * reuse interval does the same.
 */
export function createRefresher(): Refresher {
  const running = new Map<string, { since: number; outcome: Promise<Refreshed> }>()

  return async (ctx, refreshToken) => {
    for (const [token, { since }] of running) if (ctx.now() - since > sharedMs) running.delete(token)
    const shared = running.get(refreshToken)
    if (!shared) {
      const outcome = refreshOnce(ctx, refreshToken)
      running.set(refreshToken, { since: ctx.now(), outcome })
      const result = await outcome
      if (result.kind !== 'refreshed') running.delete(refreshToken)
      return result
    }
    // The request that made the call may have been cancelled, and its call with it.
    const waited = await Promise.race([shared.outcome, ctx.sleep(patienceMs).then(() => undefined)])
    return waited ?? refreshOnce(ctx, refreshToken)
  }
}

async function refreshOnce(ctx: Ctx, refreshToken: string): Promise<Refreshed> {
  try {
    return { kind: 'refreshed', session: await obtainSession(ctx, { kind: 'refresh', refreshToken }) }
  } catch (error) {
    if (error instanceof SupabaseRefusal) return { kind: 'refused' }
    if (error instanceof AppError) return { kind: 'unavailable', error }
    throw error
  }
}
