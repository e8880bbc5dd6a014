import { describe, expect, test } from 'vitest'
import { AppError } from '../platform/errors.ts'
import { type CredentialField, choice, file, readCredentials, secret, text, url } from './credentials.ts'

const fields = {
  key: secret('Key', 'Settings, Keys.', { pattern: /^sk-/, expected: 'it begins with sk-' }),
  team: text('Team', 'Settings.', { optional: true }),
  region: choice('Region', 'Where the account is.', [
    { value: 'us', label: 'US' },
    { value: 'eu', label: 'EU' },
  ]),
}
const good = { key: 'sk-0123456789', region: 'eu' }
const one = (field: CredentialField, value: string) => readCredentials({ field }, { field: value })['field']

function refusal(input: Record<string, unknown>, of: Record<string, CredentialField> = fields): AppError {
  try {
    readCredentials(of, input)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was accepted')
}

describe('what was entered', () => {
  test('is trimmed, and what is optional may be left out', () => {
    expect(readCredentials(fields, { ...good, key: ' sk-0123456789\n', team: ' ' })).toEqual(good)
  })

  test.each([
    ['is missing', { region: 'eu' }, 'credentials.key', 'Key is missing'],
    ['is no text', { ...good, key: 7 }, 'credentials.key', 'Key must be text'],
    ['does not fit its pattern', { ...good, key: 'pk-0123456789' }, 'credentials.key', 'Key does not look right: it begins with sk-'],
    ['is too short', { ...good, key: 'sk-01' }, 'credentials.key', 'Key is too short to be a key'],
    ['is too long', { ...good, key: `sk-${'x'.repeat(5_000)}` }, 'credentials.key', 'Key is longer than 4096 characters'],
    ['is two lines', { ...good, key: 'sk-0123\nsk-4567' }, 'credentials.key', 'Key must not contain spaces or line breaks'],
    [
      'was cut short by the console',
      { ...good, key: 'sk-0123456…' },
      'credentials.key',
      'Key holds a sign that keys do not have: copy it again, whole',
    ],
    ['is none of the choices', { ...good, region: 'mars' }, 'credentials.region', 'Region must be one of us, eu'],
    ['belongs to no field', { ...good, other: 'x' }, 'credentials.other', 'is not a field of this provider'],
  ])('is refused where it %s, with the place and the reason', (_, input, path, message) => {
    const error = refusal(input)
    expect([error.code, error.errors]).toEqual(['invalid_input', [{ path, message }]])
  })

  test('names every problem at once', () => {
    expect(refusal({ other: 'x' }).errors?.map(({ path }) => path)).toEqual(['credentials.other', 'credentials.key', 'credentials.region'])
  })

  test('is never repeated by a refusal', () => {
    const error = refusal({ key: 'pk-very-secret-9', region: 'secret-region', team: 'two words', 'secret-field': 'secret-value-1' })
    const told = JSON.stringify([error.message, error.detail, error.errors, error.extra])
    for (const value of ['pk-very-secret-9', 'secret-region', 'two words', 'secret-value-1']) expect(told).not.toContain(value)
  })
})

describe('addresses', () => {
  const base = url('Address', 'Where it runs.')

  test.each([
    ['https://llm.example.com', 'https://llm.example.com'],
    ['https://llm.example.com/', 'https://llm.example.com'],
    ['https://LLM.example.com/proxy/v1/', 'https://llm.example.com/proxy'],
    ['https://llm.example.com:8443/v1', 'https://llm.example.com:8443'],
  ])('%s is one place with %s', (entered, read) => {
    expect(one(base, entered)).toBe(read)
  })

  test.each([
    'http://llm.example.com',
    'ftp://llm.example.com',
    'llm.example.com',
    'https://u:p@llm.example.com',
    'https://llm.example.com/?a=1',
    'https://llm.example.com/#x',
    'javascript:alert(1)',
  ])('%s is no https address of a place', (entered) => {
    expect(refusal({ field: entered }, { field: base }).errors?.[0]?.path).toBe('credentials.field')
  })
})

test('a key file keeps its line breaks and may be long', () => {
  const key = JSON.stringify({ private_key: 'a\nb'.repeat(1_000) }, undefined, 2)
  expect(one(file('Key file', 'The JSON file.'), key)).toBe(key)
})
