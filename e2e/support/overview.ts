import type { Page } from 'playwright-core'
import { inject } from 'vitest'

export const periods = ['7d', '30d', 'mtd', '90d', '12m'] as const
export type Period = (typeof periods)[number]

/** What the Overview says, read off the screen; money in micro-units. */
export interface Shown {
  used: number
  byProvider: Record<string, number>
  /** The chart's table: a row for each day or week, a cell for each provider. No figure is `undefined`. */
  chart: { total: number | undefined; cells: Record<string, number | undefined> }[]
  beside: { label: string; amount: number }[]
}

export async function openOverview(page: Page, period: Period): Promise<Shown> {
  await page.goto(period === 'mtd' ? '/' : `/?range=${period}`)
  await page.getByRole('table', { name: 'Used by provider' }).waitFor()
  return readOverview(page)
}

export async function readOverview(page: Page): Promise<Shown> {
  const used = await page.getByRole('region', { name: 'In short' }).locator('p:nth-child(2)').first().textContent()
  const providers = await tableOf(page, 'Used by provider')
  const chart = await tableOf(page, /(Daily|Weekly) spend by provider/)
  const [, ...columns] = chart.head
  const names = columns.filter((name) => name !== 'Total' && name !== 'Forecast')
  const entries = await page.getByRole('region', { name: 'Beside the total' }).getByRole('listitem').all()
  const beside = await Promise.all(entries.map((entry) => entry.locator('p').first().locator('span').allTextContents()))
  return {
    used: moneyOf(used ?? '') ?? Number.NaN,
    byProvider: Object.fromEntries(providers.rows.map(([name = '', , amount = '']) => [name, moneyOf(amount) ?? Number.NaN])),
    chart: chart.rows.map(([, ...cells]) => ({
      total: moneyOf(cells[names.length] ?? ''),
      cells: Object.fromEntries(names.map((name, index) => [name, moneyOf(cells[index] ?? '')])),
    })),
    beside: beside.map(([label = '', amount = '']) => ({ label, amount: moneyOf(amount) ?? Number.NaN })),
  }
}

/** The words of a table. Of a heading only its first line counts: tags may stand beside a name. */
async function tableOf(page: Page, name: string | RegExp): Promise<{ head: string[]; rows: string[][] }> {
  const table = page.getByRole('table', { name })
  const rows = await table.getByRole('row').all()
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
  const [head = [], ...body] = cells.map((texts) => texts.map((text) => text.trim().split('\n')[0] ?? ''))
  return { head, rows: body }
}

/** `≥ $1,234.56` and `−$0.0123` in micro-units of a dollar; `undefined` where it says that there is no figure. */
export function moneyOf(text: string): number | undefined {
  const match = /(−?)\$([\d,]+(?:\.\d+)?)/.exec(text)
  return match?.[2] === undefined ? undefined : Math.round(Number(match[2].replaceAll(',', '')) * 1e6) * (match[1] ? -1 : 1)
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
