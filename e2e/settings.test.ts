import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { mockApi } from './support/mock.ts'
import { open } from './support/open.ts'
import { chooseAccount, signInAs } from './support/sign-in.ts'

const isAt = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const toasts = (page: Page) => page.getByRole('region', { name: /^Notifications/ })

describe('the settings', () => {
  it('are found at their old address, and lead to one another with the page named each time', async () => {
    const page = await open()
    await page.goto('/workspace')
    await page.waitForURL('**/settings/workspace')
    await isAt(page, 'Workspace settings')
    const nav = page.getByRole('navigation', { name: 'Settings' })
    await nav.getByRole('link', { name: 'Sessions' }).click()
    await isAt(page, 'Sessions')
    expect(await page.title()).toContain('Sessions')
    expect(await nav.getByRole('link', { name: 'Sessions' }).getAttribute('aria-current')).toBe('page')
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Sessions')
  })

  it('of a workspace say what a change does before it is saved, and the save can be taken back', async () => {
    const page = await open({ as: 'nobody' })
    await signInAs(page, 'settings@example.com')
    await page.goto('/settings/workspace')
    const name = page.getByLabel('Name', { exact: true })
    const before = await name.inputValue()
    await name.fill('Renamed Works')
    await page.getByRole('combobox', { name: 'Currency' }).fill('EUR')
    await page.getByRole('option', { name: /^EUR/ }).click()
    await page.getByText('Totals, charts and forecasts are shown in EUR instead of USD').waitFor()
    await page.getByText('The new name is shown to every member. No figure changes.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await toasts(page).getByText('Workspace saved').waitFor()
    await page.getByRole('button', { name: /^Workspace Renamed Works/ }).waitFor()
    expect(await page.getByText('When you save:').count()).toBe(0)
    await toasts(page).getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: new RegExp(`^Workspace ${before}`) }).waitFor()
    expect(await name.inputValue()).toBe(before)
    expect(await page.getByRole('combobox', { name: 'Currency' }).inputValue()).toMatch(/^USD/)
  })

  it('of a workspace are read by a viewer, with the reason why nothing can be changed', async () => {
    const page = await open()
    await mockApi(page, 'viewer')
    await page.goto('/settings/workspace')
    await page.getByText('You are a viewer here.').waitFor()
    expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0)
  })

  it('of appearance are chosen with the arrow keys, and kept for the next visit', async () => {
    const page = await open({ colorScheme: 'light' })
    await page.goto('/settings/appearance')
    const theme = page.getByRole('group', { name: 'Theme of this browser' })
    await theme.getByRole('radio', { name: /As the system/ }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.locator('html[data-theme=dark]').waitFor()
    await page.reload()
    await page.locator('html[data-theme=dark]').waitFor()
    expect(await theme.getByRole('radio', { name: /Dark/ }).isChecked()).toBe(true)
  })
})

describe('a session', () => {
  it('says who, how and since when, and stays when every other is ended', async () => {
    const page = await open({ as: 'nobody' })
    await signInAs(page, 'sessions@example.com')
    await page.goto('/settings/sessions')
    const here = page.getByRole('region', { name: 'This browser' })
    await here.getByText('sessions@example.com').waitFor()
    await here.getByText('with Google').waitFor()
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await page.getByText('Every other session is ended.').waitFor()
    await page.getByText('may still show figures for up to 60 minutes').waitFor()
    await page.reload()
    await here.getByText('sessions@example.com').waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings/sessions')
  })

  it('is ended with all others, and then shows nothing any more', async () => {
    const page = await open({ as: 'nobody', failures: 'expected' })
    await signInAs(page, 'everywhere@example.com')
    await page.goto('/settings/sessions')
    await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click()
    await page.waitForURL('**/sign-in')
    await page.goto('/settings/sessions')
    await page.waitForURL('**/sign-in?next=**')
    expect(await page.getByText('everywhere@example.com').count()).toBe(0)
  })

  it('is not said to be ended where the sign-in service did not answer', async () => {
    const page = await open({ as: 'nobody', failures: 'expected' })
    await chooseAccount(page, 'sessions@example.com')
    await isAt(page, 'Overview')
    await page.route('**/api/auth/signout', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          title: 'The sign-in service did not answer',
          status: 503,
          code: 'sign_in_unavailable',
          requestId: 'req_e2e_2',
        }),
      }),
    )
    await page.goto('/settings/sessions')
    await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click()
    await page.getByText('Nobody was signed out.').waitFor()
    await page.getByText('req_e2e_2').waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings/sessions')
  })
})

it.each([
  ['Your+account+is+closed.+Call+0900+1234', 'Sign-in did not work. Start again.'],
  ['constructor', 'Sign-in did not work. Start again.'],
  ['other_browser', 'This link belongs to a sign-in begun in another browser. Start again here, or use the 6-digit code.'],
])('the sign-in page says its own words to an address with ?error=%s', async (error, words) => {
  const page = await open({ as: 'nobody' })
  await page.goto(`/sign-in?error=${error}`)
  expect(await page.getByRole('alert').textContent()).toBe(words)
  expect(await page.getByText('0900').count()).toBe(0)
})
