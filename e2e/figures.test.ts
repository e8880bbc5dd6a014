import { describe, expect, inject, it } from 'vitest'
import type { Dashboard } from '../worker/dashboard/schemas.ts'
import { sandboxProviders } from '../sandbox/providers/registry.ts'
import { open } from './support/open.ts'
import { type Period, type Shown, moneyOf, openOverview, periods, sum, truthOf } from './support/overview.ts'

/** Each figure on screen is rounded to the cent. */
const halfCent = 5_000
const expectEqual = (shown: number, expected: number, figures: number, what: string) =>
  expect(Math.abs(shown - expected), `${what}: ${shown / 1e6} and ${expected / 1e6}`).toBeLessThanOrEqual(halfCent * figures)

async function openBoth(period: Period): Promise<{ shown: Shown; dashboard: Dashboard }> {
  const page = await open()
  const shown = await openOverview(page, period)
  const response = await page.request.get(`/api/dashboard?range=${period}`)
  return { shown, dashboard: (await response.json()) as Dashboard }
}

/** The sum of each column of the chart's table; the column that has the smallest sources together is `rest`. */
function columnsOf({ chart, byProvider }: Shown): Record<string, number> {
  const names = Object.keys(chart[0]?.cells ?? {})
  return Object.fromEntries(names.map((name) => [name in byProvider ? name : 'rest', sum(chart.map(({ cells }) => cells[name]))]))
}

describe.each(periods)('the overview of %s', (period) => {
  it('says one total in headline, chart and table by provider', async () => {
    const { shown } = await openBoth(period)
    const { used, byProvider, chart } = shown
    const providers = Object.keys(byProvider)
    expect(providers.length).toBe(sandboxProviders.length)
    expectEqual(sum(Object.values(byProvider)), used, providers.length + 1, 'by provider and headline')
    expectEqual(sum(chart.map(({ total }) => total)), used, chart.length + 1, 'chart and headline')
    for (const { total, cells } of chart) expectEqual(sum(Object.values(cells)), total ?? 0, providers.length + 1, 'a row of the chart')
    const { rest, ...columns } = columnsOf(shown)
    for (const [name, amount] of Object.entries(columns))
      expectEqual(amount, byProvider[name] ?? 0, chart.length + 1, `chart and table of ${name}`)
    const others = providers.filter((name) => !(name in columns))
    expectEqual(rest ?? 0, sum(others.map((name) => byProvider[name])), chart.length + others.length, 'what the chart draws together')
  })
})

describe.each(['7d', '30d'] as const)('the figures of %s', (period) => {
  it('equal the ledger of the sandbox to the cent, with what is beside the total', async () => {
    const { shown, dashboard } = await openBoth(period)
    for (const { id } of sandboxProviders) {
      const truth = await truthOf(id, dashboard.range)
      const line = dashboard.byProvider.find(({ providerId }) => providerId === id)
      const name = line?.name ?? id
      const beside = shown.beside.filter(({ label }) => label.startsWith(name))
      const all = (shown.byProvider[name] ?? 0) + sum(beside.map(({ amount }) => amount))
      expectEqual(all, sum(Object.values(truth)), beside.length + 1, name)
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
  expectEqual(moneyOf((await entry.textContent()) ?? '') ?? 0, balance, 1, 'OpenRouter credits')
})
