import { describe, expect, it } from 'vitest'
import { mockDashboard } from '../../../dev/mock-dashboard.ts'
import { hasAnyFigures, hasFigures, placeOf, withoutDay } from './figures.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const full = mockDashboard('mtd', 'full')
const [aws] = full.byProvider
const silent = { providerId: 'aws', used: usd('0.000000'), provenance: [] }

describe('what the overview knows', () => {
  it('tells a provider of which nothing was told from one that cost nothing', () => {
    const told = { days: ['2026-11-01'], providers: [{ providerId: 'aws', name: 'AWS', completeThrough: null, used: ['0.000000'] }] }
    expect(hasFigures(silent, { days: [], providers: [] })).toBe(false)
    expect(hasFigures(silent, told)).toBe(true)
    expect(hasAnyFigures(mockDashboard('mtd', 'empty'))).toBe(false)
    expect(hasAnyFigures(full)).toBe(true)
  })

  it('names the part of the total that no day has', () => {
    expect(withoutDay(full)).toEqual([])
    const monthly = {
      ...full.byProvider[0],
      providerId: 'seats',
      name: 'Seats',
      used: usd('171.000000'),
    } as (typeof full.byProvider)[number]
    expect(withoutDay({ ...full, byProvider: [...full.byProvider, monthly] })).toEqual([{ name: 'Seats', used: usd('171.000000') }])
  })

  it('leads to the account of a provider, to all of them, or nowhere once it is disconnected', () => {
    const [first] = full.connections.filter(({ providerId }) => providerId === 'aws')
    expect(placeOf(aws?.providerId ?? null, full.connections)).toBe(`/providers/accounts/${first?.id}`)
    expect(placeOf('aws', [...full.connections, ...full.connections])).toBe('/providers?q=aws')
    expect(placeOf('gone', full.connections)).toBeUndefined()
  })
})
