import { describe, expect, it } from 'vitest'
import { mockCatalog } from '../../../dev/mock-catalog.ts'
import { findProviders } from './find-providers.ts'

const names = (words: string) => findProviders(mockCatalog, words).map((provider) => provider.name)

describe('searching the catalog', () => {
  it('lists everything by name while nothing is typed', () => {
    expect(names('')).toEqual(mockCatalog.map((provider) => provider.name).toSorted((a, b) => a.localeCompare(b)))
  })

  it('puts names that begin with what was typed first', () => {
    expect(names('open')).toEqual(['OpenAI', 'OpenRouter'])
    expect(names('a')[0]).toBe('Anthropic')
  })

  it('finds by category and by what is exposed, every word at once', () => {
    expect(names('ai limits')).toEqual(['OpenAI'])
    expect(names('no-such-provider')).toEqual([])
  })
})
