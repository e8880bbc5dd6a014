import { describe, expect, it } from 'vitest'
import { mockCatalog } from '../../../dev/mock-catalog.ts'
import { ProblemError, unreachable } from '../../lib/problem.ts'
import { controlOf, errorBeside, findMissing, labelControl, readRefusal } from './refusal.ts'

const find = (id: string) => {
  const provider = mockCatalog.find((one) => one.id === id)
  if (!provider) throw new Error(`the mock has no ${id}`)
  return provider
}
const aws = find('aws')
const openai = find('openai')
const problem = (status: number, code: string, more: object = {}) => new ProblemError({ title: 'Refused', status, code, ...more })

describe('what a refused connect says', () => {
  it('stands beside the field that it is about', () => {
    const errors = [
      { path: 'credentials.secretAccessKey', message: 'Secret access key is too short to be a key' },
      { path: 'label', message: 'Use at most 80 characters.' },
    ]
    const refusal = readRefusal(problem(400, 'invalid_input', { errors }), aws)
    expect(errorBeside(refusal, controlOf('secretAccessKey'))).toBe('Secret access key is too short to be a key')
    expect(errorBeside(refusal, labelControl)).toBe('Use at most 80 characters.')
    expect(errorBeside(refusal, controlOf('accessKeyId'))).toBeUndefined()
  })

  it('stays in the summary when its field is not in the form', () => {
    const errors = [{ path: 'credentials.another', message: 'is not a field of this provider' }]
    expect(readRefusal(problem(400, 'invalid_input', { errors }), aws).fields).toEqual([
      { controlId: undefined, message: 'is not a field of this provider' },
    ])
  })

  it('repeats the provider’s words and marks the secret when credentials are rejected', () => {
    const refusal = readRefusal(
      problem(422, 'credentials_rejected', { detail: 'OpenAI answered 401: Incorrect API key provided.' }),
      openai,
    )
    expect(refusal.said).toBe('OpenAI answered 401: Incorrect API key provided.')
    expect(refusal.fields).toEqual([{ controlId: 'credential-adminKey', message: 'OpenAI did not accept this' }])
    expect(refusal.mayRetry).toBe(false)
  })

  it('names the permission that is missing', () => {
    expect(readRefusal(problem(422, 'permission_missing', { permission: 'api.usage.read' }), openai).advice).toContain('“api.usage.read”')
  })

  it('points at the connection that the account has already', () => {
    expect(readRefusal(problem(409, 'already_connected', { existingConnectionId: 'con_1' }), openai).existingConnectionId).toBe('con_1')
    expect(readRefusal(problem(409, 'already_connected'), openai).existingConnectionId).toBeUndefined()
  })

  it('offers another attempt where one can help, with the id that finds it', () => {
    const refusal = readRefusal(problem(504, 'provider_timeout', { requestId: 'req_1' }), openai)
    expect(refusal).toMatchObject({ title: 'OpenAI took too long to answer', mayRetry: true, requestId: 'req_1' })
    expect(readRefusal(unreachable(), openai).mayRetry).toBe(true)
    expect(readRefusal(problem(402, 'plan_limit'), openai).mayRetry).toBe(false)
  })
})

describe('what is missing', () => {
  it('names every required field that is empty or blank, and no optional one', () => {
    const { credentials } = find('litellm')
    expect(findMissing(credentials, { baseUrl: ' ' })?.errors).toEqual([
      { path: 'credentials.baseUrl', message: 'Base URL is missing' },
      { path: 'credentials.masterKey', message: 'Key is missing' },
    ])
    expect(findMissing(credentials, { baseUrl: 'https://llm.example.com', masterKey: 'sk-1' })).toBeUndefined()
  })
})
