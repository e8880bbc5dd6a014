import { describe, expect, it } from 'vitest'
import { currencyChoices, findChoices, timeZoneChoices } from './choices.ts'

const found = (typed: string) => findChoices(timeZoneChoices(), typed).map((choice) => choice.value)

describe('searching a list of choices', () => {
  it('lists all while nothing is typed', () => {
    expect(found('  ')).toEqual(timeZoneChoices().map((choice) => choice.value))
  })

  it('finds a city without its continent, written with a space', () => {
    expect(found('new york')).toContain('America/New_York')
    expect(found('berl')).toEqual(['Europe/Berlin'])
  })

  it('finds a currency by its code and by its name, code first', () => {
    const currencies = currencyChoices()
    expect(findChoices(currencies, 'eur')[0]).toEqual({ value: 'EUR', about: 'Euro' })
    expect(findChoices(currencies, 'swiss franc').map((choice) => choice.value)).toContain('CHF')
  })

  it('finds nothing by letters from the middle of a word', () => {
    expect(found('erlin')).toEqual([])
  })
})

describe('the time zones', () => {
  it('hold UTC and the zones that are asked for, each once', () => {
    const zones = timeZoneChoices('Asia/Calcutta', 'Europe/Berlin').map((choice) => choice.value)
    expect(zones).toContain('UTC')
    expect(zones).toContain('Asia/Calcutta')
    expect(zones.filter((zone) => zone === 'Europe/Berlin')).toHaveLength(1)
  })
})
