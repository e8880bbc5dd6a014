import { expect, it } from 'vitest'
import { mockCatalog } from '../../../dev/mock-catalog.ts'
import { countFilters, filterProviders, readCategory, readSignals } from './filter-providers.ts'

it('a filter leaves what is of the category and exposes every signal chosen', () => {
  const left = filterProviders(mockCatalog, { category: 'ai', signals: ['cost', 'limits'] })
  expect(left.map(({ id }) => id)).toEqual(['openai'])
})

it('the counts are what each filter would leave', () => {
  const counts = countFilters(mockCatalog, { category: 'cloud', signals: [] })
  expect(counts.categories.all).toBe(mockCatalog.length)
  expect(counts.categories.ai + counts.categories.cloud + counts.categories.data + counts.categories.saas).toBe(mockCatalog.length)
  expect(counts.signals.cost).toBe(filterProviders(mockCatalog, { category: 'cloud', signals: ['cost'] }).length)
})

it('an address with unknown filters filters nothing', () => {
  expect([readCategory('toys'), readCategory(undefined), readSignals('cost,toys'), readSignals(undefined)]).toEqual([
    undefined,
    undefined,
    ['cost'],
    [],
  ])
})
