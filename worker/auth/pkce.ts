import type { Ctx } from '../platform/context.ts'
import { base64url } from '../platform/digest.ts'

/** RFC 7636: a secret that stays in this browser's cookie, and the hash of it that travels. */
export async function createPkcePair(ctx: Ctx): Promise<{ verifier: string; challenge: string }> {
  const verifier = base64url(ctx.randomBytes(48))
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return { verifier, challenge: base64url(new Uint8Array(hash)) }
}
