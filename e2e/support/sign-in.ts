import type { Page } from 'playwright-core'

/** One click on our page, one on the sandbox's, as the demo person. */
export async function signInByClick(page: Page, path = '/sign-in'): Promise<void> {
  await page.goto(path)
  await page.getByRole('link', { name: 'Continue with GitHub' }).click()
  await page.getByRole('button', { name: 'Continue as Demo Person' }).click()
  await page.waitForURL((url) => !url.pathname.includes('/auth/'))
}

/** As somebody who was never here: with a workspace of their own, in which nothing is connected. */
export async function signInAs(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Continue with Google' }).click()
  await page.getByText('As somebody else').click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
}
