import { expect, it } from 'vitest'
import { goodKey } from './support/connect.ts'
import { tabTo } from './support/keyboard.ts'
import { open } from './support/open.ts'
import { signInAs } from './support/sign-in.ts'

it('somebody without a mouse signs in', async () => {
  const page = await open({ as: 'nobody' })
  await page.goto('/sign-in')
  await tabTo(page, page.getByRole('link', { name: 'Continue with GitHub' }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Continue as Demo Person' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
})

it('somebody without a mouse connects a provider, and ends the connection', async () => {
  const page = await open({ as: 'nobody' })
  await signInAs(page, 'keyboard@example.com')
  await tabTo(page, page.getByRole('link', { name: 'Connect the first provider' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'OpenAI' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Admin API key'))
  await page.keyboard.type(goodKey)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /is connected$/ }).waitFor()

  await page.goto('/providers')
  await tabTo(page, page.getByRole('button', { name: 'More for OpenAI' }))
  await page.keyboard.press('Enter')
  const highlighted = page.locator('[role=menuitem][data-highlighted]')
  await highlighted.waitFor()
  await page.keyboard.press('End')
  await highlighted.filter({ hasText: 'Disconnect…' }).waitFor()
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Disconnect', exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/providers')
})

it('arrow keys choose the period and move along the chart, and T turns it into a table', async () => {
  const page = await open()
  await page.goto('/')
  const chosen = page.getByRole('radio', { name: 'This month' })
  await tabTo(page, chosen)
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL('**/?range=30d')
  const slider = page.getByRole('slider', { name: /Daily spend/ })
  await tabTo(page, slider)
  await page.keyboard.press('Home')
  const first = await slider.getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowRight')
  const second = await slider.getAttribute('aria-valuetext')
  expect(first).toMatch(/\$/)
  expect(second).toMatch(/\$/)
  expect(second).not.toBe(first)
  await page.keyboard.press('t')
  const table = page.getByRole('region', { name: 'Daily spend, table' })
  await table.waitFor()
  expect(await table.getByRole('row').count()).toBeGreaterThan(30)
})

it('the first stop of the Tab key leads past the navigation', async () => {
  const page = await open()
  await page.goto('/providers')
  await page.getByRole('heading', { name: 'Providers', level: 1 }).waitFor()
  await page.locator('body').press('Tab')
  await page.getByRole('link', { name: 'Skip to content' }).press('Enter')
  expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('H1')
})
