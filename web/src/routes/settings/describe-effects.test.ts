import { describe, expect, it } from 'vitest'
import { describeEffects } from './describe-effects.ts'

const before = { name: 'Acme', currency: 'USD', timeZone: 'Europe/Berlin' }
const noon = Date.parse('2026-11-23T12:00:00Z')

describe('what a change of the workspace will do', () => {
  it('is nothing to speak of while nothing differs, or only a name that is not finished', () => {
    expect(describeEffects(before, { ...before }, noon)).toEqual([])
    expect(describeEffects(before, { ...before, name: ' Acme ' }, noon)).toEqual([])
    expect(describeEffects(before, { ...before, name: ' ' }, noon)).toEqual([])
  })

  it('is said of every field that differs, and of no other', () => {
    const effects = describeEffects(before, { name: 'Beta', currency: 'EUR', timeZone: 'UTC' }, noon)
    expect(effects).toHaveLength(3)
    expect(effects[1]).toContain('in EUR instead of USD')
  })

  it('names the day that today becomes where it is another one there', () => {
    const [late] = describeEffects(before, { ...before, timeZone: 'Asia/Tokyo' }, Date.parse('2026-11-23T20:00:00Z'))
    expect(late).toContain('Today becomes Tue 24 Nov')
    const [same] = describeEffects(before, { ...before, timeZone: 'UTC' }, noon)
    expect(same).toContain('Mon 23 Nov there too')
  })
})
