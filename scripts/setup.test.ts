import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Asker } from './ask.ts'
import { recordRuns } from './recorded-runs.ts'
import { setup } from './setup.ts'

const list = 'wrangler secret list --format json'
const bulk = 'wrangler secret bulk'
const all = ['CRON_SECRET', 'CREDENTIAL_KEYS', 'APP_ORIGIN', 'SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY', 'RESEND_API_KEY', 'MAIL_FROM']
const secrets = (...names: string[]) => ({ stdout: JSON.stringify(names.map((name) => ({ name, type: 'secret_text' }))) })

function answering(answers: Record<string, string>) {
  const shown: string[] = []
  const asked: string[] = []
  const ask: Asker = {
    value: async (name) => {
      asked.push(name)
      return answers[name] ?? ''
    },
    showOnce: (name) => shown.push(name),
  }
  return { ask, asked, shown }
}

const writtenBy = (input: string | undefined) => JSON.parse(input ?? '{}') as Record<string, string>

afterEach(() => vi.unstubAllEnvs())

describe('the first time', () => {
  it('generates a cron secret and a key ring, and writes what was answered, in one call over standard input', async () => {
    const { run, calls, inputOf } = recordRuns({ [list]: secrets() })
    const { ask, shown } = answering({ SUPABASE_URL: 'https://ref.supabase.co' })
    const { skipped } = await setup(run, ask)
    expect(calls()).toEqual([list, bulk])
    const values = writtenBy(inputOf(bulk))
    expect(Object.keys(values)).toEqual(['CRON_SECRET', 'CREDENTIAL_KEYS', 'SUPABASE_URL'])
    expect(values.CREDENTIAL_KEYS).toMatch(/^v1:[\w-]{43}$/)
    expect(values.CRON_SECRET).toMatch(/^[\w-]{43}$/)
    expect(shown).toEqual(['CREDENTIAL_KEYS'])
    expect(skipped).toContain('SUPABASE_PUBLISHABLE_KEY')
  })

  it('a Worker that does not exist yet has no secrets to keep', async () => {
    const { run, calls } = recordRuns({ [list]: { code: 1, stderr: '✘ [ERROR] Worker "outlay" not found.' } })
    await setup(run, answering({}).ask)
    expect(calls()).toContain(bulk)
  })

  it('a key ring given in the environment is used instead of a new one', async () => {
    vi.stubEnv('CREDENTIAL_KEYS', 'v2:b,v1:a')
    const { run, inputOf } = recordRuns({ [list]: secrets() })
    await setup(run, answering({}).ask)
    expect(writtenBy(inputOf(bulk)).CREDENTIAL_KEYS).toBe('v2:b,v1:a')
  })
})

describe('run again', () => {
  it('nothing is asked and nothing is written when every secret exists', async () => {
    const { run, calls } = recordRuns({ [list]: secrets(...all) })
    const { ask, asked } = answering({})
    expect(await setup(run, ask)).toEqual({ written: [], kept: all, skipped: [] })
    expect(calls()).toEqual([list])
    expect(asked).toEqual([])
  })

  it('only what is missing is written, whatever the environment holds', async () => {
    vi.stubEnv('CREDENTIAL_KEYS', 'v9:other')
    const { run, inputOf } = recordRuns({ [list]: secrets('CRON_SECRET', 'CREDENTIAL_KEYS') })
    await setup(run, answering({ SUPABASE_URL: 'https://ref.supabase.co' }).ask)
    expect(writtenBy(inputOf(bulk))).toEqual({ SUPABASE_URL: 'https://ref.supabase.co' })
  })

  it('nothing is written when the existing secrets cannot be listed', async () => {
    const { run, calls } = recordRuns({ [list]: { code: 1, stderr: 'You are not logged in.' } })
    await expect(setup(run, answering({}).ask)).rejects.toThrow('none was written')
    expect(calls()).toEqual([list])
  })
})
