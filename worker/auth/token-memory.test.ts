import { expect, it } from 'vitest'
import { signIn, startApp } from '../../test/support/session.ts'
import { createTokenMemory } from './token-memory.ts'

const ann = { id: 'usr_ann', email: 'ann@example.com', name: 'Ann' }

it('a token is remembered until its time, and not an instant longer', () => {
  const memory = createTokenMemory()
  memory.keep('token', ann, 1_000)
  expect([memory.find('token', 999), memory.find('token', 1_000), memory.find('tokem', 0)]).toEqual([ann, undefined, undefined])
})

it('the oldest make room for new ones, so that the memory never grows without end', () => {
  const memory = createTokenMemory()
  for (let number = 0; number < 1_001; number += 1) memory.keep(`token ${number}`, ann, 1_000)
  expect([memory.find('token 0', 0), memory.find('token 1', 0)]).toEqual([undefined, ann])
})

it('a token whose signature was tampered with is refused, though the true one has just been checked', async () => {
  const { browser } = await signIn(startApp())
  expect((await browser.fetch('/api/workspaces')).status).toBe(200)
  const [name = '', cookie = ''] = [...browser.cookies].find(([one]) => one.endsWith('-auth-token')) ?? []
  const stored = JSON.parse(atob(cookie.slice(7).replaceAll('-', '+').replaceAll('_', '/'))) as { access_token: string }
  const [head, body, signature = ''] = stored.access_token.split('.')
  const tampered = `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  browser.cookies.set(
    name,
    `base64-${btoa(JSON.stringify({ ...stored, access_token: tampered }))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')}`,
  )
  expect((await browser.fetch('/api/workspaces')).status).toBe(401)
})
