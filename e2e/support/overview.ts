import type { Locator, Page } from 'playwright-core'
import { inject } from 'vitest'
import { type Written, amountsIn, moneyOf } from './amounts.ts'

export const periods = ['7d', '30d', 'mtd', 'last_month', '90d', '12m'] as const
export type Period = (typeof periods)[number] | { from: string; to: string }

/** What the Overview says, read off the screen; amounts in micro-units. */
export interface Shown {
  used: number
  toPay: number
  /** Between used and to pay, as the lines below say it. */
  adjustments: number
  prepaid: number
  forecast: number | undefined
  /** No figure is `undefined`. */
  byProvider: Record<string, number | undefined>
  /** The table by provider before the rest of it is asked for: its rows, and the one that stands for the rest. */
  cutToFew: (number | undefined)[]
  /** The chart's table: a row for each day or week, a cell for each provider. */
  chart: { total: number | undefined; cells: Record<string, number | undefined>; forecast: number | undefined }[]
  /** What the note below the chart says that no bar has. */
  withoutDay: number
  beside: { label: string; amounts: Written[] }[]
}

export const addressOf = (period: Period): string =>
  typeof period === 'string' ? (period === 'mtd' ? '/' : `/?range=${period}`) : `/?from=${period.from}&to=${period.to}`

export async function openOverview(page: Page, period: Period): Promise<Shown> {
  await page.goto(addressOf(period))
  await page.getByRole('table', { name: 'Used by provider' }).waitFor()
  await page.getByRole('table', { name: /(Daily|Weekly|Monthly) spend by provider/ }).waitFor({ state: 'attached' })
  return readOverview(page)
}

export async function readOverview(page: Page): Promise<Shown> {
  const cutToFew = await readProviders(page)
  const showAll = page.getByRole('button', { name: /^Show all \d+ / })
  for (const button of await showAll.all()) await button.click()
  const [used, forecast, toPay] = await Promise.all(
    [0, 1, 2].map((index) =>
      page.getByRole('region', { name: 'In short' }).locator(':scope > div').nth(index).locator('p').allInnerTexts(),
    ),
  )
  const note = await page.getByText('told by the month, so no bar has it').allInnerTexts()
  return {
    used: moneyOf(used?.[1] ?? '') ?? Number.NaN,
    toPay: moneyOf(toPay?.[1] ?? '') ?? Number.NaN,
    adjustments: (lineOf(toPay, /^with /) ?? 0) - (lineOf(toPay, /^after /) ?? 0),
    prepaid: lineOf(toPay, /was prepaid$/) ?? 0,
    forecast: moneyOf(forecast?.[1] ?? ''),
    byProvider: Object.fromEntries(await readProviders(page)),
    cutToFew: cutToFew.map(([, amount]) => amount),
    chart: await readChart(page),
    withoutDay: moneyOf(note[0] ?? '') ?? 0,
    beside: await readBeside(page),
  }
}

const lineOf = (lines: readonly string[] | undefined, words: RegExp): number | undefined =>
  moneyOf(lines?.find((line) => words.test(line)) ?? '')

async function readProviders(page: Page): Promise<[name: string, used: number | undefined][]> {
  const { rows } = await tableOf(page.getByRole('table', { name: 'Used by provider' }))
  return rows.map(([name = '', , used = '']) => [name, moneyOf(used)])
}

async function readChart(page: Page): Promise<Shown['chart']> {
  const { head, rows } = await tableOf(page.getByRole('table', { name: /(Daily|Weekly|Monthly) spend by provider/ }))
  const [, ...names] = head.filter((name) => name !== 'Total' && name !== 'Forecast')
  return rows.map(([, ...cells]) => ({
    cells: Object.fromEntries(names.map((name, index) => [name, moneyOf(cells[index] ?? '')])),
    total: moneyOf(cells[names.length] ?? ''),
    forecast: moneyOf(cells[names.length + 1] ?? ''),
  }))
}

async function readBeside(page: Page): Promise<Shown['beside']> {
  const entries = await page.getByRole('region', { name: 'Beside the total' }).getByRole('listitem').all()
  return Promise.all(
    entries.map(async (entry) => {
      const line = entry.locator('p').first()
      const label = await line.locator(':scope > :first-child').innerText()
      return { label, amounts: amountsIn(await line.locator(':scope > :last-child').innerText()) }
    }),
  )
}

interface TableElement {
  rows: Iterable<{ cells: Iterable<{ innerText: string }> }>
}

/** The words of a table. Of a heading only its first line counts: tags may stand beside a name. */
async function tableOf(table: Locator): Promise<{ head: string[]; rows: string[][] }> {
  const words: string[][] = await table.evaluate((element) =>
    [...(element as unknown as TableElement).rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim().split('\n')[0] ?? '')),
  )
  const [head = [], ...rows] = words
  return { head, rows }
}

/** What the sandbox knows that a provider was used for, by day, in micro-units. */
export async function truthOf(providerId: string, { from, to }: { from: string; to: string }): Promise<Record<string, number>> {
  const response = await fetch(`${inject('sandbox')}/sandbox/truth/${providerId}?from=${from}&to=${dayAfter(to)}`)
  const { rows } = (await response.json()) as { rows: { day: string; micros: number; category?: string }[] }
  const days: Record<string, number> = {}
  for (const { day, micros, category = 'Usage' } of rows) if (category === 'Usage') days[day] = (days[day] ?? 0) + micros
  return days
}

export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
export const sum = (amounts: Iterable<number | undefined>): number => [...amounts].reduce<number>((total, one) => total + (one ?? 0), 0)
