import { SignJWT, exportJWK, generateKeyPair } from 'jose'

export const issuer = 'https://demo.supabase.co/auth/v1'

export const userIdOf = (number: number): string => `usr_bench${number}`

export interface Sessions {
  /** The cookie of each person's browser. */
  cookies: string[]
  /** The keys that vouch for all of them. */
  jwks: string
}

/** Signs people in without a sign-in service. */
export async function createSessions(people: number): Promise<Sessions> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }] })
  const expires_at = Math.floor(Date.now() / 1000) + 24 * 3_600
  const cookies = Array.from({ length: people }, async (_, number) => {
    const token = await new SignJWT({ email: `bench${number}@example.com`, user_metadata: { full_name: 'Bench' } })
      .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
      .setSubject(userIdOf(number))
      .setIssuer(issuer)
      .setAudience('authenticated')
      .setExpirationTime(expires_at)
      .sign(privateKey)
    const stored = { access_token: token, refresh_token: 'never-used', token_type: 'bearer', expires_in: 86_400, expires_at }
    return `sb-demo-auth-token=base64-${Buffer.from(JSON.stringify(stored)).toString('base64url')}`
  })
  return { cookies: await Promise.all(cookies), jwks }
}
