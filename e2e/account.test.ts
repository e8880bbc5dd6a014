import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Summary, SyncAnswer } from '../worker/providers/summary-schemas.ts'
import { moneyOf } from './support/amounts.ts'
import { connectOpenAI } from './support/connect.ts'
import { readAccounts } from './support/demo.ts'
import { tabTo } from './support/keyboard.ts'
import { open } from './support/open.ts'
import { sum, truthOf } from './support/overview.ts'
import { signInAs } from './support/sign-in.ts'

/** Each figure on screen is rounded to the cent. */
const halfCent = 5_000

async function accountOf(page: Page, providerId: string) {
  const account = (await readAccounts(page.request)).find((one) => one.providerId === providerId)
  if (!account) throw new Error(`${providerId} is not connected`)
  return account
}

async function openAccount(page: Page, providerId: string, query = ''): Promise<Summary> {
  const account = await accountOf(page, providerId)
  await page.goto(`/providers/accounts/${account.id}${query}`)
  await page.getByRole('heading', { name: account.label, level: 1 }).waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  return (await (await page.request.get(`/api/providers/accounts/${account.id}`)).json()) as Summary
}

/** The rows of a table: their heading, and the amount that the column after it holds. */
async function rowsOf(page: Page, name: RegExp): Promise<{ name: string; amount: number | undefined }[]> {
  const rows = await page.getByRole('table', { name }).getByRole('row').all()
  const texts = await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
  return texts.map(([heading = '', ...cells]) => ({
    name: heading.trim(),
    amount: moneyOf(cells.find((cell) => moneyOf(cell) !== undefined) ?? ''),
  }))
}

describe.each(['openai', 'aws', 'anthropic', 'openrouter'])('the figures of %s', (providerId) => {
  it('equal the ledger of the sandbox: in sum, and in what they are made of', async () => {
    const page = await open()
    const { today } = await openAccount(page, providerId, '?range=30d')
    const others = page.getByRole('button', { name: /^\d+ others$/ })
    if (await others.count()) await others.click()
    const rows = await rowsOf(page, /^Used by/)
    const total = rows.find(({ name }) => name === 'Total')?.amount ?? Number.NaN
    const from = new Date(Date.parse(`${today}T00:00:00Z`) - 29 * 86_400_000).toISOString().slice(0, 10)
    const truth = sum(Object.values(await truthOf(providerId, { from, to: today })))
    expect(Math.abs(total - truth), `${total} and ${truth}`).toBeLessThanOrEqual(halfCent)
    const parts = rows.filter(({ name, amount }) => name !== 'Total' && amount !== undefined)
    expect(parts.length).toBeGreaterThan(0)
    expect(Math.abs(sum(parts.map(({ amount }) => amount)) - total)).toBeLessThanOrEqual(halfCent * (parts.length + 1))
  })
})

it('every signal has its figure, or says why there is none', async () => {
  const page = await open()
  for (const providerId of ['openai', 'aws', 'vercel']) {
    const summary = await openAccount(page, providerId)
    const cells = page.getByRole('region', { name: 'What it tells' }).getByRole('listitem')
    expect(await cells.count()).toBe(summary.signals.length)
    for (const [index, { signal, reason }] of summary.signals.entries()) {
      const text = await cells.nth(index).innerText()
      if (summary[signal] === null) expect(text).toContain(reason ?? 'not read yet')
      else expect(text).not.toMatch(/not exposed|not readable|not read yet/)
    }
  }
})

it('this month’s cost in short is the total of the figures of this month', async () => {
  const page = await open()
  await openAccount(page, 'openai')
  const cost = await page.getByRole('region', { name: 'What it tells' }).getByRole('listitem').first().innerText()
  const total = (await rowsOf(page, /^Used by/)).find(({ name }) => name === 'Total')?.amount
  expect(moneyOf(cost)).toBe(total)
})

it('only the dimensions that the provider has are offered', async () => {
  const page = await open()
  const { signals } = await openAccount(page, 'aws')
  const offered = signals.find(({ signal }) => signal === 'cost')?.groupBy ?? []
  const radios = page.getByRole('group', { name: 'By', exact: true }).getByRole('radio')
  expect(await radios.count()).toBe(offered.length > 1 ? offered.length : 0)
})

