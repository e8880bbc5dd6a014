import { expect, it } from 'vitest'
import { readKeyFile } from './read-key-file.ts'

const file = { type: 'service_account', client_email: 'billing@acme.iam.gserviceaccount.com', private_key: 'planted-secret' }

it('a service account’s key says whose it is', () => {
  expect(readKeyFile(`\n${JSON.stringify(file)}\n`)).toEqual({ owner: 'billing@acme.iam.gserviceaccount.com' })
})

it('half a file, another kind of file and plain text are refused in words that repeat nothing of them', () => {
  for (const text of [JSON.stringify(file).slice(0, -4), '[]', 'null', 'planted-secret', '"planted-secret"']) {
    expect(readKeyFile(text).refused).toContain('not a key file')
    expect(readKeyFile(text).refused).not.toContain('planted')
  }
  expect(readKeyFile(JSON.stringify({ ...file, type: 'authorized_user' })).refused).toContain('service account')
})

it('a file that names nobody is left to the provider', () => {
  expect(readKeyFile('{}')).toEqual({})
})
