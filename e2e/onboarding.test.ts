import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Dashboard } from '../worker/dashboard/schemas.ts'
import { goodKey } from './support/connect.ts'
import { tabTo } from './support/keyboard.ts'
import { open } from './support/open.ts'
import { moneyOf } from './support/amounts.ts'
import { chooseAccount, signInAsNew } from './support/sign-in.ts'

interface Workspace {
  name: string
  currency: string
  timeZone: string
  onboarding: string
  budgetDraft: { amount: string; currency: string } | null
}

const workspaceOf = async (page: Page): Promise<Workspace> =>
  ((await (await page.request.get('/api/auth/session')).json()) as { workspace: Workspace }).workspace

const step = (page: Page, title: string | RegExp) => page.getByRole('heading', { name: title, level: 2 }).waitFor()
const isAtOverview = (page: Page) => page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()

async function connectInSetup(page: Page): Promise<void> {
  await page.getByLabel('Search providers').fill('opnai')
  await page.getByLabel('Search providers').press('Enter')
  await step(page, 'Connect OpenAI')
  await page.getByLabel('Admin API key').fill(` "Bearer ${goodKey}" `)
  await page.getByRole('button', { name: 'Connect OpenAI' }).click()
  await step(page, 'First figures, and a budget')
}

describe('somebody who was never here', () => {
  it('is led from a name to figures and a budget kept as a draft, and never again', { timeout: 120_000 }, async () => {
    const page = await open({ as: 'nobody' })
    await signInAsNew(page, 'led@example.com')
    expect(new URL(page.url()).pathname).toBe('/welcome')
    await page.getByLabel('Name', { exact: true }).fill('Harbor & Sons')
    await page.getByRole('button', { name: 'Continue' }).click()
    await step(page, 'Connect a first provider')
    const zone = await page.evaluate<string>('Intl.DateTimeFormat().resolvedOptions().timeZone')
    expect(await workspaceOf(page)).toMatchObject({ name: 'Harbor & Sons', timeZone: zone, onboarding: 'connect' })

    await connectInSetup(page)
    await page.getByRole('listitem').filter({ hasText: 'Key accepted' }).first().waitFor()
    const keep = page.getByRole('button', { name: /^Keep \$.* as a draft$/ })
    await keep.waitFor({ timeout: 60_000 })
    const { totals } = (await (await page.request.get('/api/dashboard?range=last_month')).json()) as Dashboard
    const offered = moneyOf((await keep.textContent()) ?? '') ?? 0
    expect(offered).toBeGreaterThanOrEqual(Number(totals.used.amount) * 1.25e6)
    expect(offered).toBeLessThan(Number(totals.used.amount) * 1.25e6 + 1e6)
    await keep.click()
    await page.getByText('Kept as a draft: Outlay will offer it when thresholds arrive.').waitFor()
    expect(await workspaceOf(page)).toMatchObject({ onboarding: 'done', budgetDraft: { currency: 'USD' } })
    expect(Number((await workspaceOf(page)).budgetDraft?.amount) * 1e6).toBe(offered)

    await page.getByRole('button', { name: 'Open the overview' }).click()
    await page.getByRole('table', { name: 'Used by provider' }).waitFor()
    await page.goto('/welcome')
    await isAtOverview(page)

    const later = await open({ as: 'nobody' })
    await chooseAccount(later, 'led@example.com')
    await isAtOverview(later)
    expect(new URL(later.url()).pathname).toBe('/')
  })

  it('may skip every step, and is asked nothing more', async () => {
    const page = await open({ as: 'nobody' })
    await signInAsNew(page, 'skips@example.com')
    await page.getByRole('button', { name: 'Skip this step' }).click()
    await step(page, 'Connect a first provider')
    await page.getByRole('button', { name: 'Skip, and connect later' }).click()
    await page.getByRole('link', { name: 'Connect the first provider' }).waitFor()
    expect(await workspaceOf(page)).toMatchObject({ onboarding: 'done', budgetDraft: null })
    await page.goto('/')
    await page.getByRole('link', { name: 'Connect the first provider' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
  })

  it('may skip the whole of it at once', async () => {
    const page = await open({ as: 'nobody' })
    await signInAsNew(page, 'skips-all@example.com')
    await page.getByRole('button', { name: 'Skip the whole setup' }).click()
    await isAtOverview(page)
    expect((await workspaceOf(page)).onboarding).toBe('done')
  })

  it('goes on where it was left, in another browser, with the sync that went on meanwhile', { timeout: 90_000 }, async () => {
    const page = await open({ as: 'nobody' })
    await signInAsNew(page, 'returns@example.com')
    await page.getByRole('button', { name: 'Continue' }).click()
    await step(page, 'Connect a first provider')
    await page.goto('/')
    await step(page, 'Connect a first provider')
    await connectInSetup(page)

    const other = await open({ as: 'nobody' })
    await chooseAccount(other, 'returns@example.com')
    await step(other, 'First figures, and a budget')
    await other.getByRole('heading', { name: 'First sync', level: 2 }).waitFor()
    await other.getByRole('link', { name: 'Overview', exact: true }).first().click()
    await isAtOverview(other)
    expect((await workspaceOf(other)).onboarding).toBe('budget')
  })

  it('needs no mouse', async () => {
    const page = await open({ as: 'nobody' })
    await signInAsNew(page, 'keys@example.com')
    await tabTo(page, page.getByRole('button', { name: 'Continue' }))
    await page.keyboard.press('Enter')
    await step(page, 'Connect a first provider')
    await page.keyboard.press('/')
    await page.keyboard.type('gpt')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('OpenAI')
    await page.keyboard.press('ArrowUp')
    expect(await page.evaluate<string>('document.activeElement.type')).toBe('search')
    await page.keyboard.press('Enter')
    await step(page, 'Connect OpenAI')
    await tabTo(page, page.getByLabel('Admin API key'))
    await page.keyboard.type(goodKey)
    await page.keyboard.press('Enter')
    await step(page, 'First figures, and a budget')
    await tabTo(page, page.getByRole('button', { name: /^(No budget|Open the overview)$/ }))
    await page.keyboard.press('Enter')
    await isAtOverview(page)
    expect((await workspaceOf(page)).onboarding).toBe('done')
  })
})

it('a workspace that somebody makes later is theirs at once, without the questions of a first visit', async () => {
  const page = await open({ as: 'nobody' })
  await signInAsNew(page, 'second@example.com')
  await page.goto('/workspaces/new')
  await page.getByLabel('Name', { exact: true }).fill('A client')
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await page.getByRole('link', { name: 'Connect the first provider' }).waitFor()
  expect(await workspaceOf(page)).toMatchObject({ name: 'A client', onboarding: 'done' })
})
