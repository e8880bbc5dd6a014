import { type JWTPayload, SignJWT, importJWK, jwtVerify } from 'jose'

/** Signs nothing but the sandbox's own tokens. Fixed, so that a session outlives a restart of the sandbox. */
const privateKey = {
  kty: 'EC',
  crv: 'P-256',
  kid: 'sandbox-es256',
  alg: 'ES256',
  x: 'vZaEdjdWHAcIZcblH0oX07Hmpl_OXXXBEZeFtfC38l8',
  y: 'LQLhfVDdFwfdM7O67HoXCAIeFowudCqD5ovFT2g4iWg',
  d: 'sgGGOrdLcIjLHuHbK9beuHwehojHQybVGiibTUHwr2Y',
}

const { d: _secret, ...publicKey } = privateKey

export const accessTokenSeconds = 3_600

export interface Person {
  id: string
  email: string
  name: string
}

/** What a token says of the session it belongs to. */
interface SignedIn {
  id: string
  person: Person
  method: string
  startedAt: number
}

/** How a project signs: with a key pair, or, before those existed, with a secret. */
export interface TokenSigner {
  issue(session: SignedIn, services: string[], now: number): Promise<string>
  /** The claims of a token of this project that has not expired, else `undefined`. */
  read(token: string, now: number): Promise<JWTPayload | undefined>
  jwks(): { keys: object[] }
}

export function createTokenSigner(issuer: string, jwtSecret: string | undefined): TokenSigner {
  const alg = jwtSecret === undefined ? 'ES256' : 'HS256'
  const secret = new TextEncoder().encode(jwtSecret)
  return {
    jwks: () => ({ keys: jwtSecret === undefined ? [{ ...publicKey, use: 'sig', key_ops: ['verify'] }] : [] }),
    async issue({ id: sessionId, person: { id, email, name }, method, startedAt }, services, now) {
      const at = Math.floor(now / 1000)
      const key = jwtSecret === undefined ? await importJWK(privateKey, alg) : secret
      return new SignJWT({
        iss: issuer,
        sub: id,
        aud: 'authenticated',
        exp: at + accessTokenSeconds,
        iat: at,
        email,
        phone: '',
        app_metadata: { provider: services[0] ?? 'email', providers: services },
        user_metadata: { email, email_verified: true, full_name: name },
        role: 'authenticated',
        aal: 'aal1',
        amr: [{ method, timestamp: Math.floor(startedAt / 1000) }],
        session_id: sessionId,
        is_anonymous: false,
      })
        .setProtectedHeader({ alg, typ: 'JWT', ...(jwtSecret === undefined ? { kid: privateKey.kid } : {}) })
        .sign(key)
    },
    async read(token, now) {
      const key = jwtSecret === undefined ? await importJWK(publicKey, alg) : secret
      const verified = await jwtVerify(token, key, { issuer, algorithms: [alg], currentDate: new Date(now) }).catch(() => undefined)
      return verified?.payload
    },
  }
}
