import { describe, expect, it } from 'vitest'
import { cleanSecret, stripAround } from './clean-secret.ts'

const key = 'sk-admin-abcDEF_0123456789'

describe('a pasted key', () => {
  it.each([
    ['spaces and newlines around it', `  ${key}\r\n`],
    ['double quotes', `"${key}"`],
    ['single quotes and a comma’s space', ` '${key}' `],
    ['typographic quotes', `“${key}”`],
    ['a backtick of a chat message', `\`${key}\``],
    ['Bearer', `Bearer ${key}`],
    ['a whole header', `Authorization: bearer ${key}`],
    ['quotes around Bearer', `"Bearer ${key}"`],
    ['a line of an .env file', `OPENAI_ADMIN_KEY="${key}"`],
    ['a line of a shell', `export OPENAI_ADMIN_KEY=${key}`],
    ['a line that a terminal broke', `${key.slice(0, 12)}\n  ${key.slice(12)}`],
    ['marks that nobody sees', `\uFEFF${key}\u200B`],
  ])('is taken as it was meant with %s', (_, typed) => {
    expect(cleanSecret(typed)).toBe(key)
  })

  it.each([key, 'abc=', 'AKIAIOSFODNN7EXAMPLE', 'a"b', 'wJalr/K7MDENG+bPxRfiCYEXAMPLEKEY', 'A1B2C3D4E5=='])(
    'that came alone stays as it is: %s',
    (typed) => {
      expect(cleanSecret(typed)).toBe(typed)
    },
  )

  it('keeps the lines of a PEM block', () => {
    const block = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'
    expect(cleanSecret(` ${block}\n`)).toBe(block)
  })
})

it('a name keeps the spaces within it', () => {
  expect(stripAround(' "acme prod.billing" ')).toBe('acme prod.billing')
})
