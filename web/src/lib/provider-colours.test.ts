import { describe, expect, it } from 'vitest'
import { colourDistance, contrast, simulations } from './colour-vision.ts'
import { type Tokens, readThemes } from '../styles/read-tokens.ts'
import { assignSlots } from './provider-colours.ts'

const palette = (tokens: Tokens) => ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c-rest'].map((name) => tokens[name] ?? '')

describe.each(Object.entries(readThemes()))('the provider colours of the %s theme', (_name, tokens) => {
  const colours = palette(tokens)
  const pairs = colours.flatMap((a, index) => colours.slice(index + 1).map((b) => [a, b] as const))

  it.each(Object.keys(simulations) as (keyof typeof simulations)[])('can be told apart by a reader with %s vision', (vision) => {
    const closest = Math.min(...pairs.map(([a, b]) => colourDistance(a, b, vision)))
    expect(closest).toBeGreaterThan(0.09)
  })

  it('stand out from what they are drawn on', () => {
    for (const colour of colours)
      for (const ground of ['surface', 'raised'])
        expect(contrast(colour, tokens[ground] ?? ''), `${colour} on ${ground}`).toBeGreaterThan(3)
  })
})

describe('assigning colours to providers', () => {
  it('never gives two providers of one chart the same colour', () => {
    const ids = ['aws', 'anthropic', 'mistral', 'fastly', 'mux', 'neon', 'heroku', 'runpod']
    expect(new Set(assignSlots(ids).values()).size).toBe(ids.length)
  })

  it('keeps the colour of a known provider whoever stands before it', () => {
    expect(assignSlots(['zz', 'yy', 'xx', 'openai', 'aws']).get('openai')).toBe(3)
    expect(assignSlots(['openai']).get('openai')).toBe(3)
  })

  it('draws what is beyond the palette in the shared grey', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `provider_${index}`)
    expect([...assignSlots(ids).values()].filter((slot) => slot === 'rest')).toHaveLength(2)
  })
})
