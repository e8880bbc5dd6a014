import { describe, expect, it } from 'vitest'
import { mockCatalog } from '../../../dev/mock-catalog.ts'
import { ProblemError } from '../../lib/problem.ts'
import { expectedSteps } from './expected-steps.ts'
import { readRefusal } from './refusal.ts'

const [openai] = mockCatalog
if (!openai) throw new Error('the mock catalog is empty')
const written = (steps: ReturnType<typeof expectedSteps>) => steps.map(({ title, state }) => `${title}: ${state}`)

describe('before anything is connected', () => {
  it('every step is to come', () => {
    expect(written(expectedSteps(openai, false, undefined))).toEqual([
      'Key accepted: next',
      'Costs readable: next',
      'The last 30 days: next',
      'Older history, in the background: next',
    ])
  })

  it('the key is under way while it is asked about, and failed once it is refused', () => {
    const refusal = readRefusal(new ProblemError({ title: 'No', status: 422, code: 'credentials_rejected' }), openai)
    expect(written(expectedSteps(openai, true, refusal))[0]).toBe('Asking OpenAI about the key: now')
    expect(written(expectedSteps(openai, false, refusal))[0]).toBe('Not connected: failed')
  })

  it('an empty field is no refusal of the key', () => {
    const refusal = readRefusal(new ProblemError({ title: 'No', status: 400, code: 'invalid_input' }), openai)
    expect(written(expectedSteps(openai, false, refusal))[0]).toBe('Key accepted: next')
  })

  it('promises no days where the provider exposes no costs, and no older history where it remembers none', () => {
    const credits = openai.exposed.map((one) => ({ ...one, signal: 'credits' as const }))
    expect(written(expectedSteps({ ...openai, exposed: credits }, false, undefined))).toEqual([
      'Key accepted: next',
      'Credits readable: next',
    ])
    const short = openai.exposed.map((one) => ({ ...one, historyDays: 30 }))
    expect(expectedSteps({ ...openai, exposed: short }, false, undefined).map(({ id }) => id)).toEqual(['key', 'readable', 'recent'])
  })
})
