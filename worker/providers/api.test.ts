import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decimal, itemsOf, shape } from './define.ts'
import { createTestClient, failureOf, listOf } from './fixtures/client.ts'
import { bodyOf } from './fixtures/serve.ts'

const row = shape(() => z.object({ day: z.string(), cost: decimal() }))
const answering = (body: BodyInit, type = 'application/json') =>
  createTestClient({ answer: () => new Response(body, { headers: { 'content-type': type } }) })

describe('NDJSON', () => {
  test('each line is an item, and blank lines are none', async () => {
    const { api } = answering('{"day":"a","cost":"1.10"}\n\n{"day":"b","cost":2}\n')
    expect(await listOf(api.lines('/v1/charges', row))).toEqual([
      { day: 'a', cost: '1.10' },
      { day: 'b', cost: 2 },
    ])
  })

  test('an empty body has no lines', async () => {
    expect(await listOf(answering('').api.lines('/v1/charges', row))).toEqual([])
  })

  test('a line that breaks off is half an answer', async () => {
    const failure = await failureOf(listOf(answering('{"day":"a","cost":1}\n{"day":"b","co').api.lines('/v1/charges', row)))
    expect(failure.kind).toBe('unexpected_answer')
  })
})

describe('CSV', () => {
  test('each record is an item by the names of the header, quotes and line breaks within kept', async () => {
    const { api } = answering('day,cost,note\r\na,1.10,"x, ""y""\r\nz"\r\nb,2,\r\n', 'text/csv')
    expect(await listOf(api.csv('/v1/invoice.csv', row))).toEqual([
      { day: 'a', cost: '1.10' },
      { day: 'b', cost: '2' },
    ])
  })

  test('a missing column is named', async () => {
    const failure = await failureOf(listOf(answering('day\na\n', 'text/csv').api.csv('/v1/invoice.csv', row)))
    expect(failure.detail).toContain('cost')
  })

  test('a web page is not a table without rows', async () => {
    const failure = await failureOf(listOf(answering('<html>Sign in</html>', 'text/html').api.csv('/v1/invoice.csv', row)))
    expect([failure.kind, failure.detail]).toEqual(['unexpected_answer', 'Acme, /v1/invoice.csv: a web page instead of CSV'])
  })

  test('a record that breaks off is an answer we do not know', async () => {
    expect((await failureOf(listOf(answering('day,cost\na,1\nb', 'text/csv').api.csv('/v1/invoice.csv', row)))).kind).toBe(
      'unexpected_answer',
    )
  })
})

describe('archives', () => {
  test.each([
    ['gzipped', () => gzipSync(strToU8('day,cost\na,1\nb,2'))],
    [
      'in the files of a zip',
      () => zipSync({ 'manifest.json': strToU8('{}'), 'part-1.csv': strToU8('day,cost\na,1'), 'part-2.csv': strToU8('day,cost\nb,2') }),
    ],
  ])('a table is read %s as it is read plain', async (_, pack) => {
    expect(await listOf(answering(pack()).api.csv('https://a.files.example/usage?sig=1', row))).toEqual([
      { day: 'a', cost: '1' },
      { day: 'b', cost: '2' },
    ])
  })

  test('a zip is its files by name', async () => {
    const zip = zipSync({ 'usage.csv': strToU8('day\na'), 'read me.txt': strToU8('hällo') })
    const files = await answering(zip, 'application/zip').api.files('https://a.files.example/x.zip')
    expect([...files]).toEqual([
      ['usage.csv', 'day\na'],
      ['read me.txt', 'hällo'],
    ])
  })

  test('gzip is one file, named after its path', async () => {
    const files = await answering(gzipSync(strToU8('day\na'))).api.files('https://a.files.example/x.gz?sig=1')
    expect([...files]).toEqual([['/x.gz', 'day\na']])
  })

  test('an archive that would fill the memory is not unpacked', async () => {
    const bomb = zipSync({ 'zeros.csv': new Uint8Array(110_000_000) }, { level: 1 })
    expect(bomb.byteLength).toBeLessThan(5_000_000)
    expect((await failureOf(answering(bomb).api.files('https://a.files.example/x.zip'))).kind).toBe('over_budget')
  })

  test.each([
    ['text', 'no archive'],
    ['nothing', ''],
  ])('%s is no archive', async (_, body) => {
    expect((await failureOf(answering(body).api.files('https://a.files.example/x.zip'))).kind).toBe('unexpected_answer')
  })
})

