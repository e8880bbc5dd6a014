import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { fillBody, fillPath, fillQueries, requestInit } from './support/fill.ts'
import { type JsonSchema, type Operation, readOperations } from './support/operations.ts'
import { type Tenant, type WholeApp, addTenant, startWhole } from './support/seeded.ts'

let world: WholeApp
let operations: Operation[]
let ann: Tenant

beforeAll(async () => {
  world = startWhole()
  operations = await readOperations(world)
  ann = await addTenant(world, 'ann@example.com')
  await world.deliver()
})

/** An answer holds what its schema declares and nothing else, so that nothing leaks by being there. */
function closed(schema: JsonSchema): JsonSchema {
  const properties = schema.properties && Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, closed(one)]))
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap((word) =>
    Array.isArray(schema[word]) ? [[word, (schema[word] as JsonSchema[]).map(closed)]] : [],
  )
  return {
    ...schema,
    ...Object.fromEntries(parts),
    ...(schema.items ? { items: closed(schema.items) } : {}),
    ...(properties ? { properties, additionalProperties: schema.additionalProperties ?? false } : {}),
  }
}

/** Why an answer is not what its route declares, or nothing. */
async function deviation(operation: Operation, answer: Response): Promise<string | undefined> {
  const declared = operation.responses[String(answer.status)] ?? (answer.status >= 400 ? operation.responses['default'] : undefined)
  if (!declared) return `${operation.name} answered ${answer.status}, which it does not declare`
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const text = await answer.text()
  if (!declared.content) return text === '' ? undefined : `${operation.name} answered ${answer.status} with a body`
  const schema = declared.content[type]?.schema
  if (!schema) return `${operation.name} answered ${answer.status} as ${type}`
  if (!type.includes('json')) return undefined
  const parsed = z.fromJSONSchema(closed(schema) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(JSON.parse(text))
  return parsed.success
    ? undefined
    : `${operation.name} ${answer.status}: ${parsed.error.issues
        .map((issue) => `${issue.path.join('.')} ${issue.message}`)
        .slice(0, 3)
        .join('; ')}`
}

/** What every answer carries, whatever it is. */
function assertHeaders(operation: Operation, { headers }: Response): void {
  expect([operation.name, headers.get('x-request-id')]).toEqual([operation.name, expect.stringMatching(/^req_[0-9A-Z]{26}$/)])
  const mayKeep = operation.path === '/api/openapi.json' ? /^public, max-age=300\b/ : /^(no-store|private, no-cache)$/
  expect([operation.name, headers.get('cache-control')]).toEqual([operation.name, expect.stringMatching(mayKeep)])
  expect([operation.name, headers.get('x-content-type-options')]).toEqual([operation.name, 'nosniff'])
}

it('every reading route answers what it declares, for every choice of its parameters', async () => {
  const found: string[] = []
  for (const operation of operations.filter(({ method, role }) => method === 'GET' && role !== 'secret')) {
    for (const providerId of operation.path.includes('/providers/{id}') ? Object.keys(ann.connections) : ['openai']) {
      const values = { ...ann.values, providerId, connectionId: ann.connections[providerId] ?? '' }
      for (const query of fillQueries(operation, values)) {
        const answer = await ann.browser.fetch(`${fillPath(operation, values)}${query}`)
        assertHeaders(operation, answer)
        const wrong = await deviation(operation, answer)
        if (wrong) found.push(`${query} ${wrong}`)
      }
    }
  }
  expect(found).toEqual([])
})

it('every changing route answers what it declares, when it works and when it refuses', async () => {
  const last = (operation: Operation) => Number(/disconnect|signout/.test(operation.path))
  const unsafe = operations.filter(({ method }) => method !== 'GET').sort((a, b) => last(a) - last(b))
  for (const operation of unsafe) {
    for (const body of [{ surplus: true }, fillBody(operation, ann.values, (name) => name === 'label' || name === 'name')]) {
      const answer = await ann.browser.fetch(fillPath(operation, ann.values), requestInit(operation, operation.body && body))
      assertHeaders(operation, answer)
      expect(await deviation(operation, answer)).toBeUndefined()
    }
  }
})

it('a seeded workspace shows something in every list of the dashboard, so that the schemas are really tried', async () => {
  const ben = await addTenant(world, 'ben@example.com')
  await world.deliver()
  const dashboard = await ben.browser.json<Record<string, unknown[]>>('/api/dashboard?range=90d')
  for (const list of ['byProvider', 'byService', 'credits', 'connections'])
    expect([list, (dashboard[list] ?? []).length > 0]).toEqual([list, true])
  const summary = await ben.browser.json<Record<string, unknown[]>>('/api/providers/openrouter/summary')
  expect(summary['credits']?.length).toBeGreaterThan(0)
})

it('an answer that did not change is told by 304 with its request id and nothing to keep it longer', async () => {
  const ben = await addTenant(world, 'cem@example.com')
  await world.deliver()
  const first = await ben.browser.fetch('/api/dashboard?range=30d')
  const etag = first.headers.get('etag') ?? ''
  const again = await ben.browser.fetch('/api/dashboard?range=30d', { headers: { 'If-None-Match': etag } })
  expect([again.status, again.headers.get('etag'), again.headers.get('cache-control')]).toEqual([304, etag, 'private, no-cache'])
  expect(again.headers.get('x-request-id')).toMatch(/^req_/)
  expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
})
