import { describe, expect, inject, it } from 'vitest'

describe.each(['/', '/sign-in', '/providers/connect/openai', '/nowhere'])('the HTML of %s', (path) => {
  it('says to browsers what may run, and where it may be shown', async () => {
    const response = await fetch(`${inject('app')}${path}`, { headers: { accept: 'text/html' } })
    const policy = response.headers.get('content-security-policy') ?? ''
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).not.toMatch(/unsafe-(inline|eval)|\*|https?:/)
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=\d{8,}/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBeTruthy()
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/)
  })
})

it('files whose name is their digest are kept for a year, and the page that names them is not', async () => {
  const page = await fetch(`${inject('app')}/`)
  const [asset] = /\/assets\/[\w.-]+\.js/.exec(await page.text()) ?? []
  const file = await fetch(`${inject('app')}${asset}`)
  expect(page.headers.get('cache-control')).toMatch(/no-cache|max-age=0/)
  expect(file.headers.get('cache-control')).toContain('immutable')
})

it('the page behind the link of a mail runs nothing and is shown nowhere else', async () => {
  const response = await fetch(`${inject('app')}/api/auth/callback?token_hash=abc&type=email`, { headers: { accept: 'text/html' } })
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe-')
  expect(await response.text()).not.toContain('<script')
})
