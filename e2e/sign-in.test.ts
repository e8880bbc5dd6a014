import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { open } from './support/open.ts'
import { signInByClick } from './support/sign-in.ts'

const isAtOverview = (page: Page) => page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
/** Where somebody who was never here begins. */
const isAtSetup = (page: Page) => page.getByRole('heading', { name: 'Set up your workspace', level: 1 }).waitFor()

async function askForMail(page: Page, email: string, path = '/sign-in'): Promise<void> {
  await page.goto(path)
  await page.getByLabel('Or by email').fill(email)
  await page.getByRole('button', { name: 'Send link and code' }).click()
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor()
}

/** The newest mail to an address, as its receiver reads it. */
async function openMail(page: Page, email: string) {
  const inbox = await page.context().newPage()
  await inbox.goto(`${inject('sandbox')}/inbox.sandbox/`)
  return inbox
    .getByRole('article')
    .filter({ hasText: `To ${email}` })
    .first()
}

it('a newcomer is signed in by one click on each side, and lands in a workspace', async () => {
  const page = await open({ as: 'nobody', failures: 'expected' })
  await page.goto('/')
  await page.waitForURL('**/sign-in')
  await signInByClick(page)
  await isAtOverview(page)
  expect(new URL(page.url()).pathname).toBe('/')
})

it('who cancels at the provider comes back to words, not to an error', async () => {
  const page = await open({ as: 'nobody' })
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Continue with GitHub' }).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.waitForURL('**/sign-in?**')
  expect(await page.getByRole('alert').textContent()).toMatch(/\w+ \w+.*\.$/)
})

it('the code of the mail signs in, after a wrong one was refused beside its field', async () => {
  const email = 'code@example.com'
  const page = await open({ as: 'nobody', failures: 'expected' })
  await askForMail(page, email)
  const code = /code: (\d{6})/.exec((await (await openMail(page, email)).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('6-digit code').fill(code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('expired or was used').waitFor()
  expect(await page.getByLabel('6-digit code').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('6-digit code').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await isAtSetup(page)
})

it('the link of the mail opens a page with one button, and works in another browser', async () => {
  const email = 'link@example.com'
  const asked = await open({ as: 'nobody' })
  await askForMail(asked, email)
  const address = await (await openMail(asked, email)).getByRole('link').last().getAttribute('href')
  const page = await open({ as: 'nobody' })
  await page.goto(address ?? '')
  expect(await page.getByRole('button').count()).toBe(1)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await isAtSetup(page)
})

it('the first link of the mail signs in at once where it was asked for', async () => {
  const email = 'same@example.com'
  const page = await open({ as: 'nobody' })
  await askForMail(page, email, '/sign-in?next=%2Fproviders')
  const address = await (await openMail(page, email)).getByRole('link').first().getAttribute('href')
  await page.goto(address ?? '')
  await page.getByRole('heading', { name: 'Providers', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/providers')
})

it('a deep link asks for sign-in and then shows what was asked for', async () => {
  const page = await open({ as: 'nobody', failures: 'expected' })
  await page.goto('/?range=90d')
  await page.waitForURL('**/sign-in?next=**')
  await signInByClick(page, new URL(page.url()).pathname + new URL(page.url()).search)
  await isAtOverview(page)
  expect(new URL(page.url()).search).toBe('?range=90d')
  expect(await page.getByRole('radio', { name: '90d' }).isChecked()).toBe(true)
})

it('an address of another site after `next` is never followed', async () => {
  const page = await open({ as: 'nobody' })
  await signInByClick(page, '/sign-in?next=https%3A%2F%2Fevil.example%2F')
  await isAtOverview(page)
  expect(new URL(page.url()).origin).toBe(inject('app'))
})

it('who signs out sees no figure any more, not even by going back', async () => {
  const page = await open({ as: 'nobody', failures: 'expected' })
  await signInByClick(page)
  await isAtOverview(page)
  await page.getByRole('button', { name: /^Workspace / }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
  await page.goBack()
  await page.waitForURL('**/sign-in')
  expect(await page.getByText('$').count()).toBe(0)
})
