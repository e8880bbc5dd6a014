import type { APIRequestContext, Page } from 'playwright-core'

/** One click on our page, one on the sandbox's, as the demo person. */
export async function signInByClick(page: Page, path = '/sign-in'): Promise<void> {
  await page.goto(path)
  await page.getByRole('link', { name: 'Continue with GitHub' }).click()
  await page.getByRole('button', { name: 'Continue as Demo Person' }).click()
  await page.waitForURL((url) => !url.pathname.includes('/auth/'))
}

/** As somebody who was never here: with a workspace of their own that is set up, and in which nothing is connected. */
export async function signInAs(page: Page, email: string): Promise<void> {
  await signInAsNew(page, email)
  await finishSetup(page.request, new URL(page.url()).origin)
  await page.goto('/')
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
}

/** Ends the setup of the person's workspace, as skipping it does. */
export async function finishSetup(request: APIRequestContext, app: string): Promise<void> {
  const { workspace } = (await (await request.get('/api/auth/session')).json()) as { workspace: { id: string } }
  const response = await request.patch(`/api/workspaces/${workspace.id}`, { data: { onboarding: 'done' }, headers: { origin: app } })
  if (!response.ok()) throw new Error(`the setup was not ended: ${response.status()} ${await response.text()}`)
}

/** As somebody who was never here: at the first step of setting up. */
export async function signInAsNew(page: Page, email: string): Promise<void> {
  await chooseAccount(page, email)
  await page.getByRole('heading', { name: 'Set up your workspace', level: 1 }).waitFor()
}

/** Through the sandbox's consent page, to wherever that leads. */
export async function chooseAccount(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Continue with Google' }).click()
  await page.getByText('As somebody else').click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
}
