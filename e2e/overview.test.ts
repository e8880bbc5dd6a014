import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Dashboard } from '../worker/dashboard/schemas.ts'
import { open } from './support/open.ts'
import { dayAfter } from './support/overview.ts'

const headline = (page: Page) => page.getByRole('region', { name: 'In short' })
const legend = (page: Page) => page.getByRole('group', { name: 'Shown in the chart' })
const isChosen = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).isChecked()

/** What the legend has not hidden. */
const shownIn = (page: Page) => legend(page).locator('[aria-pressed=true]').allInnerTexts()

async function openFilled(address = '/'): Promise<Page> {
  const page = await open()
  await page.goto(address)
  await page.locator('canvas').waitFor()
  return page
}

describe('the period', () => {
  it('may be own dates, lives in the address, and goes back and forward', async () => {
    const page = await openFilled('/?range=last_month')
    expect(await isChosen(page, 'Last month')).toBe(true)
    await page.getByRole('radio', { name: 'Dates' }).check()
    const from = await page.getByLabel('From').inputValue()
    const to = dayAfter(from, 9)
    await page.getByLabel('through').fill(to)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.waitForURL(`**/?from=${from}&to=${to}`)
    await headline(page)
      .getByText(`Used, ${Number(from.slice(8))}–${Number(to.slice(8))}`)
      .waitFor()
    expect(await page.getByRole('slider').getAttribute('aria-valuemax')).toBe('9')
    await page.goBack()
    await page.waitForURL('**/?range=last_month')
    expect(await isChosen(page, 'Last month')).toBe(true)
    await page.goForward()
    await page.waitForURL(`**/?from=${from}&to=${to}`)
    await page.reload()
    await page.locator('canvas').waitFor()
    expect([await page.getByLabel('From').inputValue(), await page.getByLabel('through').inputValue()]).toEqual([from, to])
  })

  it('refuses dates that are none, beside the field and with the focus in it', async () => {
    const page = await openFilled('/?from=2026-01-10&to=2026-01-20')
    await page.getByLabel('through').fill('2026-01-09')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('The first day must not be after the last.').waitFor()
    expect(await page.getByLabel('through').evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true)
    expect(new URL(page.url()).search).toBe('?from=2026-01-10&to=2026-01-20')
  })

  it('keeps the last figures in place until those of another one are there', async () => {
    const page = await openFilled()
    const before = await headline(page).innerText()
    let answer = () => {}
    await page.route('**/api/dashboard?range=90d', (route) => new Promise<void>((resolve) => (answer = () => resolve(route.continue()))))
    await page.getByRole('radio', { name: '90d' }).check()
    await page.locator('main [aria-busy=true]').waitFor()
    expect(await headline(page).innerText()).toBe(before)
    answer()
    await page.locator('main [aria-busy=false]').waitFor()
    expect(await headline(page).innerText()).not.toBe(before)
  })
})

describe('the legend', () => {
  it('hides and shows by click, and shows one part alone by double click or Shift', async () => {
    const page = await openFilled()
    const all = await shownIn(page)
    const [first = '', second = ''] = all
    await legend(page).getByRole('button', { name: first }).click()
    expect(await shownIn(page)).toEqual(all.filter((name) => name !== first))
    await legend(page).getByRole('button', { name: 'Show all' }).click()
    expect(await shownIn(page)).toEqual(all)
    await legend(page).getByRole('button', { name: second }).dblclick()
    expect(await shownIn(page)).toEqual([second])
    await legend(page).getByRole('button', { name: second }).press('Shift+Enter')
    expect(await shownIn(page)).toEqual(all)
    await legend(page).getByRole('button', { name: first }).press('Shift+Enter')
    expect(await shownIn(page)).toEqual([first])
  })

  it('leaves in the table what it leaves in the chart, with its sum', async () => {
    const page = await openFilled()
    const [first = ''] = await shownIn(page)
    await legend(page)
      .getByRole('button', { name: first })
      .click({ modifiers: ['Shift'] })
    const head = page.getByRole('table', { name: 'Daily spend by provider' }).getByRole('columnheader')
    expect(await head.allInnerTexts()).toEqual(['Day', first, 'Total of these'])
  })
})

describe('the crosshair', () => {
  it('goes to the edges and away by keys, and follows the pointer with amounts in order', async () => {
    const page = await openFilled('/?range=30d')
    const slider = page.getByRole('slider')
    await slider.press('Home')
    expect(await slider.getAttribute('aria-valuenow')).toBe('0')
    await slider.press('End')
    expect(await slider.getAttribute('aria-valuenow')).toBe(await slider.getAttribute('aria-valuemax'))
    await slider.press('Escape')
    expect(await slider.getAttribute('aria-valuetext')).toBe('not placed')
    const box = await page.locator('canvas').boundingBox()
    if (!box) throw new Error('no canvas')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toContain('total')
    const words = (await slider.getAttribute('aria-valuetext')) ?? ''
    const amounts = [...words.matchAll(/; [^;$]*\$([\d,.]+\d)/g)].map(([, digits = '']) => Number(digits.replaceAll(',', '')))
    expect(amounts.length).toBeGreaterThan(2)
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
  })

  it('turns into the table by T and back, and the focus goes along', async () => {
    const page = await openFilled()
    await page.getByRole('slider').press('t')
    const table = page.getByRole('region', { name: 'Daily spend, table' })
    await table.press('t')
    await page.getByRole('slider').press('Home')
    expect(await page.getByRole('slider').getAttribute('aria-valuenow')).toBe('0')
  })
})

it('a provider leads to its account', async () => {
  const page = await openFilled()
  await page.getByRole('table', { name: 'Used by provider' }).getByRole('link', { name: 'OpenAI', exact: true }).click()
  await page.waitForURL('**/providers/accounts/*')
  expect(new URL(page.url()).pathname).toMatch(/^\/providers\/accounts\/con_/)
})

it('figures that are not known are not zero', async () => {
  const page = await open()
  await page.route('**/api/dashboard?*', async (route) => {
    const response = await route.fetch()
    const dashboard = (await response.json()) as Dashboard
    const nothing = { amount: '0.000000', currency: dashboard.workspace.currency }
    dashboard.series.providers = []
    dashboard.byProvider.forEach((line) => Object.assign(line, { used: nothing, toPay: nothing, change: null, provenance: [] }))
    Object.assign(dashboard.totals, { used: nothing, toPay: nothing })
    Object.assign(dashboard.forecast, { state: 'no_data', expected: null, low: null, high: null, days: [] })
    await route.fulfill({ response, json: dashboard })
  })
  await page.goto('/')
  await page.getByText('No day of this period has a figure.').waitFor()
  expect(await headline(page).innerText()).not.toContain('$0')
  expect(await page.getByRole('table', { name: 'Used by provider' }).innerText()).not.toContain('$0')
})
