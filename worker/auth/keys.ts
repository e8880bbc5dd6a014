import { type JSONWebKeySet, type JWTVerifyGetKey, createLocalJWKSet, errors } from 'jose'
import { z } from 'zod'
import type { Ctx } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'

const keptMs = 60 * 60 * 1000
const refetchMs = 60 * 1000

const jwksAnswer = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })
const keptAnswer = z.object({ fetchedAt: z.number(), jwks: jwksAnswer })

interface Kept {
  fetchedAt: number
  find: JWTVerifyGetKey
}

export interface SigningKeys {
  /** The project's key for a token; a key id nobody knows is looked up afresh at most once a minute. */
  findFor(ctx: Ctx): JWTVerifyGetKey
}

/**
 * The project's public keys: in this isolate, else in the Cache API, else from Supabase; kept for an hour. When
 * Supabase does not answer, keys that are older than that go on serving.
 */
export function createSigningKeys(): SigningKeys {
  const kept = new Map<string, Kept>()
  const attempts = new Map<string, number>()

  async function read(ctx: Ctx, url: string, newerThan: number): Promise<Kept> {
    const known = kept.get(url)
    if (known && known.fetchedAt > newerThan) return known
    const cached = await readCache(url)
    if (cached && cached.fetchedAt > newerThan && cached.fetchedAt <= ctx.now()) return keep(url, cached.fetchedAt, cached.jwks)
    if (known && ctx.now() - (attempts.get(url) ?? 0) < refetchMs) return known
    attempts.set(url, ctx.now())
    const jwks = await fetchKeys(ctx, url)
    if (!jwks) {
      if (known) return known
      throw new AppError('sign_in_unavailable', { detail: 'The sign-in service did not show its public keys. Try again in a moment.' })
    }
    await writeCache(url, { fetchedAt: ctx.now(), jwks })
    return keep(url, ctx.now(), jwks)
  }

  function keep(url: string, fetchedAt: number, jwks: JSONWebKeySet): Kept {
    const entry = { fetchedAt, find: createLocalJWKSet(jwks) }
    kept.set(url, entry)
    return entry
  }

  return {
    findFor: (ctx) => async (header, token) => {
      const url = `${ctx.config.supabase?.url}/auth/v1/.well-known/jwks.json`
      const keys = await read(ctx, url, ctx.now() - keptMs)
      try {
        return await keys.find(header, token)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || ctx.now() - keys.fetchedAt < refetchMs) throw error
        return (await read(ctx, url, ctx.now() - refetchMs)).find(header, token)
      }
    },
  }
}

async function fetchKeys(ctx: Ctx, url: string): Promise<JSONWebKeySet | undefined> {
  const response = await ctx.outbound.send(new Request(url), { timeoutMs: 5_000 }).catch(() => undefined)
  const answer = jwksAnswer.safeParse(response?.ok ? await response.json().catch(() => undefined) : undefined)
  return answer.success ? (answer.data as JSONWebKeySet) : undefined
}

/** The name is no host that anyone answers for: only this Worker reads or writes the entry. */
const cacheKey = (url: string) => `https://jwks.outlay.invalid/${encodeURIComponent(url)}`

async function readCache(url: string): Promise<{ fetchedAt: number; jwks: JSONWebKeySet } | undefined> {
  const response = await (await caches.open('jwks')).match(cacheKey(url))
  const kept = keptAnswer.safeParse(await response?.json().catch(() => undefined))
  return kept.success ? (kept.data as { fetchedAt: number; jwks: JSONWebKeySet }) : undefined
}

async function writeCache(url: string, kept: { fetchedAt: number; jwks: JSONWebKeySet }): Promise<void> {
  const headers = { 'Cache-Control': `max-age=${keptMs / 1000}`, 'Content-Type': 'application/json' }
  await (await caches.open('jwks')).put(cacheKey(url), new Response(JSON.stringify(kept), { headers }))
}
