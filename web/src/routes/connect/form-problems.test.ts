import { describe, expect, it } from 'vitest'
import { mockCatalog } from '../../../dev/mock-catalog.ts'
import { ProblemError } from '../../lib/problem.ts'
import { findMissing, findUnusual, placeProblem } from './form-problems.ts'

const fieldsOf = (id: string) => mockCatalog.find((provider) => provider.id === id)?.credentials ?? []
const problem = (code: string, more: object = {}) => new ProblemError({ type: '', title: code, status: 422, code, requestId: 'req_1', ...more })

describe('what keeps a connection from being made', () => {
  it('names every field that is missing at once, and no optional one', () => {
    expect(findMissing(fieldsOf('litellm'), {})).toEqual([
      { controlId: 'credential-baseUrl', message: 'Base URL is missing' },
      { controlId: 'credential-masterKey', message: 'Key is missing' },
    ])
  })

  it('asks for an address that is encrypted on its way', () => {
    const [error] = findMissing(fieldsOf('litellm'), { baseUrl: 'http://llm.example.com', masterKey: 'sk-123456789' })
    expect(error?.message).toContain('https://')
  })

  it('puts what the server refused beside the field it names', () => {
    const refused = problem('invalid_input', { errors: [{ path: 'credentials.adminKey', message: 'Admin key is too short to be a key' }] })
    expect(placeProblem(refused, fieldsOf('openai'))).toEqual([{ controlId: 'credential-adminKey', message: 'Admin key is too short to be a key' }])
  })

  it('puts the provider’s own words beside the key, and a refused address beside the address', () => {
    const rejected = problem('credentials_rejected', { detail: 'AWS answered: the key is disabled.' })
    expect(placeProblem(rejected, fieldsOf('aws'))).toEqual([{ controlId: 'credential-secretAccessKey', message: 'AWS answered: the key is disabled.' }])
    expect(placeProblem(problem('host_refused'), fieldsOf('litellm'))[0]?.controlId).toBe('credential-baseUrl')
  })

  it('shows on top of the form what concerns no field', () => {
    expect(placeProblem(problem('provider_timeout', { detail: 'It took too long.' }), fieldsOf('openai'))).toEqual([
      { controlId: undefined, message: 'It took too long.' },
    ])
  })

  it('points an unusual key out without refusing it', () => {
    const [key] = fieldsOf('openai')
    if (!key) throw new Error('no field')
    expect(findUnusual(key, 'sk-proj-123')).toContain('sk-admin-…')
    expect(findUnusual(key, ' sk-admin-123 ')).toBeUndefined()
    expect(findUnusual(key, '')).toBeUndefined()
  })
})
