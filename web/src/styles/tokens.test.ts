import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, layOver } from '../lib/colour-vision.ts'
import { readThemes } from './read-tokens.ts'

/** What text stands on: one opaque token, with a translucent one over it where there is a second. */
const plain = ['bg', 'surface', 'raised']
const grounds = [...plain, ...plain.flatMap((ground) => [`${ground} hover`, `${ground} chosen`])]
const softs = ['good-soft', 'warn-soft', 'bad-soft', 'accent-soft']

/** Every text token with every ground that it is used on. A token that is used and not listed fails. */
const texts: Readonly<Record<string, readonly string[]>> = {
  ink: [...grounds, ...softs],
  'ink-2': [...grounds, ...softs],
  'ink-3': grounds,
  accent: [...grounds, 'accent-soft'],
  'accent-ink': ['accent'],
  good: [...plain, 'good-soft'],
  warn: [...plain, 'warn-soft'],
  bad: [...grounds, 'bad-soft'],
  surface: ['bad', 'ink'],
  bg: ['ink'],
}

/** What is seen without being read: edges of fields, focus, states, progress. */
const marks: Readonly<Record<string, readonly string[]>> = {
  field: plain,
  accent: [...plain, 'accent-soft'],
  good: plain,
  warn: plain,
  bad: [...plain, 'bad-soft'],
  'ink-3': plain,
  'ink-2': plain,
}

const least = { text: 4.5, mark: 3 }

const sources = readdirSync(new URL('..', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
  .join('\n')

describe.each(Object.entries(readThemes()))('in the %s theme', (_name, tokens) => {
  const colour = (name: string): string => {
    const found = tokens[name]
    if (!found) throw new Error(`--${name} is no colour of tokens.css`)
    return found
  }
  const groundOf = (ground: string): string => {
    const [below = '', above] = ground.split(' ')
    return above ? layOver(colour(above), colour(below)) : colour(below)
  }
  const tooFaint = (pairs: Readonly<Record<string, readonly string[]>>, enough: number) =>
    Object.entries(pairs).flatMap(([name, on]) =>
      on.flatMap((ground) => {
        const ratio = contrast(colour(name), groundOf(ground))
        return ratio < enough ? [`${name} on ${ground}: ${ratio.toFixed(2)}`] : []
      }),
    )

  it('every text can be read on everything it stands on', () => {
    expect(tooFaint(texts, least.text)).toEqual([])
  })

  it('every edge, mark and state can be seen', () => {
    expect(tooFaint(marks, least.mark)).toEqual([])
  })
})

it('no text has a colour whose contrast is not measured', () => {
  const { light } = readThemes()
  const used = new Set([...sources.matchAll(/\btext-([a-z]+(?:-(?:\d|ink|soft|strong|rest))?)\b/g)].map(([, name = '']) => name))
  expect([...used].filter((name) => name in light && !(name in texts))).toEqual([])
})
