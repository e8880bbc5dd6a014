import { describe, expect, inject, it } from 'vitest'
import type { Dashboard } from '../worker/dashboard/schemas.ts'
import { sandboxProviders } from '../sandbox/providers/registry.ts'
import { moneyOf } from './support/amounts.ts'
import { differencesOf, forecastDifference } from './support/differences.ts'
import { open } from './support/open.ts'
import { type Period, type Shown, openOverview, periods, sum, truthOf } from './support/overview.ts'

/** Each figure on screen is rounded to the cent. */
const halfCent = 5_000
const expectEqual = (shown: number, expected: number, figures: number, what: string) =>
  expect(Math.abs(shown - expected), `${what}: ${shown / 1e6} and ${expected / 1e6}`).toBeLessThanOrEqual(halfCent * figures)

async function openBoth(period: Period): Promise<{ shown: Shown; dashboard: Dashboard }> {
  const page = await open()
  const shown = await openOverview(page, period)
  const query = typeof period === 'string' ? `range=${period}` : `from=${period.from}&to=${period.to}`
  const response = await page.request.get(`/api/dashboard?${query}`)
  return { shown, dashboard: (await response.json()) as Dashboard }
}

describe.each(periods)('the overview of %s', (period) => {
  it('says one total in headline, chart, table by provider and to pay', async () => {
    const { shown } = await openBoth(period)
    expect(Object.keys(shown.byProvider).length).toBe(sandboxProviders.length)
    expect(differencesOf(shown)).toEqual([])
  })
})

it('the forecast is what the chart shows of the month, day by day', async () => {
  const { shown, dashboard } = await openBoth('mtd')
  if (dashboard.forecast.state === 'ready') expect(forecastDifference(shown)).toBe(0)
  else expect(shown.forecast).toBeUndefined()
})

describe.each(['7d', '30d'] as const)('the figures of %s', (period) => {
  it('equal the ledger of the sandbox to the cent, with what is beside the total', async () => {
    const { shown, dashboard } = await openBoth(period)
    for (const { id } of sandboxProviders) {
      const truth = await truthOf(id, dashboard.range)
      const line = dashboard.byProvider.find(({ providerId }) => providerId === id)
      const name = line?.name ?? id
      const beside = shown.beside.filter(({ label }) => label.startsWith(name))
      const besideSum = sum(beside.flatMap(({ amounts }) => amounts.map(({ amount }) => amount)))
      expectEqual((shown.byProvider[name] ?? 0) + besideSum, sum(Object.values(truth)), beside.length + 1, name)
      if (beside.length > 0 || !(name in (shown.chart[0]?.cells ?? {}))) continue
      dashboard.series.days.forEach((day, index) =>
        expectEqual(shown.chart[index]?.cells[name] ?? 0, truth[day] ?? 0, 1, `${name} on ${day}`),
      )
    }
  })
})

it('the balance of prepaid credits is what the provider would say', async () => {
  const page = await open()
  await openOverview(page, 'mtd')
  const response = await fetch(`${inject('sandbox')}/sandbox/truth/openrouter`)
  const { balance } = (await response.json()) as { balance: number }
  const entry = page.getByRole('region', { name: 'Credits' }).getByRole('listitem').filter({ hasText: 'OpenRouter' })
  const words = await entry.locator('p').first().locator(':scope > :last-child').innerText()
  expectEqual(moneyOf(words) ?? 0, balance, 1, 'OpenRouter credits')
})
