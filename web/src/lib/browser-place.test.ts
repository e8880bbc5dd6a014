import { describe, expect, it } from 'vitest'
import { guessCurrency } from './browser-place.ts'

describe('guessing a currency', () => {
  it('follows the region of the language', () => {
    expect(['de-AT', 'en-GB', 'ja-JP', 'zh-Hant-HK'].map(guessCurrency)).toEqual(['EUR', 'GBP', 'JPY', 'HKD'])
  })

  it('is US dollars where the language names no region, an unknown one, or is none', () => {
    expect(['en', 'en-AQ', '', 'not a language'].map(guessCurrency)).toEqual(['USD', 'USD', 'USD', 'USD'])
  })
})
