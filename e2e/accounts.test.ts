import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { connectOpenAI } from './support/connect.ts'
import { readAccounts } from './support/demo.ts'
import { mockApi } from './support/mock.ts'
import { open } from './support/open.ts'
import { signInAs } from './support/sign-in.ts'

const toasts = (page: Page) => page.getByRole('region', { name: /^Notifications/ })
const names = (page: Page) => page.getByRole('heading', { level: 2 }).allTextContents()

async function choose(page: Page, account: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${account}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function openOne(email: string, failures?: 'expected'): Promise<Page> {
  const page = await open({ as: 'nobody', ...(failures ? { failures } : {}) })
  await signInAs(page, email)
  await connectOpenAI(page)
  await page.goto('/providers')
  await page.getByRole('heading', { name: 'OpenAI', level: 2 }).waitFor()
  return page
}

describe('a connection in the list', () => {
  it('is renamed in place, with the focus back on its name, and the old name comes back by Undo', async () => {
    const page = await openOne('renames@example.com')
    await choose(page, 'OpenAI', 'Rename')
    const field = page.getByRole('textbox', { name: 'Name of OpenAI' })
    await page.locator('input:focus').waitFor()
    await field.fill('Production org')
    await field.press('Enter')
    await page.getByRole('heading', { name: 'Production org', level: 2 }).waitFor()
    await page.locator(':focus', { hasText: /^Production org$/ }).waitFor()
    await toasts(page).getByText('Renamed to Production org').waitFor()
    expect((await readAccounts(page.request))[0]?.label).toBe('Production org')
    await toasts(page).getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'OpenAI', level: 2, exact: true }).waitFor()
    await toasts(page).getByText('Undone').waitFor()
    expect((await readAccounts(page.request))[0]?.label).toBe('OpenAI')
  })

  it('is paused and goes on by Undo', async () => {
    const page = await openOne('pauses@example.com')
    await choose(page, 'OpenAI', 'Pause syncs')
    await toasts(page).getByText('Paused OpenAI').waitFor()
    await page.getByText('none planned').waitFor()
    expect((await readAccounts(page.request))[0]?.status).toBe('paused')
    await toasts(page).getByRole('button', { name: 'Undo' }).click()
    await toasts(page).getByText('Undone').waitFor()
    expect((await readAccounts(page.request))[0]?.status).not.toBe('paused')
  })

  it('shows a change before the answer is there, and what was before when that is a refusal', async () => {
    const page = await openOne('refused@example.com', 'expected')
    let refuse = () => {}
    await page.route('**/api/providers/accounts/con_*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      return new Promise<void>((resolve) => {
        refuse = () =>
          resolve(
            route.fulfill({
              status: 500,
              contentType: 'application/problem+json',
              body: JSON.stringify({ title: 'Something went wrong on our side', status: 500, code: 'internal', requestId: 'req_e2e_3' }),
            }),
          )
      })
    })
    await choose(page, 'OpenAI', 'Rename')
    await page.getByRole('textbox', { name: 'Name of OpenAI' }).fill('Too early')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Too early', level: 2 }).waitFor()
    refuse()
    await page.getByRole('heading', { name: 'OpenAI', level: 2 }).waitFor()
    expect(await page.getByRole('listitem').getByRole('alert').textContent()).toContain('req_e2e_3')
    expect(await toasts(page).getByRole('listitem').count()).toBe(0)
  })

  it('leads to its own page, by its name and by the address it had before', async () => {
    const page = await openOne('leads@example.com')
    const [account] = await readAccounts(page.request)
    await page.getByRole('link', { name: 'OpenAI', exact: true }).click()
    await page.waitForURL(`**/providers/accounts/${account?.id}`)
    await page.goto(`/providers#${account?.id}`)
    await page.waitForURL(`**/providers/accounts/${account?.id}`)
    await page.goBack()
    expect(new URL(page.url()).pathname).not.toBe('/providers')
  })

  it('names its owner, with nothing to choose where there is one member alone', async () => {
    const page = await openOne('alone@example.com')
    await page.getByRole('combobox', { name: 'Payment' }).waitFor()
    await page.getByRole('term').filter({ hasText: 'Owner' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'Owner' }).count()).toBe(0)
  })
})

describe('the connections of a team', () => {
  it('are given to another member by those who may', async () => {
    const page = await open()
    await mockApi(page, 'full')
    await page.goto('/providers')
    const card = page.getByRole('listitem', { name: 'Anthropic' })
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await card.getByRole('combobox', { name: 'Owner' }).selectOption('Priya')
    expect((await sent).postDataJSON()).toEqual({ ownerUserId: 'usr_3' })
    await toasts(page).getByText('Anthropic is now Priya’s').waitFor()
  })

  it('show a viewer everything and nothing to press, and say why', async () => {
    const page = await open()
    await mockApi(page, 'viewer')
    await page.goto('/providers')
    await page.getByText('You are a viewer here').waitFor()
    await page.getByRole('listitem', { name: 'Anthropic' }).getByText('Prepaid').waitFor()
    expect(await page.getByRole('main').getByRole('combobox').count()).toBe(0)
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
    await page.getByText('read only').first().focus()
    await page.getByText('You can look at this workspace, and change nothing in it.').first().waitFor()
  })
})

describe('many connections', () => {
  it('are rows, with those that need somebody first, and a filter that the address keeps', async () => {
    const page = await open()
    await mockApi(page, 'ugly-many')
    await page.goto('/providers')
    const table = page.getByRole('table', { name: 'Connections' })
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBe(61)
    expect((await names(page)).slice(0, 2)).toEqual(['Datadog', 'Azure'])

    await page.getByRole('searchbox', { name: 'Filter connections' }).fill('aws prod')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    expect(await names(page)).toEqual(['AWS, production'])
    await page.reload()
    await table.waitFor()
    expect(await names(page)).toEqual(['AWS, production'])

    await page.getByRole('searchbox', { name: 'Filter connections' }).fill('no such thing')
    await page.getByRole('heading', { name: 'No connection fits' }).waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByRole('radio', { name: 'Need attention 2' }).check()
    expect(await table.getByRole('row').count()).toBe(3)
  })

  it('keep the focus in the filter while it narrows, and do everything from a row’s menu', async () => {
    const page = await open()
    await mockApi(page, 'ugly-many')
    await page.goto('/providers')
    const filter = page.getByRole('searchbox', { name: 'Filter connections' })
    await filter.press('c')
    await page.keyboard.type('ohere')
    await expect.poll(() => page.locator('tbody tr').count()).toBeLessThan(5)
    expect(await filter.inputValue()).toBe('cohere')
    await page.getByRole('button', { name: 'More for Cohere', exact: true }).click()
    for (const item of ['Sync now', 'Rename', 'Pause syncs', 'Replace credentials', 'Disconnect…'])
      await page.getByRole('menuitem', { name: item }).waitFor()
    await page.getByRole('menuitem', { name: 'Sync now' }).click()
    await toasts(page).getByText('A sync of Cohere is queued').waitFor()
  })
})
