import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Dashboard } from '../worker/dashboard/schemas.ts'
import type { AccountAnswer } from '../worker/providers/schemas.ts'
import { open } from './support/open.ts'

const problem = { type: 'about:blank', title: 'Something went wrong on our side', status: 500, code: 'internal', requestId: 'req_e2e_1' }

/** What the API of each page is, and how the page looks when it is there. */
const views = [
  { name: 'Overview', path: '/', api: '**/api/dashboard?*', isFull: (page: Page) => page.getByRole('table', { name: 'Used by provider' }) },
  {
    name: 'Providers',
    path: '/providers',
    api: '**/api/providers/accounts?*',
    isFull: (page: Page) => page.getByRole('heading', { level: 2, name: 'OpenAI' }),
  },
]

/** Animations that take longer than a frame, by name and element. */
const lastingMotions = `document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime > 1)
  .map((one) => (one.animationName ?? one.transitionProperty) + ' of ' + one.effect.target.outerHTML.slice(0, 150))`

describe.each(views)('$name', ({ name, path, api, isFull }) => {
  it('shows its outline while it loads, without a motion that nobody wants', async () => {
    const page = await open({ reducedMotion: 'reduce' })
    let answer = () => {}
    await page.route(api, (route) => new Promise<void>((resolve) => (answer = () => resolve(route.continue()))))
    await page.goto(path)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.locator('main [role=status] .skeleton').first().waitFor()
    expect(await page.evaluate<string[]>(lastingMotions)).toEqual([])
    answer()
    await isFull(page).waitFor()
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  })

  it('says what failed with its request id, and fills when it is tried again', async () => {
    const page = await open({ failures: 'expected' })
    await page.route(api, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }))
    await page.goto(path)
    const alert = page.getByRole('main').getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain('req_e2e_1')
    await page.unroute(api)
    await page.getByRole('button', { name: 'Try again' }).click()
    await isFull(page).waitFor()
    expect(await alert.count()).toBe(0)
  })

  it('says that Outlay cannot be reached when the network is gone', async () => {
    const page = await open({ failures: 'expected' })
    await page.route(api, (route) => route.abort())
    await page.goto(path)
    const alert = page.getByRole('main').getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain('cannot be reached')
  })
})

it('the Overview names sources that are late, and says what is known no more', async () => {
  const page = await open()
  await page.route('**/api/dashboard?*', async (route) => {
    const response = await route.fetch()
    const dashboard = (await response.json()) as Dashboard
    const [source] = dashboard.connections
    if (!source) throw new Error('the demo workspace has no connection')
    const { id: connectionId, providerId } = source
    const text = 'Sample source: unknown since 1 Nov.'
    dashboard.freshness.late = [{ connectionId, providerId, label: 'Sample source', since: '2026-11-01' }]
    dashboard.verdict = { state: 'late', through: '2026-11-01', reasons: [{ kind: 'late', connectionId, providerId, text }] }
    await route.fulfill({ response, json: dashboard })
  })
  await page.goto('/')
  await page.getByText(/^Unknown since 1 Nov/).waitFor()
  await page.getByRole('link', { name: 'Sample source: unknown since 1 Nov.' }).click()
  await page.waitForURL('**/providers/accounts/*')
  expect(new URL(page.url()).pathname).toMatch(/^\/providers\/accounts\/con_/)
})

it('the Providers page puts a rejected key first, with the reason and what is not known', async () => {
  const page = await open()
  await page.route('**/api/providers/accounts?*', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { items: AccountAnswer[] }
    const calm = answer.items.map((account) => ({ ...account, late: false }))
    const [last] = calm.splice(-1)
    if (!last) throw new Error('the demo workspace has no connection')
    const troubled = { ...last, label: 'Troubled', status: 'credentials_rejected', statusReason: 'The key was revoked.' }
    await route.fulfill({ response, json: { ...answer, items: [...calm, troubled] } })
  })
  await page.goto('/providers')
  await page.getByText('The key was revoked.').waitFor()
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Troubled')
  await page.getByText('credentials rejected').waitFor()
})

it('a menu that is open stays open while the figures of its connection come in', async () => {
  const page = await open()
  let looks = 0
  await page.route('**/api/providers/accounts?*', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { items: AccountAnswer[] }
    looks += 1
    const progress = { daysDone: looks, daysWanted: 400, rows: looks * 100, recentDone: false }
    await route.fulfill({ response, json: { ...answer, items: answer.items.map((one) => ({ ...one, status: 'syncing', progress })) } })
  })
  await page.goto('/providers')
  await page.getByRole('button', { name: 'More for OpenAI' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).waitFor()
  await page.getByText('2 of 30 days').first().waitFor()
  expect(await page.getByRole('menuitem', { name: 'Rename' }).isVisible()).toBe(true)
})
