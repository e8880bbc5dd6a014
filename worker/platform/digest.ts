import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

export function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')

/** 96 bits of SHA-256 in 16 characters: names a row by its dimensions. Synchronous and native, because thousands are made at once. */
export const shortDigest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)

/** Compares secrets without telling by its duration where they differ, or how long they are: both are hashed with a key first. */
export function sameSecret(a: string, b: string): boolean {
  const digestOf = (text: string) => createHmac('sha256', 'outlay.same-secret').update(text).digest()
  return timingSafeEqual(digestOf(a), digestOf(b))
}
