import { describe, expect, inject, it } from 'vitest'
import type { Dashboard } from '../worker/dashboard/schemas.ts'
import { moneyOf } from './support/amounts.ts'
import { connectOpenAI, goodKey } from './support/connect.ts'
import { open } from './support/open.ts'
import { openOverview, sum, truthOf } from './support/overview.ts'
import { signInAs } from './support/sign-in.ts'

const wrongKey = 'sk-admin-rejected-4242424242424242'

/** What the page and the browser still know: the text, the address, every storage. */
const remembered = `JSON.stringify([document.documentElement.outerHTML, location.href, { ...localStorage }, { ...sessionStorage }, document.cookie,
  [...document.querySelectorAll('input')].map(({ value }) => value)])`

describe('from nothing to figures', () => {
  it('a wrong key is refused in words beside its field, and the right one connects, reads, and fills the Overview to the cent', async () => {
    const page = await open({ as: 'nobody', failures: 'expected' })
    await signInAs(page, 'newcomer@example.com')
    await page.getByRole('link', { name: 'Connect the first provider' }).click()
    await page.getByLabel('Search providers').fill('openai')
    await page.getByRole('link', { name: 'OpenAI' }).click()

    const field = page.getByLabel('Admin API key')
    await field.fill(wrongKey)
    await page.getByRole('button', { name: 'Connect OpenAI' }).click()
    await page.getByText('OpenAI rejected the credentials').waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('alert').textContent()).not.toContain(wrongKey)

    await field.fill(goodKey)
    await page.getByRole('button', { name: 'Connect OpenAI' }).click()
    await page.getByRole('heading', { name: /is connected$/ }).waitFor()
    await page
      .getByText(/Last 30 days|30 days/)
      .first()
      .waitFor()
    const known = await page.evaluate<string>(remembered)
    expect(known).not.toContain(goodKey)
    expect(known).not.toContain(wrongKey)

    await page.getByRole('link', { name: 'Open the overview' }).click()
    await page.getByRole('table', { name: 'Used by provider' }).waitFor({ timeout: 30_000 })
    const shown = await openOverview(page, '7d')
    const dashboard = (await (await page.request.get('/api/dashboard?range=7d')).json()) as Dashboard
    const truth = await truthOf('openai', dashboard.range)
    const cent = (micros: number) => Math.round(micros / 10_000)
    expect(cent(shown.used)).toBe(cent(sum(Object.values(truth))))
    expect(cent(shown.byProvider['OpenAI'] ?? 0)).toBe(cent(shown.used))
    const drawn = shown.chart.slice(0, dashboard.series.days.length)
    expect(drawn.map(({ total }) => total && cent(total))).toEqual(dashboard.series.days.map((day) => truth[day] && cent(truth[day])))
  })

  it('the first sync is followed live, step by step, and goes on when the page is left', async () => {
    const page = await open({ as: 'nobody' })
    await signInAs(page, 'patient@example.com')
    await connectOpenAI(page)
    await page.getByRole('listitem').filter({ hasText: ', done' }).first().waitFor({ timeout: 45_000 })
    await page.goto('/providers')
    await page.getByRole('heading', { name: 'OpenAI', level: 2 }).waitFor({ timeout: 30_000 })
    await page.getByText('on schedule').waitFor({ timeout: 45_000 })
    expect(await page.getByRole('progressbar').count()).toBe(0)
  })
})

describe('the end of a connection', () => {
  it('says what is lost and what stays, and figures stay when history is kept', async () => {
    const page = await open({ as: 'nobody' })
    await signInAs(page, 'leaving@example.com')
    await connectOpenAI(page)
    await page.goto('/?range=7d')
    await page.getByRole('table', { name: 'Used by provider' }).waitFor({ timeout: 30_000 })
    const before = await page.getByRole('region', { name: 'In short' }).locator('p').nth(1).textContent()

    await page.goto('/providers')
    await page.getByRole('button', { name: 'More for OpenAI' }).click()
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click()
    await page.getByRole('heading', { name: 'What is lost', exact: true }).waitFor()
    await page.getByRole('heading', { name: 'What stays' }).waitFor()
    await page.getByText('Revoke the key at OpenAI too.').first().waitFor()
    await page.getByRole('button', { name: 'Disconnect', exact: true }).click()
    await page.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor()
    await page.goto('/?range=7d')
    await page.getByRole('table', { name: 'Used by provider' }).waitFor()
    expect(moneyOf((await page.getByRole('region', { name: 'In short' }).locator('p').nth(1).textContent()) ?? '')).toBe(
      moneyOf(before ?? ''),
    )
  })

  it('asks for the name before it forgets, and then no figure is left', async () => {
    const page = await open({ as: 'nobody' })
    await signInAs(page, 'forgetting@example.com')
    await connectOpenAI(page)
    await page.goto('/?range=7d')
    await page.getByRole('table', { name: 'Used by provider' }).waitFor({ timeout: 30_000 })
    await page.goto('/providers')
    await page.getByRole('button', { name: 'More for OpenAI' }).click()
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click()
    await page.getByRole('button', { name: 'Disconnect and forget' }).click()
    await page.getByText('exactly as it is written').waitFor()
    await page.getByLabel(/to confirm$/).fill('OpenAI')
    await page.getByRole('button', { name: 'Disconnect and forget' }).click()
    await page.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor()
    await page.goto('/?range=12m')
    await page.getByRole('link', { name: 'Connect the first provider' }).waitFor()
    const dashboard = (await (await page.request.get('/api/dashboard?range=12m')).json()) as Dashboard
    expect(dashboard.totals.used.amount).toBe('0.000000')
    expect(dashboard.series.providers).toEqual([])
  })
})

it('the cron, called with its secret alone, queues what is due', async () => {
  const call = (secret: string) =>
    fetch(`${inject('app')}/api/cron/sync`, { method: 'POST', headers: { authorization: `Bearer ${secret}` } })
  expect((await call('not the secret')).status).toBe(401)
  const response = await call(inject('cronSecret'))
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ queued: expect.any(Number) })
})
