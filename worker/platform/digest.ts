import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** 96 bits of SHA-256 in 16 characters: names a row by its dimensions. Synchronous, because thousands are made at once. */
export const shortDigest = (text: string): string => base64url(sha256(utf8ToBytes(text)).subarray(0, 12))

/** Compares secrets without telling by its duration where they differ: both are hashed with a key first. */
export function sameSecret(a: string, b: string): boolean {
  const key = utf8ToBytes('outlay.same-secret')
  const left = hmac(sha256, key, utf8ToBytes(a))
  const right = hmac(sha256, key, utf8ToBytes(b))
  return left.reduce((difference, byte, index) => difference | (byte ^ (right[index] ?? 0)), 0) === 0
}
