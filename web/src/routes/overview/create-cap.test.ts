import { describe, expect, it } from 'vitest'
import { createCap } from './create-cap.ts'

const items = (count: number) => () => Array.from({ length: count }, (_, index) => index)

describe('a long list', () => {
  it('shows its first few, and all of them once asked', () => {
    const cap = createCap(items(60), 10)
    expect([cap.shown().length, cap.rest().length]).toEqual([10, 50])
    cap.toggle()
    expect([cap.shown().length, cap.rest().length]).toEqual([60, 0])
  })

  it('is not cut for the sake of one more', () => {
    const cap = createCap(items(11), 10)
    expect([cap.isLong(), cap.shown().length]).toEqual([false, 11])
  })
})
