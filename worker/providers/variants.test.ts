import { describe, expect, test } from 'vitest'
import { anthropic } from './catalog/anthropic.ts'
import { litellm } from './catalog/litellm.ts'
import { openai } from './catalog/openai.ts'
import { openrouter } from './catalog/openrouter.ts'
import { linesOf } from './conformance/compare.ts'
import { createHarness } from './conformance/harness.ts'
import { fixture as anthropicFixture } from './fixtures/anthropic.ts'
import { fixture as litellmFixture } from './fixtures/litellm.ts'
import { fixture as openaiFixture } from './fixtures/openai.ts'
import { fixture as openrouterFixture } from './fixtures/openrouter.ts'
import { simplify } from './fixtures/simplify.ts'

describe('an Anthropic Enterprise key', () => {
  const harness = createHarness(anthropic, anthropicFixture)
  const credentials = { adminKey: 'sk-ant-api01-fixture-0123456789' }

  test('connects by the analytics, since it may not read the organization', async () => {
    const { failure, sent } = await harness.run('identify', { credentials })
    expect(failure).toBeUndefined()
    expect(sent.map(({ request }) => new URL(request.url).pathname)).toEqual(['/v1/organizations/me', '/v1/organizations/analytics/cost'])
  })

  test('shows the same money as the Console report', async () => {
    const { items } = await harness.run('cost', { credentials })
    expect(items.map(simplify).map(({ period, billed, list }) => [period, billed, list])).toEqual([
      ['2026-11-16', '12.345678 USD', '12.345678 USD'],
      ['2026-11-16', '0.060003 USD', '0.060003 USD'],
      ['2026-11-17', '0.010000 USD', '0.010000 USD'],
      ['2026-11-18', '0.000333 USD', '0.000333 USD'],
      ['2026-11-20', '0.000005 USD', '0.000005 USD'],
    ])
  })

  test('is never asked for days before 2026 or older than a year', async () => {
    const early = await harness.run('cost', { credentials, window: { from: '2025-10-01', to: '2025-11-01' } })
    expect([early.failure, early.items]).toEqual([undefined, []])
    const { failure, sent } = await harness.run('cost', { credentials, window: { from: '2025-12-20', to: '2026-01-10' } })
    expect(failure).toBeUndefined()
    expect(sent.map(({ request }) => new URL(request.url).searchParams.get('starting_at'))).toContain('2026-01-01T00:00:00Z')
  })

  test('shows spend limits without the rate limits that it may not read', async () => {
    const { items } = await harness.run('limits', { credentials })
    expect(items.map(simplify).map(({ id }) => id)).toEqual(['spl_organization'])
  })
})

describe('an ordinary OpenRouter key', () => {
  const harness = createHarness(openrouter, openrouterFixture)
  const credentials = { managementKey: 'sk-or-v1-ordinary-0123456789' }

  test('connects without an account, since two such keys see different spend', async () => {
    const { items } = await harness.run('identify', { credentials })
    expect(items).toEqual([{ id: undefined, name: 'sk-or-v1-demo...890' }])
  })

  test('shows its own limit and lacks the permission for everything else', async () => {
    const { items } = await harness.run('limits', { credentials })
    const own = { id: 'key', name: 'sk-or-v1-demo...890', scope: 'part', period: 'week', enforcement: 'hard_cap' }
    expect(items.map(simplify)).toContainEqual({ ...own, cap: '20.000000 USD', used: '7.500000 USD' })
    for (const signal of ['cost', 'usage', 'credits'] as const) {
      const { failure } = await harness.run(signal, { credentials })
      expect([signal, failure?.kind, failure?.permission]).toEqual([signal, 'permission_missing', 'management key'])
    }
  })
})