describe('pages', () => {
  const page = shape(() => z.object({ items: z.array(z.number()), next: z.string().nullish() }))
  const read = (answer: (cursor: string | null) => object) => {
    const client = createTestClient({ answer: (request) => Response.json(answer(new URL(request.url).searchParams.get('cursor'))) })
    const pages = client.api.pages(
      (cursor) => client.api.get('/v1/items', page, { query: { cursor } }),
      (one) => one.next,
    )
    return { items: itemsOf(pages, (one) => one.items), sent: client.sent }
  }

  test.each([
    ['absent', {}],
    ['null', { next: null }],
    ['empty', { next: undefined }],
  ])('a cursor that is %s ends them', async (_, last) => {
    const { items } = read((cursor) => (cursor === null ? { items: [1, 2], next: 'b' } : { items: [3], ...last }))
    expect(await items).toEqual([1, 2, 3])
  })

  test('a cursor that comes again is an answer we do not know', async () => {
    const { items, sent } = read(() => ({ items: [1], next: 'again' }))
    expect((await failureOf(items)).kind).toBe('unexpected_answer')
    expect(sent.length).toBe(2)
  })

  test('new cursors for ever end with the budget', async () => {
    let count = 0
    const { items } = read(() => ({ items: [1], next: `page-${(count += 1)}` }))
    expect((await failureOf(items)).kind).toBe('over_budget')
  })
})

describe('polling', () => {
  const state = shape(() => z.object({ done: z.boolean() }))

  test('it asks again until it is done', async () => {
    const { api, sent, slept } = createTestClient({ answer: (_, count) => Response.json({ done: count === 4 }) })
    expect(
      await api.poll(
        () => api.get('/v1/job', state),
        ({ done }) => done,
        5_000,
      ),
    ).toEqual({ done: true })
    expect([sent.length, slept]).toEqual([4, [5_000, 5_000, 5_000]])
  })

  test('it gives up after two minutes', async () => {
    const { api, slept } = createTestClient({ answer: () => Response.json({ done: false }) })
    const failure = await failureOf(
      api.poll(
        () => api.get('/v1/job', state),
        ({ done }) => done,
        10_000,
      ),
    )
    expect([failure.kind, failure.timedOut]).toEqual(['unavailable', true])
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(120_000)
  })
})

describe('what is sent', () => {
  test('a query repeats the names of lists and leaves out what is undefined', async () => {
    const { api, sent } = createTestClient({ answer: () => Response.json({}) })
    await api.get(
      '/v1/x',
      shape(() => z.object({})),
      { query: { group_by: ['a', 'b'], page: undefined, flag: true, limit: 31 } },
    )
    expect(new URL(sent[0]?.url ?? '').search).toBe('?group_by=a&group_by=b&flag=true&limit=31')
  })

  test.each([
    ['json', { json: { a: 1 } }, 'application/json', '{"a":1}'],
    ['form', { form: { Action: 'Get', Version: '1' } }, 'application/x-www-form-urlencoded; charset=utf-8', 'Action=Get&Version=1'],
    ['text', { text: '{}', type: 'application/x-amz-json-1.1' }, 'application/x-amz-json-1.1', '{}'],
  ] as const)('a %s body goes with its type', async (_, body, type, text) => {
    const { api, sent } = createTestClient({ answer: () => Response.json({}) })
    await api.post(
      '/v1/x',
      body,
      shape(() => z.object({})),
    )
    expect([sent[0]?.headers.get('content-type'), sent[0] && (await bodyOf(sent[0]))]).toEqual([type, text])
  })

  test('today is the day of the account’s zone', () => {
    const { api } = createTestClient({ answer: () => Response.json({}), provider: { timeZone: 'Pacific/Auckland' } })
    expect(api.today).toBe('2026-11-21')
  })
})
