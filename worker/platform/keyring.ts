import { base64url, fromBase64url } from './digest.ts'

/** AES-256-GCM keys by version. The newest encrypts; older ones only decrypt until everything is re-encrypted. */
export interface KeyRing {
  readonly newest: string
  encrypt(plain: string, boundTo: string): Promise<string>
  decrypt(sealed: string, boundTo: string): Promise<string>
}

/**
 * Reads `CREDENTIAL_KEYS`: `v2:<base64url of 32 bytes>,v1:…`, newest first. `boundTo` is authenticated with the
 * ciphertext, so that one copied to another connection's row does not decrypt there.
 * A sealed value is `version.iv.ciphertext`.
 */
export function parseKeyRing(text: string, randomBytes: (length: number) => Uint8Array): KeyRing {
  const raw = new Map(text.split(',').map((part) => part.trim().split(':') as [string, string]))
  for (const [version, key] of raw) {
    if (!/^v\d+$/.test(version) || !key || fromBase64url(key).length !== 32) {
      throw new Error('CREDENTIAL_KEYS must be "v1:<32 bytes in base64url>[,…]", newest first')
    }
  }
  const newest = [...raw.keys()][0] ?? ''
  const imported = new Map<string, Promise<CryptoKey>>()
  const keyOf = (version: string) => {
    const bytes = raw.get(version)
    if (!bytes) throw new Error(`no key ${version} in CREDENTIAL_KEYS`)
    const known = imported.get(version) ?? importKey(fromBase64url(bytes))
    imported.set(version, known)
    return known
  }
  return {
    newest,
    async encrypt(plain, boundTo) {
      const iv = randomBytes(12)
      const sealed = await crypto.subtle.encrypt(algorithm(iv, boundTo), await keyOf(newest), new TextEncoder().encode(plain))
      return `${newest}.${base64url(iv)}.${base64url(new Uint8Array(sealed))}`
    },
    async decrypt(sealed, boundTo) {
      const [version = '', iv = '', body = ''] = sealed.split('.')
      const plain = await crypto.subtle.decrypt(algorithm(fromBase64url(iv), boundTo), await keyOf(version), fromBase64url(body))
      return new TextDecoder().decode(plain)
    },
  }
}

const importKey = (bytes: Uint8Array) => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

const algorithm = (iv: Uint8Array, boundTo: string) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(boundTo) })
