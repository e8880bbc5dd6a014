import { describe, expect, it } from 'vitest'
import { addDays } from '../lib/format-dates.ts'
import { describeColumn, nameColumn, nameTick } from './column.ts'
import { stepTo } from './move-crosshair.ts'
import { shapeChart } from './shape.ts'

const span = (count: number, from: string) => Array.from({ length: count }, (_, index) => addDays(from, index))
const shaped = (count: number, from: string) => {
  const days = span(count, from)
  return shapeChart({ days, sources: [{ id: 'aws', name: 'AWS', amounts: days.map(() => '1.000000'), completeThrough: from }] })
}
const nothing: ReadonlySet<string> = new Set()

describe('a column in words', () => {
  it('says its amounts, and which of them are not complete', () => {
    const column = { data: shaped(2, '2026-11-20'), index: 1, hidden: nothing }
    expect(describeColumn(column, { currency: 'USD' })).toBe('Sat 21 Nov: total $1.00; AWS $1.00, not complete')
    expect(describeColumn(column, { unit: 'requests' })).toBe('Sat 21 Nov: total 1 requests; AWS 1 requests, not complete')
    expect(describeColumn({ ...column, hidden: new Set(['aws']) }, { currency: 'USD' })).toBe('Sat 21 Nov: no figures')
  })

  it('says of a week or month at the edge how short it is', () => {
    const weeks = shaped(120, '2026-08-01')
    expect([nameColumn(weeks, 0), nameColumn(weeks, 1)]).toEqual(['1–2 Aug (2 days)', '3–9 Aug'])
    const months = shaped(500, '2025-07-31')
    expect(months.grain).toBe('month')
    expect([nameColumn(months, 0), nameColumn(months, 1), nameTick(months, 1)]).toEqual(['Jul 2025 (1 day)', 'Aug 2025', 'Aug 2025'])
  })
})

describe('the crosshair', () => {
  it('moves by columns and weeks, and stays within the chart', () => {
    expect([stepTo('ArrowRight', undefined, 9), stepTo('ArrowLeft', undefined, 9)]).toEqual([0, 9])
    expect([stepTo('ArrowRight', 9, 9), stepTo('ArrowLeft', 0, 9), stepTo('PageUp', 4, 9)]).toEqual([9, 0, 9])
    expect([stepTo('Home', 4, 9), stepTo('End', 4, 9)]).toEqual([0, 9])
  })

  it('has nowhere to go in a chart without columns, and by keys that mean something else', () => {
    expect([stepTo('End', undefined, -1), stepTo('a', 3, 9)]).toEqual([undefined, undefined])
  })
})
