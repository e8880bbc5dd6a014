import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startApp } from '../../test/support/session.ts'
import { tagTexts } from './document-parts.ts'
import { errorTable } from './errors.ts'

interface Media {
  schema: { $ref?: string }
  example?: unknown
  examples?: Record<string, { summary: string; value: { code: keyof typeof errorTable; status: number } }>
}

interface Operation {
  operationId?: string
  summary?: string
  description?: string
  tags?: string[]
  security: Record<string, unknown>[]
  parameters?: { name: string; in: string; description?: string; example?: unknown; schema: { example?: unknown } }[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { description: string; headers?: object; content?: Record<string, Media> }>
}

interface Document {
  info: { description: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<'schemas' | 'examples' | 'headers' | 'securitySchemes', Record<string, unknown>>
}

let document: Document
let operations: { name: string; operation: Operation }[]

beforeAll(async () => {
  document = await startApp().openBrowser().json<Document & Record<string, unknown>>('/api/openapi.json')
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  )
})

/** The same with every reference replaced by what it names. */
function whole<T>(part: T): T {
  if (Array.isArray(part)) return part.map((one: unknown) => whole(one)) as T
  if (typeof part !== 'object' || part === null) return part
  if ('$ref' in part && typeof part.$ref === 'string') {
    const [, , kind = '', name = ''] = part.$ref.split('/')
    const named = (document.components as Record<string, Record<string, unknown>>)[kind]?.[name]
    if (named === undefined) throw new Error(`${part.$ref} is not there`)
    return whole(named) as T
  }
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, whole(value)])) as T
}

const mediaOf = ({ requestBody, responses }: Operation) =>
  [['body', requestBody] as const, ...Object.entries(responses)].flatMap(([where, holder]) =>
    Object.entries(holder?.content ?? {}).map(([type, media]) => ({ where, type, media })),
  )

const allMedia = () =>
  operations.flatMap(({ name, operation }) => mediaOf(operation).map((one) => ({ ...one, at: `${name} ${one.where}` })))

describe('every operation of the API document', () => {
  it('has an id of its own, a summary, a description and one group', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(operations.length)
    const bare = operations.filter(
      ({ operation: { operationId = '', summary = '', description = '', tags = [] } }) =>
        !/^[a-z][A-Za-z]+$/.test(operationId) || !/^[A-Z].*[^.]$/.test(summary) || !description.endsWith('.') || tags.length !== 1,
    )
    expect(bare.map(({ name }) => name)).toEqual([])
    const groups = new Set(operations.flatMap(({ operation }) => operation.tags ?? []))
    expect([...groups].sort()).toEqual(Object.keys(tagTexts).sort())
    expect(document.tags.map((tag) => tag.name)).toEqual(Object.keys(tagTexts))
  })

  it('says what each parameter means, with a value that may stand there', () => {
    const bare = operations.flatMap(({ name, operation }) =>
      (operation.parameters ?? [])
        .filter(({ description, example, schema }) => !description || (example ?? schema.example) === undefined)
        .map((parameter) => `${name} ${parameter.name}`),
    )
    expect(bare).toEqual([])
  })

  it('shows a body that is accepted, and what each answer may look like', () => {
    const bare = allMedia().filter(({ media }) => media.example === undefined && Object.keys(media.examples ?? {}).length === 0)
    expect(bare.map(({ at }) => at)).toEqual([])
  })

  it('takes and answers JSON by a schema that has a name', () => {
    const nameless = allMedia().filter(({ type, media, at }) => type.includes('json') && !media.schema.$ref && !at.includes('openapi.json'))
    expect(nameless.map(({ at }) => at)).toEqual([])
  })

  it('names security that the document describes, and the request id of every answer', () => {
    const schemes = operations.flatMap(({ operation }) => operation.security.flatMap((one) => Object.keys(one)))
    expect([...new Set(schemes)].sort()).toEqual(Object.keys(document.components.securitySchemes).sort())
    const silent = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.responses).flatMap(([status, { headers = {} }]) => ('X-Request-Id' in headers ? [] : [`${name} ${status}`])),
    )
    expect(silent).toEqual([])
  })
})

describe('every example of the API document', () => {
  const objection = (schema: unknown, value: unknown): string | undefined => {
    const parsed = z.fromJSONSchema(whole(schema) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(value)
    return parsed.success ? undefined : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')
  }

  it('fits its schema', () => {
    const found = allMedia().flatMap(({ at, media }) => {
      const values = media.examples ? Object.values(whole(media.examples)).map(({ value }) => value) : [media.example]
      return values.flatMap((value) => {
        const wrong = objection(media.schema, value)
        return wrong ? [`${at}: ${wrong}`] : []
      })
    })
    expect(found).toEqual([])
  })

  it('of a parameter is a value that the parameter takes', () => {
    const found = operations.flatMap(({ name, operation }) =>
      (operation.parameters ?? []).flatMap(({ name: parameter, example, schema }) => {
        const wrong = objection(schema, example ?? schema.example)
        return wrong ? [`${name} ${parameter}: ${wrong}`] : []
      }),
    )
    expect(found).toEqual([])
  })

  it('of a failure has a code of the table, with its status and title', () => {
    const failures = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.responses).flatMap(([status, { content }]) =>
        Object.entries(whole(content?.['application/problem+json']?.examples ?? {})).map(([key, example]) => ({
          at: `${name} ${status} ${key}`,
          ...{ key, status, example },
        })),
      ),
    )
    expect(failures.length).toBeGreaterThan(operations.length)
    for (const { at, key, status, example } of failures) {
      const known = errorTable[example.value.code]
      expect([at, example.value.code, example.value.status]).toEqual([at, key, known.status])
      if (status !== 'default') expect([at, status]).toEqual([at, String(known.status)])
    }
  })
})

describe('the API document itself', () => {
  it('says what holds for every route, with every error code', () => {
    const { description } = document.info
    const sections = ['Authentication', 'Money', 'Days and time zones', 'Errors', 'Pagination', 'Caching', 'Rate limits']
    for (const heading of sections) expect(description).toContain(`\n## ${heading}\n`)
    for (const code of Object.keys(errorTable)) expect(description).toContain(`\`${code}\``)
  })

  it('names nothing that is not there', () => {
    expect(() => whole(document.paths)).not.toThrow()
    expect(JSON.stringify(document)).not.toContain('"allOf"')
  })

  it('may be kept, and is not sent again while it is the same', async () => {
    const browser = startApp().openBrowser()
    const first = await browser.fetch('/api/openapi.json')
    expect(first.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400')
    const again = await browser.fetch('/api/openapi.json', { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', first.headers.get('etag')])
  })
})
