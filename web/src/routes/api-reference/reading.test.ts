import { describe, expect, it } from 'vitest'
import { describeSchema } from './describe-schema.ts'
import type { ApiDocument, Operation } from './document.ts'
import { findOperations } from './find-operations.ts'
import { parseProse } from './parse-prose.ts'

const document: ApiDocument = {
  info: { version: '1', description: '' },
  tags: [],
  paths: {},
  components: {
    schemas: { Money: { type: 'object', description: 'Exact.', properties: { amount: { type: 'string' } }, required: ['amount'] } },
    ...{ examples: {}, headers: {} },
  },
}

const money = { $ref: '#/components/schemas/Money' }

describe('a schema in words', () => {
  it('names what it refers to, and says when there may be none', () => {
    expect(describeSchema(document, { anyOf: [money, { type: 'null' }] })).toMatchObject({
      type: 'Money or null',
      fields: [{ name: 'amount', required: true }],
    })
    expect(describeSchema(document, { type: 'array', items: money })).toMatchObject({
      type: 'array of Money',
      fields: [{ name: 'amount' }],
    })
    expect(describeSchema(document, { type: ['string', 'null'], format: 'date' }).type).toBe('day or null')
  })

  it('tells limits and choices, and does not count "none" among the choices', () => {
    const told = describeSchema(document, { type: 'integer', minimum: 1, maximum: 100, default: 50 })
    expect(told.limits).toEqual(['1 to 100', 'default 50'])
    expect(describeSchema(document, { type: ['string', 'null'], enum: ['day', 'week', null] }).choices).toEqual(['day', 'week'])
  })

  it('prefers the words of a use to those of what it refers to', () => {
    expect(describeSchema(document, { ...money, description: 'What was consumed.' }).description).toBe('What was consumed.')
    expect(describeSchema(document, money).description).toBe('Exact.')
  })
})

describe('searching operations', () => {
  const operation = (operationId: string, summary: string, path: string): Operation => ({
    ...{ operationId, summary, path, method: 'GET', description: '', tags: ['Providers'], security: [], responses: {}, 'x-role': 'viewer' },
  })
  const all = [
    operation('listProviders', 'The catalog', '/api/providers'),
    operation('getUsage', 'Spend over days', '/api/providers/{id}/usage'),
  ]
  const found = (words: string) => findOperations(all, words).map((one) => one.operationId)

  it('finds by summary, path and id, and forgives a slip', () => {
    expect(found('catalog')).toEqual(['listProviders'])
    expect(found('usage')).toEqual(['getUsage'])
    expect(found('catlog')).toEqual(['listProviders'])
    expect(found('nothing of the kind')).toEqual([])
  })

  it('lists everything in the document’s order while nothing is typed', () => {
    expect(found(' ')).toEqual(['listProviders', 'getUsage'])
  })
})

it('the conventions are taken apart into sections that can be linked to', () => {
  const { intro, sections } = parseProse('First.\n\n## Days and time zones\n\nA `day` is *a day*.\n\n- one\n- `two` 2')
  expect(intro).toEqual([{ kind: 'paragraph', inline: [{ kind: 'text', text: 'First.' }] }])
  expect(sections).toMatchObject([
    { id: 'days-and-time-zones', blocks: [{ kind: 'paragraph' }, { kind: 'list', items: [[{}], [{}, {}]] }] },
  ])
})
