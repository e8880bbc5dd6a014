import { describe, expect, it } from 'vitest'
import { bodyProblem, buildRequest, maySend, missingOf, startTyping } from './build-request.ts'
import type { Operation } from './document.ts'
import { writeSample } from './samples.ts'

const origin = 'https://spend.example'

const reading: Operation = {
  method: 'GET',
  path: '/api/providers/{id}/usage',
  ...{ operationId: 'getUsage', summary: 'Usage', description: 'Usage.', tags: ['Providers'], 'x-role': 'viewer' },
  security: [{ session: [] }],
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'string', example: 'openai' } },
    { name: 'from', in: 'query', schema: { type: 'string', format: 'date' } },
    { name: 'X-Outlay-Workspace', in: 'header', schema: { type: 'string' } },
  ],
  responses: { 200: { description: 'It.', content: { 'application/json': { schema: {} } } } },
}

const changing: Operation = {
  ...reading,
  method: 'POST',
  path: '/api/workspaces',
  parameters: [],
  requestBody: { required: true, content: { 'application/json': { schema: {}, example: { name: "Mara's", paused: true, note: null } } } },
}

describe('the form of an operation', () => {
  it('opens with an example for what must be there, and the reader’s own workspace', () => {
    expect(startTyping(reading, 'wsp_1').values).toEqual({ id: 'openai', from: '', 'X-Outlay-Workspace': 'wsp_1' })
  })

  it('makes an address of what is typed, and leaves out what is not', () => {
    const typed = { values: { id: 'a/b c', from: '2026-11-01', 'X-Outlay-Workspace': '' }, body: '' }
    expect(buildRequest(reading, typed, origin)).toMatchObject({
      url: 'https://spend.example/api/providers/a%2Fb%20c/usage?from=2026-11-01',
      headers: {},
    })
  })

  it('says what is missing, and why a body is no JSON', () => {
    expect(missingOf(reading, { values: { id: ' ' }, body: '' }).map(({ name }) => name)).toEqual(['id'])
    expect(bodyProblem(changing, { values: {}, body: '{"name":' })).toMatch(/^This is not JSON/)
    expect(bodyProblem(changing, startTyping(changing, 'wsp_1'))).toBeUndefined()
  })

  it('offers to send what reads data, and nothing that changes or answers a page', () => {
    expect(maySend(reading)).toBe(true)
    expect(maySend(changing)).toBe(false)
    expect(maySend({ ...reading, responses: { 302: { description: 'On to the provider.' } } })).toBe(false)
  })
})

describe('a sample', () => {
  const request = buildRequest(changing, startTyping(changing, 'wsp_1'), origin)

  it('in curl survives an apostrophe, and names the origin of a change', () => {
    const code = writeSample('curl', request)
    expect(code).toContain(`--data '{"name":"Mara'\\''s","paused":true,"note":null}'`)
    expect(code).toContain(`--header 'Origin: ${origin}'`)
    expect(code).toContain('--cookie "$OUTLAY_COOKIE"')
  })

  it('in JavaScript is one call with method, headers and body', () => {
    expect(writeSample('javascript', request).split('\n')).toEqual([
      "const response = await fetch('https://spend.example/api/workspaces', {",
      "  method: 'POST',",
      '  headers: {',
      '    Cookie: process.env.OUTLAY_COOKIE,',
      "    'Origin': 'https://spend.example',",
      "    'Content-Type': 'application/json',",
      '  },',
      '  body: JSON.stringify({',
      '    "name": "Mara\'s",',
      '    "paused": true,',
      '    "note": null',
      '  }),',
      '})',
      'if (!response.ok) throw new Error(await response.text())',
      'console.log(JSON.stringify(await response.json(), null, 2))',
    ])
  })

  it('in Python writes true and null as Python does', () => {
    expect(writeSample('python', request)).toContain(`json.dumps({"name": "Mara's", "paused": True, "note": None})`)
  })

  it('of an operation for anyone carries no session', () => {
    const open = buildRequest({ ...reading, security: [] }, startTyping(reading, 'wsp_1'), origin)
    for (const language of ['curl', 'javascript', 'python'] as const) expect(writeSample(language, open)).not.toMatch(/COOKIE/)
  })
})
