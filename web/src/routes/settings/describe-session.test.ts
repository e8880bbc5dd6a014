import { expect, it } from 'vitest'
import { describeBrowser } from './describe-browser.ts'
import { describeSignIn } from './describe-sign-in.ts'

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'Chrome on Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0', 'Edge on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on macOS'],
  ['curl/8.5.0', 'A browser'],
])('the browser that says %s is called as people call it', (userAgent, name) => {
  expect(describeBrowser(userAgent)).toBe(name)
})

it.each([
  [{ method: 'oauth', services: ['github'] }, 'with GitHub'],
  [{ method: 'oauth', services: ['google', 'github'] }, 'with Google or GitHub'],
  [{ method: 'oauth', services: [] }, 'at another service'],
  [{ method: 'email', services: ['github'] }, 'by a link or code sent by email'],
  [{ method: null, services: [] }, 'not told by the sign-in service'],
] as const)('a sign-in of %j is told as far as it is known', ({ method, services }, words) => {
  expect(describeSignIn({ method, services: [...services] })).toBe(words)
})
