import { type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { open } from './support/open.ts'

const overview = async (page: Page) => {
  await page.goto('/')
  await page.getByRole('table', { name: 'Used by provider' }).waitFor()
}
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' })
const focused = (page: Page) => page.evaluate<string>('document.activeElement.tagName')

describe('the palette', () => {
  it('finds a page despite a typo and opens it, by keyboard alone, and lists it first the next time', async () => {
    const page = await open()
    await overview(page)
    await page.keyboard.press('Control+k')
    await palette(page).getByRole('combobox').fill('provders')
    await palette(page).getByRole('option', { name: 'Providers', exact: false }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Providers', level: 1 }).waitFor()
    expect(await focused(page)).toBe('H1')

    await page.keyboard.press('Control+k')
    const recent = palette(page).getByRole('group', { name: 'Recent' })
    await recent.getByRole('option', { name: 'Providers' }).waitFor()
  })

  it('says to a screen reader which option the arrow keys have reached, and gives the focus back on Escape', async () => {
    const page = await open()
    await overview(page)
    const button = page.getByRole('button', { name: 'Search' }).first()
    await button.focus()
    await page.keyboard.press('Enter')
    const field = palette(page).getByRole('combobox')
    const chosen = palette(page).getByRole('option', { selected: true })
    await chosen.waitFor()
    const first = await chosen.getAttribute('id')
    expect(await field.getAttribute('aria-activedescendant')).toBe(first)
    await page.keyboard.press('ArrowDown')
    expect(await chosen.getAttribute('id')).not.toBe(first)
    expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
    await page.keyboard.press('Escape')
    await palette(page).waitFor({ state: 'detached' })
    expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  })

  it('says that nothing is called what was typed', async () => {
    const page = await open({ width: 390, height: 844 })
    await overview(page)
    await page.getByRole('button', { name: 'Search' }).last().click()
    await palette(page).getByRole('combobox').fill('kubernetes')
    await palette(page).getByText('Nothing is called “kubernetes” here.').waitFor()
    expect(await palette(page).getByRole('option').count()).toBe(0)
  })
})

it('a question mark lists the shortcuts, and those of a single key can be turned off for good', async () => {
  const page = await open()
  await overview(page)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByRole('table', { name: 'Used by provider' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k')
  await palette(page).waitFor()
  expect(await sheet.count()).toBe(0)
  expect(new URL(page.url()).pathname).toBe('/')
})

it('a pause is said at the foot of the page without taking the focus, and Ctrl+Z takes it back', async () => {
  const page = await open()
  await page.goto('/providers')
  await page.getByRole('heading', { name: 'Providers', level: 1 }).waitFor()
  const asked: unknown[] = []
  await page.route('**/api/providers/accounts/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    asked.push(route.request().postDataJSON())
    return route.fulfill({ json: {} })
  })
  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('pause syncs openai')
  await palette(page)
    .getByRole('option', { name: /^Pause syncs of/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  const toasts = page.getByRole('region', { name: 'Notifications, F8' })
  await toasts.getByText(/^Paused/).waitFor()
  expect(await toasts.evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(false)
  await page.keyboard.press('F8')
  expect(await toasts.evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(true)
  await page.keyboard.press('Control+z')
  await toasts.getByText('Undone').waitFor()
  expect(asked).toEqual([{ paused: true }, { paused: false }])
})

it('a page without a network says so, and no longer once it is back', async () => {
  const page = await open({ failures: 'expected' })
  await overview(page)
  await page.context().setOffline(true)
  const note = page.getByText('You are offline.')
  await note.waitFor()
  await page.context().setOffline(false)
  await note.waitFor({ state: 'detached' })
  expect(await page.getByRole('table', { name: 'Used by provider' }).isVisible()).toBe(true)
})

it('a page that is older than the deployment offers to load the new one', async () => {
  const page = await open()
  await page.clock.install()
  await overview(page)
  await page.getByText(/^Sandbox:/).waitFor()
  await page.getByRole('region', { name: 'Notifications, F8' }).waitFor({ state: 'attached' })
  await page.route('**/api/health', (route) => route.fulfill({ json: { version: 'newer', sandboxed: [] } }))
  await page.clock.fastForward('15:01')
  await page.getByText('A new version of Outlay is out.').waitFor()
  expect(await page.getByRole('button', { name: 'Reload' }).isVisible()).toBe(true)
})

it('a part of the code that a deployment has replaced loads the wanted page afresh', async () => {
  const page = await open({ failures: 'expected' })
  await overview(page)
  await page.route('**/assets/providers-*.js', (route) => route.abort(), { times: 1 })
  await page.getByRole('link', { name: 'Providers', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Providers', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/providers')
})

it('an address that leads nowhere is named, and a page that cannot be filled shows the id of its request', async () => {
  const page = await open({ failures: 'expected' })
  await page.goto('/nowhere/at/all')
  await page.getByText(/\/nowhere\/at\/all may have moved/).waitFor()
  await page.route('**/api/providers/accounts?*', (route) =>
    route.fulfill({
      status: 500,
      json: { title: 'Something went wrong on our side', status: 500, code: 'internal', requestId: 'req_of_the_test' },
    }),
  )
  await page.getByRole('link', { name: 'Providers', exact: true }).first().click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('req_of_the_test')
})

it('back shows the Overview at once, where one was, without its outline', async () => {
  const page = await open({ height: 600 })
  await overview(page)
  await page.locator('canvas').waitFor()
  await page.evaluate('scrollTo(0, 200)')
  await page.getByRole('link', { name: 'Providers', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Providers', level: 1 }).waitFor()
  await page.evaluate(`
    globalThis.outlined = false
    new MutationObserver(() => (outlined ||= document.querySelector('main [role=status] .skeleton') !== null))
      .observe(document.body, { subtree: true, childList: true })
  `)
  await page.goBack()
  await page.getByRole('table', { name: 'Used by provider' }).waitFor()
  await expect.poll(() => page.evaluate<number>('scrollY')).toBe(200)
  expect(await page.evaluate<boolean>('outlined')).toBe(false)
})

it('on paper there is no navigation, in the dark theme neither, and nothing is cut off', async () => {
  const page = await open({ colorScheme: 'dark' })
  await overview(page)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.locator('html[data-theme=light]').waitFor()
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Connect provider' }).count()).toBe(0)
  const cut = await page.evaluate<string[]>(`
    [...document.querySelectorAll('main *')]
      .filter((element) => element.clientWidth > 1 && getComputedStyle(element).overflowX !== 'visible')
      .map((element) => element.outerHTML.slice(0, 120))
  `)
  expect(cut).toEqual([])
})
