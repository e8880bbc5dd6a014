/// <reference types="vite/client" />
import { describe, expect, test } from 'vitest'
import { rules } from './conformance.ts'
import { createHarness } from './conformance/harness.ts'
import type { Provider } from './contract.ts'
import type { ProviderFixture } from './fixtures/fixture.ts'
import { providers } from './registry.ts'

const files = import.meta.glob<Record<string, Provider>>(['./catalog/*.ts', '!./catalog/*.test.ts'], { eager: true })
const fixtureFiles = import.meta.glob<{ fixture?: ProviderFixture }>(['./fixtures/*.ts', '!./fixtures/*.test.ts'], { eager: true })
const icons = import.meta.glob<string>('../../web/src/components/provider-icons/*.svg', { eager: true, query: '?raw', import: 'default' })

/** `…/mongodb-atlas.ts` holds `mongodb_atlas`. */
const idOf = (path: string) =>
  path
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replaceAll('-', '_')
const fixtures = Object.values(fixtureFiles).flatMap(({ fixture }) => fixture ?? [])

describe('the catalog', () => {
  test('lists every provider of its folder, by name, and nothing else', () => {
    expect(providers.map(({ id }) => id)).toEqual(
      Object.keys(files)
        .map((path) => idOf(path))
        .sort(),
    )
  })

  test('holds one provider a file, which is named after it', () => {
    for (const [path, members] of Object.entries(files)) {
      expect(
        Object.values(members).map(({ id }) => id),
        path,
      ).toEqual([idOf(path)])
    }
  })

  test.each(providers.map(({ id }) => id))('has an icon of its own for %s that follows the text colour', (id) => {
    const icon = Object.entries(icons).find(([path]) => idOf(path) === id)?.[1]
    expect(icon).toMatch(/^<svg[^>]*viewBox="0 0 20 20"/)
    expect(icon).toContain('currentColor')
    expect(icon).not.toMatch(/<script|href=|url\(|<!--/)
  })
})

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
  const fixture = fixtures.find((one) => one.provider === id)

  test.each(rules)(`${id} $name`, { timeout: 60_000 }, async (rule) => {
    if (!fixture) throw new Error(`worker/providers/fixtures/${id}.ts is missing`)
    const problems = await rule.check({ provider, fixture, harness: createHarness(provider, fixture) })
    expect(problems).toEqual([])
  })
})