describe('a LiteLLM proxy', () => {
  const harness = createHarness(litellm, litellmFixture)
  const credentials: Record<string, string> = { ...litellmFixture.credentials, baseUrl: 'https://litellm.example.com' }

  test('of a newer version answers in one piece what an older one answers in pages', async () => {
    const older = await harness.run('cost')
    const newer = await harness.run('cost', { credentials })
    expect(linesOf(newer.items)).toEqual(linesOf(older.items))
    expect(newer.sent.length).toBeLessThan(older.sent.length)
  })

  test('connects with the master key, which is no virtual key', async () => {
    const { items } = await harness.run('identify', { credentials: { ...credentials, apiKey: 'sk-master-0123456789' } })
    expect(items).toEqual([{ id: 'litellm.example.com/master', name: 'litellm.example.com' }])
  })

  test('that repeats the key itself leaves no trace of it in the account', async () => {
    const answer = () => Response.json({ key: credentials.apiKey, info: { spend: 0 } })
    const { items } = await harness.run('identify', { credentials, answer })
    expect(items).toEqual([{ id: undefined, name: 'litellm.example.com' }])
  })

  const billers = async (models: readonly string[], providers: readonly string[]) => {
    const metrics = { spend: 1 }
    const entries = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { metrics }]))
    const results = [
      { date: '2026-11-16', metrics: { spend: models.length }, breakdown: { models: entries(models), providers: entries(providers) } },
    ]
    const { items } = await harness.run('cost', { credentials, answer: () => Response.json({ results, metadata: { has_more: false } }) })
    return items.map(simplify).map(({ paidTo }) => paidTo)
  }

  test('names who bills a model only where that is beyond doubt', async () => {
    expect(await billers(['gpt-5-mini', 'claude-sonnet-5', 'llama-4'], ['openai', 'bedrock'])).toEqual(['openai', 'aws', undefined])
    expect(await billers(['gpt-5-mini'], ['openai', 'azure'])).toEqual([undefined])
    expect(await billers(['llama-4'], ['groq'])).toEqual(['groq'])
    expect(await billers(['openrouter/openai/gpt-5-mini', 'gpt-5-mini'], [])).toEqual(['openrouter', 'openai'])
    expect(await billers(['openai/gpt-oss-120b'], ['groq'])).toEqual(['groq'])
  })

  test('loses no money that its breakdown by models lacks', async () => {
    const breakdown = {
      models: { 'gpt-5-mini': { metrics: { spend: 0.1 }, api_key_breakdown: { abc: { metrics: { spend: 0.04 } } } } },
      providers: {},
    }
    const results = [{ date: '2026-11-16', metrics: { spend: 0.30000000000000004 }, breakdown }]
    const { items } = await harness.run('cost', { credentials, answer: () => Response.json({ results, metadata: {} }) })
    expect(items.map(simplify).map(({ model, apiKey, billed }) => [model, apiKey, billed])).toEqual([
      ['gpt-5-mini', 'abc', '0.040000 USD'],
      ['gpt-5-mini', undefined, '0.060000 USD'],
      [undefined, undefined, '0.200000 USD'],
    ])
  })
})

describe('an OpenAI organization', () => {
  const harness = createHarness(openai, openaiFixture)
  const without = (test: RegExp, status: number) => (request: Request, pass: () => Promise<Response>) =>
    test.test(request.url) ? Response.json({ error: { message: 'no' } }, { status }) : pass()

  test('whose key may not read projects connects and shows project ids for names', async () => {
    const answer = without(/\/projects/, 403)
    expect((await harness.run('identify', { answer })).items).toEqual([{ id: undefined }])
    const { items } = await harness.run('cost', { answer })
    expect(items.map(simplify)[0]).toMatchObject({ subAccount: { id: 'proj_website' }, billed: '1.234567 USD' })
  })

  test('that lacks one kind of usage still shows the others', async () => {
    const { failure, items } = await harness.run('usage', { answer: without(/web_search_calls/, 404) })
    expect(failure).toBeUndefined()
    expect(items.map(simplify).some(({ service }) => service === 'Images')).toBe(true)
  })
})
