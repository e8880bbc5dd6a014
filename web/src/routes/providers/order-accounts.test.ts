import { describe, expect, it } from 'vitest'
import { mockAccounts, troubledAccounts } from '../../../dev/mock-accounts.ts'
import { findAccounts, orderAccounts } from './order-accounts.ts'

const labels = (accounts: readonly { label: string }[]) => accounts.map(({ label }) => label)

describe('connections', () => {
  it('are listed with those that need somebody first, then by name, and what is paused last', () => {
    expect(labels(orderAccounts(troubledAccounts))).toEqual([
      'AWS, management account',
      'Vercel',
      'Anthropic',
      'OpenAI, production org',
      'OpenRouter',
      'northwind-labs',
    ])
    expect(labels(orderAccounts(mockAccounts))[3]).toBe('OpenAI, production org')
  })

  it.each([
    ['', 'all', 6],
    ['  production OPENAI ', 'all', 1],
    ['github', 'all', 1],
    ['1177', 'all', 1],
    ['mara', 'all', 6],
    ['rejected', 'all', 1],
    ['', 'troubled', 2],
    ['aws', 'troubled', 1],
    ['', 'paused', 1],
    ['aws', 'paused', 0],
  ] as const)('are found by “%s” among %s', (words, shown, count) => {
    expect(findAccounts(troubledAccounts, words, shown)).toHaveLength(count)
  })
})