it('“Sync now” asks for a sync of this connection, and says that it is queued', async () => {
  const page = await open()
  const { connectionId } = await openAccount(page, 'openai')
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/providers/openai/sync'))
  await page.getByRole('button', { name: 'Sync now' }).click()
  expect((await asked).postDataJSON()).toEqual({ connectionId })
  await page.getByText(/^A sync of .* is queued$/).waitFor()
})

it('a longer history comes when asked for; a failed sync says why and is tried again from its line', async () => {
  const page = await open()
  const { id } = await accountOf(page, 'openai')
  await page.route('**/syncs?*', async (route) => {
    const answer = (await (await route.fetch()).json()) as { items: SyncAnswer[]; nextCursor: string | null }
    const [newest, ...rest] = answer.items
    const isFirst = !route.request().url().includes('cursor=')
    const failed = newest && isFirst ? [{ ...newest, state: 'failed', error: 'OpenAI, /v1/costs: answered 503.' }] : [newest]
    await route.fulfill({ json: { ...answer, items: [...failed, ...rest] } })
  })
  await page.goto(`/providers/accounts/${id}`)
  const history = page.getByRole('region', { name: 'Sync history' })
  const failed = history.getByRole('listitem').filter({ hasText: 'answered 503' })
  await failed.getByText('failed').waitFor()
  const before = await history.getByRole('listitem').count()
  await history.getByRole('button', { name: 'Show more' }).click()
  await history.getByRole('listitem').nth(before).waitFor()
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/sync'))
  await failed.getByRole('button', { name: /^Try again/ }).click()
  expect((await asked).postDataJSON()).toEqual({ connectionId: id })
  // What is still being asked for would be answered by a page that is gone.
  await page.unrouteAll({ behavior: 'wait' })
})

it('somebody without a mouse chooses the figure, the dimension and the period, and reads the chart as a table', async () => {
  const page = await open()
  await openAccount(page, 'openai')
  await tabTo(page, page.getByRole('radio', { name: 'This month' }))
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/range=30d/)
  await tabTo(page, page.getByRole('radio', { name: 'Used' }))
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/show=quantity/)
  await tabTo(page, page.getByRole('combobox', { name: 'Meter' }))
  await tabTo(page, page.getByRole('slider', { name: /^Daily .*, crosshair$/ }))
  await page.keyboard.press('End')
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^\w{3} \d+ \w{3}: /)
  await page.keyboard.press('t')
  await page.getByRole('region', { name: /, table$/ }).waitFor()
})

it('a disconnected connection keeps its page, which says so, and goes when its history is forgotten', async () => {
  const page = await open({ as: 'nobody', failures: 'expected' })
  await signInAs(page, 'page-of-the-past@example.com')
  await connectOpenAI(page)
  await page.goto('/providers')
  await page.getByText('on schedule').first().waitFor({ timeout: 45_000 })
  const { id } = await accountOf(page, 'openai')
  await page.goto(`/providers/disconnect/${id}`)
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await page.getByRole('link', { name: 'See what stays' }).click()
  await page.getByText('Disconnected. Its history stays:').waitFor()
  await page.getByRole('table', { name: /^Used by/ }).waitFor()
  expect(await page.getByRole('button', { name: 'Sync now' }).count()).toBe(0)

  await page.getByRole('link', { name: 'Forget its history…' }).click()
  await page.getByLabel(/to confirm$/).fill('OpenAI')
  await page.getByRole('button', { name: 'Forget its history' }).click()
  await page.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor()
  await page.goto(`/providers/accounts/${id}`)
  await page.getByRole('heading', { name: 'No such connection' }).waitFor()
})

it('an address of nobody’s connection says so', async () => {
  const page = await open({ failures: 'expected' })
  await page.goto('/providers/accounts/con_nothing')
  await page.getByRole('heading', { name: 'No such connection' }).waitFor()
  expect(await page.getByRole('button', { name: 'Sync now' }).count()).toBe(0)
})
