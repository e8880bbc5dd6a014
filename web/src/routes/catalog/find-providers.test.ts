import { describe, expect, it } from 'vitest'
import { mockCatalog } from '../../../dev/mock-catalog.ts'
import { findProviders, indexProviders } from './find-providers.ts'

const index = indexProviders(mockCatalog)
const names = (words: string) => findProviders(index, words).map((provider) => provider.name)

describe('searching the catalog', () => {
  it('lists everything by name while nothing is typed', () => {
    expect(names(' ')).toEqual(mockCatalog.map((provider) => provider.name).toSorted((a, b) => a.localeCompare(b)))
  })

  it('puts names that begin with what was typed first', () => {
    expect(names('open').slice(0, 2)).toEqual(['OpenAI', 'OpenRouter'])
    expect(names('a')[0]).toBe('Anthropic')
  })

  it('finds by category and by what is exposed, every word at once and in any order', () => {
    expect(names('ai limits')[0]).toBe('OpenAI')
    expect(names('limits ai')[0]).toBe('OpenAI')
    expect(names('no-such-provider')).toEqual([])
  })

  it.each([
    ['opnai', 'OpenAI'],
    ['opneai', 'OpenAI'],
    ['opennai', 'OpenAI'],
    ['anthropik', 'Anthropic'],
    ['antropic', 'Anthropic'],
    ['gogle cloud', 'Google Cloud'],
    ['digital ocean', 'DigitalOcean'],
    ['open ai', 'OpenAI'],
  ])('forgives a slip: %s is %s', (typed, meant) => {
    expect(names(typed)[0]).toBe(meant)
  })

  it.each([
    ['gpt', 'OpenAI'],
    ['ChatGPT', 'OpenAI'],
    ['claude', 'Anthropic'],
    ['bedrock', 'AWS'],
    ['amazon', 'AWS'],
    ['gcp', 'Google Cloud'],
    ['copilot', 'GitHub'],
  ])('knows what people also say: %s is %s', (typed, meant) => {
    expect(names(typed)[0]).toBe(meant)
  })

  it.each(['-', '"', '(', '通义', '$^', '-openai "', '\\'])('takes %j without failing', (typed) => {
    expect(() => names(typed)).not.toThrow()
  })
})
