import { expect, test } from 'vitest'
import { base64url } from './digest.ts'
import { parseKeyRing } from './keyring.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const key = (fill: number) => base64url(new Uint8Array(32).fill(fill))
const row = 'wsp_1/con_1/openai'

test('what was encrypted for a row is read back in that row, and in no other', async () => {
  const ring = parseKeyRing(`v1:${key(1)}`, random)
  const sealed = await ring.encrypt('sk-secret', row)
  expect(sealed).not.toContain('sk-secret')
  expect(await ring.decrypt(sealed, row)).toBe('sk-secret')
  for (const other of ['wsp_1/con_2/openai', 'wsp_2/con_1/openai', 'wsp_1/con_1/anthropic'])
    await expect(ring.decrypt(sealed, other)).rejects.toThrow()
})

test('the newest key encrypts, older ones still decrypt, and a removed one no longer does', async () => {
  const old = parseKeyRing(`v1:${key(1)}`, random)
  const both = parseKeyRing(`v2:${key(2)},v1:${key(1)}`, random)
  const onlyNew = parseKeyRing(`v2:${key(2)}`, random)
  const sealed = await old.encrypt('secret', row)
  expect(await both.decrypt(sealed, row)).toBe('secret')
  const again = await both.encrypt(await both.decrypt(sealed, row), row)
  expect([both.newest, again.split('.')[0]]).toEqual(['v2', 'v2'])
  expect(await onlyNew.decrypt(again, row)).toBe('secret')
  await expect(onlyNew.decrypt(sealed, row)).rejects.toThrow('no key v1')
})

test('the same secret is never encrypted to the same text', async () => {
  const ring = parseKeyRing(`v1:${key(1)}`, random)
  expect(await ring.encrypt('secret', row)).not.toBe(await ring.encrypt('secret', row))
})

test('a ciphertext that was changed is refused', async () => {
  const ring = parseKeyRing(`v1:${key(1)}`, random)
  const [version, iv, body = ''] = (await ring.encrypt('secret', row)).split('.')
  const flipped = `${body[0] === 'A' ? 'B' : 'A'}${body.slice(1)}`
  await expect(ring.decrypt(`${version}.${iv}.${flipped}`, row)).rejects.toThrow()
})

test.each(['', 'v1', 'v1:', 'one:AAAA', `v1:${key(1).slice(4)}`, `v1:${key(1)},v2`])(
  '%j is no key ring, and the error does not show it',
  (text) => {
    expect(() => parseKeyRing(text, random)).toThrow('CREDENTIAL_KEYS must be')
  },
)
