import { type JWTPayload, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Ctx } from '../platform/context.ts'
import type { User } from '../platform/route.ts'
import type { SigningKeys } from './keys.ts'
import { isAcceptedByServer, project } from './supabase.ts'
import type { TokenMemory } from './token-memory.ts'

const claimsOfPerson = z.object({
  sub: z.string().min(1),
  email: z.string().includes('@'),
  user_metadata: z.object({ full_name: z.unknown(), name: z.unknown() }).partial().loose().optional(),
})

/** The claims that every token of the project carries, whatever signed it. */
const demands = (ctx: Ctx) => ({
  issuer: project(ctx).issuer,
  audience: 'authenticated',
  currentDate: new Date(ctx.now()),
  requiredClaims: ['sub', 'exp'],
})

/** What vouches for a token: the project's keys, and what they vouched for lately. */
export interface Vouchers {
  keys: SigningKeys
  memory: TokenMemory
}

/** How long a checked signature is trusted without its key being looked at again. */
const rememberedMs = 5 * 60_000

/**
 * Who an access token speaks for, or `undefined` when it is not a good one: wrong signature, issuer, audience, expired.
 * The algorithm decides who may vouch: the project's public keys (ES256, RS256), or for HS256 the legacy secret, or
 * without that Supabase itself. A public key is never taken for a secret.
 */
export async function verifyAccessToken(ctx: Ctx, { keys, memory }: Vouchers, token: string): Promise<User | undefined> {
  const remembered = memory.find(token, ctx.now())
  if (remembered) return remembered
  try {
    const claims = await verifiedClaims(ctx, keys, token)
    const person = claimsOfPerson.safeParse(claims)
    if (!claims || !person.success) return undefined
    const user = personOf(person.data)
    if (decodeProtectedHeader(token).alg !== 'HS256') memory.keep(token, user, Math.min((claims.exp ?? 0) * 1000, ctx.now() + rememberedMs))
    return user
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
    throw error
  }
}

/** Who a token says issued it, for the operator whose SUPABASE_JWT_ISSUER differs. */
export function claimedIssuer(token: string): string {
  try {
    return decodeJwt(token).iss ?? 'none'
  } catch {
    return 'unreadable'
  }
}

async function verifiedClaims(ctx: Ctx, keys: SigningKeys, token: string): Promise<JWTPayload | undefined> {
  const { alg } = decodeProtectedHeader(token)
  if (alg === 'ES256' || alg === 'RS256') {
    return (await jwtVerify(token, keys.findFor(ctx), { ...demands(ctx), algorithms: [alg] })).payload
  }
  if (alg !== 'HS256') return undefined
  const { jwtSecret } = project(ctx)
  if (jwtSecret) return (await jwtVerify(token, new TextEncoder().encode(jwtSecret), { ...demands(ctx), algorithms: [alg] })).payload
  const claims = decodeJwt(token)
  return meets(ctx, claims) && (await isAcceptedByServer(ctx, token)) ? claims : undefined
}

/** What jose checks beside the signature, for a token whose signature only the server can check. */
function meets(ctx: Ctx, claims: JWTPayload): boolean {
  const { issuer, audience } = demands(ctx)
  return claims.iss === issuer && [claims.aud].flat().includes(audience) && (claims.exp ?? 0) * 1000 > ctx.now()
}

function personOf({ sub, email, user_metadata }: z.infer<typeof claimsOfPerson>): User {
  const given = [user_metadata?.full_name, user_metadata?.name].find((name) => typeof name === 'string' && name.trim() !== '')
  return {
    id: sub,
    email: email.toLowerCase(),
    name: typeof given === 'string' ? given.trim().slice(0, 100) : (email.split('@')[0] ?? email),
  }
}
