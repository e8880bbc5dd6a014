import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const outputOf = (script: string): unknown => {
  const { stdout, status, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

it('npm run openapi prints an OpenAPI 3.1 document and nothing else', () => {
  const document = outputOf('openapi') as { openapi: string; paths: Record<string, unknown> }
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/health', '/api/openapi.json', '/api/auth/{path}']))
})

it('npm run catalog prints every provider with its signals, fields and hosts, and nothing else', () => {
  const catalog = outputOf('catalog') as Record<string, unknown>[]
  expect(catalog.length).toBeGreaterThan(0)
  for (const entry of catalog) {
    expect(entry).toEqual({
      id: expect.stringMatching(/^[a-z][a-z0-9_]+$/),
      name: expect.any(String),
      category: expect.stringMatching(/^(ai|cloud|data|saas)$/),
      kind: expect.stringMatching(/^(api|manual)$/),
      signals: expect.any(Array),
      notExposed: expect.any(Object),
      credentials: expect.arrayContaining([{ name: expect.any(String), label: expect.any(String), secret: expect.any(Boolean) }]),
      hosts: expect.any(Array),
      keyPower: expect.any(String),
      timeZone: expect.any(String),
      confidence: expect.stringMatching(/^(high|medium|low)$/),
      docs: expect.stringMatching(/^https:\/\//),
    })
  }
})
