import { expect, test } from 'vitest'
import { rules } from '../conformance.ts'
import { breakers } from './broken.ts'
import { goodFixture } from './good-fixture.ts'
import { good } from './good.ts'
import { createHarness } from './harness.ts'

test.each(rules)('a provider that keeps every promise is not blamed: $name', async (rule) => {
  expect(await rule.check({ provider: good, fixture: goodFixture, harness: createHarness(good, goodFixture) })).toEqual([])
})

test.each(breakers)('a provider is blamed where $fault: $rule', async ({ rule: name, provider, fixture }) => {
  const rule = rules.find((one) => one.name === name)
  const problems = await rule?.check({ provider, fixture, harness: createHarness(provider, fixture) })
  expect(problems?.length).toBeGreaterThan(0)
})

test('every rule has an adapter that breaks it', () => {
  expect([...new Set(breakers.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ name }) => name).sort())
})
