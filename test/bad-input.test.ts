import { beforeAll, describe, expect, it } from 'vitest'
import { errorTable } from '../worker/platform/errors.ts'
import { fillBody, fillPath, queryOf, requestInit } from './support/fill.ts'
import { type JsonSchema, type Operation, readOperations } from './support/operations.ts'
import { type Tenant, type WholeApp, addTenant, startWhole } from './support/seeded.ts'

let world: WholeApp
let ann: Tenant
let withBody: Operation[]
let operations: Operation[]

beforeAll(async () => {
  world = startWhole()
  operations = (await readOperations(world)).filter(({ role }) => role !== 'secret')
  withBody = operations.filter(({ body }) => body !== undefined)
  ann = await addTenant(world, 'ann@example.com')
})

interface Refusal {
  route: string
  status: number
  code: string
}

/** What was refused, after a look at the document itself: stable code, title and status of the table, our request id. */
async function refusalOf(operation: Operation, answer: Response): Promise<Refusal> {
  expect([operation.name, answer.status, answer.headers.get('content-type')]).toEqual([
    operation.name,
    answer.status,
    'application/problem+json',
  ])
  const problem = await answer.json<{
    type: string
    title: string
    status: number
    code: keyof typeof errorTable
    requestId: string
    errors?: { path: string; message: string }[]
  }>()
  const { status, title } = errorTable[problem.code]
  expect(problem).toMatchObject({
    status,
    title,
    type: `https://outlay.dev/problems/${problem.code}`,
    requestId: answer.headers.get('x-request-id'),
  })
  expect(answer.status).toBe(status)
  if (problem.code === 'invalid_input') for (const { message } of problem.errors ?? [{ message: '' }]) expect(message).not.toBe('')
  return { route: operation.name, status, code: problem.code }
}

const post = async (operation: Operation, body: unknown) =>
  refusalOf(operation, await ann.browser.fetch(fillPath(operation, ann.values), requestInit(operation, body)))

const sendText = async (operation: Operation, text: string, type = 'application/json') =>
  refusalOf(
    operation,
    await ann.browser.fetch(fillPath(operation, ann.values), {
      ...requestInit(operation, undefined, { 'Content-Type': type }),
      body: text,
    }),
  )

const each = (list: readonly Operation[], tell: (operation: Operation) => Promise<Refusal>) => Promise.all(list.map(tell))
const refused = (list: readonly Operation[], code: keyof typeof errorTable) =>
  list.map(({ name }) => ({ route: name, status: errorTable[code].status, code }))

/** A value that no schema of that kind takes. */
const wrongFor = (schema: JsonSchema): unknown => (schema.type === 'string' ? 7 : schema.type === 'boolean' ? 'yes' : 'text')

const takesNull = (schema: JsonSchema): boolean => [schema.type].flat().includes('null')

describe('a body', () => {
  it('that is not JSON is malformed', async () => {
    expect(await each(withBody, (operation) => sendText(operation, '{"half":'))).toEqual(refused(withBody, 'malformed'))
  })

  it('of another type than JSON is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(await each(withBody, (operation) => sendText(operation, 'a=b', type))).toEqual(refused(withBody, 'unsupported_media_type'))
    }
  })

  it('of 300 KB is too large', async () => {
    expect(await each(withBody, (operation) => post(operation, { text: 'x'.repeat(300_000) }))).toEqual(refused(withBody, 'body_too_large'))
  })

  it('with a key that nobody asked for is refused, and so is one that is no object', async () => {
    expect(await each(withBody, (operation) => post(operation, { ...fillBody(operation, ann.values), surplus: 1 }))).toEqual(
      refused(withBody, 'invalid_input'),
    )
    for (const body of [[], 'text', null, 7])
      expect(await each(withBody, (operation) => post(operation, body))).toEqual(refused(withBody, 'invalid_input'))
  })

  it('that lacks a required key is refused', async () => {
    const demanding = withBody.filter(({ body }) => (body?.required ?? []).length > 0)
    expect(await each(demanding, (operation) => post(operation, {}))).toEqual(refused(demanding, 'invalid_input'))
  })

  it('with a value of the wrong type, or far too long, is refused field by field', async () => {
    for (const operation of withBody) {
      for (const [name, schema] of Object.entries(operation.body?.properties ?? {})) {
        const bad = [wrongFor(schema), ...(takesNull(schema) ? [] : [null]), ...(schema.type === 'string' ? ['x'.repeat(20_001)] : [])]
        for (const value of bad) {
          const { code } = await post(operation, { ...fillBody(operation, ann.values), [name]: value })
          expect([operation.name, name, code]).toEqual([operation.name, name, 'invalid_input'])
        }
      }
    }
  })
})

describe('an address', () => {
  it('with a query value that its parameter does not take is refused', async () => {
    for (const operation of operations) {
      for (const { name, schema } of queryOf(operation)) {
        const isChoice = schema.enum !== undefined || schema.format !== undefined || schema.type === 'integer'
        const bad = isChoice ? ['nonsense', '', '2026-02-31'] : schema.maxLength === undefined ? [] : ['x'.repeat(schema.maxLength + 1)]
        for (const value of bad) {
          const path = `${fillPath(operation, ann.values)}?${new URLSearchParams({ [name]: value })}`
          const { code } = await refusalOf(
            operation,
            await ann.browser.fetch(path, requestInit(operation, fillBody(operation, ann.values))),
          )
          expect([operation.name, name, value, code]).toEqual([operation.name, name, value, 'invalid_input'])
        }
      }
    }
  })

  it('with an id that is too long, or no id at all, is refused without breaking anything', async () => {
    for (const operation of operations.filter(({ path }) => path.includes('{'))) {
      for (const id of ['x'.repeat(3_000), "'; drop table members; --", '%00', '..%2F..%2F', 'ключ']) {
        const path = operation.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(id))
        const { status } = await refusalOf(
          operation,
          await ann.browser.fetch(path, requestInit(operation, fillBody(operation, ann.values))),
        )
        expect([400, 404]).toContain(status)
      }
    }
  })

  it('that encodes no text is malformed, not broken', async () => {
    for (const operation of operations.filter(({ path }) => path.includes('{'))) {
      const path = operation.path.replaceAll(/\{\w+\}/g, '%E0%A4%A')
      const { status } = await refusalOf(operation, await ann.browser.fetch(path, requestInit(operation, fillBody(operation, ann.values))))
      expect([400, 404]).toContain(status)
    }
  })
})
