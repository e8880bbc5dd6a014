import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { safeNextPath } from './next-path.ts'

const site = 'https://outlay.example'

describe('the page after sign-in', () => {
  it.each(['/', '/alerts', '/providers/openai?range=30d&x=%20y#top', '/a//b', '/search?q=https://x.example'])(
    'may be any page of this site: %s',
    (path) => {
      expect(safeNextPath(path)).toBe(path)
    },
  )

  it.each([
    undefined,
    '',
    'alerts',
    'https://evil.example',
    'https:evil.example',
    'HTTPS://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2Fevil.example',
    '/%5cevil.example',
    '/%2f%2fevil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/./%2fevil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%09/evil.example',
    '/%0d%0aSet-Cookie:x=1',
    '/ /evil.example',
    '/\u2028/evil.example',
    '/\u0000/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/api/auth/signout',
    '/API/auth/session',
    '/x/../api/auth/session',
    '@evil.example',
    '/@evil.example\\..',
    `/${'a'.repeat(1_000)}`,
  ])('is the overview instead of %j', (path) => {
    expect(safeNextPath(path)).toBe('/')
  })

  it('never leads to another origin, whatever is asked for', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', '%2f', '%5C', '%09', '\t', ':', '@', 'https', 'evil.example', '?', '#', ' ', 'a')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safeNextPath(pieces.join(''))
        const landed = new URL(path, site)
        expect(landed.origin).toBe(site)
        expect(new URL(decodeURIComponent(path.split(/[?#]/)[0] ?? ''), site).origin).toBe(site)
      }),
      { numRuns: 2_000 },
    )
  })
})
