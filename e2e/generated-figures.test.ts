import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { buildDashboard } from '../worker/dashboard/build.ts'
import { type Preset, rangeOf } from '../worker/figures/ranges.ts'
import type { Dashboard } from '../worker/dashboard/schemas.ts'
import { symbolOf } from './support/amounts.ts'
import { differencesOf, forecastDifference } from './support/differences.ts'
import { generateLedger, generatedNow, generatedToday } from './support/generated-ledger.ts'
import { type Expected, addUp } from './support/naive-ledger.ts'
import { open } from './support/open.ts'
import { type Period, type Shown, openOverview } from './support/overview.ts'

const seeds = [1, 2]
const own = { from: '2026-09-10', to: '2026-10-20' }
const wholeMonths = { from: '2026-03-01', to: '2026-10-31' }
const shownPeriods: Period[] = ['7d', 'mtd', 'last_month', '12m', own, wholeMonths]

const rangeIn = (url: string) => {
  const { range, from, to } = Object.fromEntries(new URL(url).searchParams)
  return rangeOf({ range: range as Preset, from, to }, generatedToday)
}

/** Answers the page with what the product makes of a generated ledger, changed on the way where a test wants it wrong. */
async function openGenerated(page: Page, seed: number, period: Period, change: (dashboard: Dashboard) => void = () => {}) {
  const ledger = generateLedger(seed)
  await page.route('**/api/dashboard?*', async (route) => {
    const dashboard = buildDashboard(ledger.rows, 'ws_1', rangeIn(route.request().url()), generatedNow)
    change(dashboard)
    await route.fulfill({ json: dashboard })
  })
  const shown = await openOverview(page, period)
  const { from, to } = rangeOf(typeof period === 'string' ? { range: period } : period, generatedToday)
  return { shown, expected: addUp(ledger, { from, to }) }
}

/** Where the screen says something else than the ledger, beyond the rounding of its figures. */
function errorsOf(shown: Shown, expected: Expected): string[] {
  const written = shown.beside.flatMap(({ amounts }) => amounts)
  const wanted = [
    { what: 'used', amount: expected.used, said: shown.used },
    { what: 'what has no day', amount: expected.withoutDay, said: shown.withoutDay },
    ...Object.entries(expected.beside).map(([code, amount]) => {
      const same = written.filter(({ symbol }) => symbol === symbolOf(code))
      return { what: `beside in ${code}`, amount, said: same.reduce((total, one) => total + one.amount, 0) }
    }),
  ]
  return wanted
    .filter(({ amount, said }) => !(Math.abs(amount - said) <= 20_000))
    .map(({ what, amount, said }) => `${what}: ${said / 1e6} instead of ${amount / 1e6}`)
}

describe.each(seeds)('the overview of the generated workspace %i', (seed) => {
  it.each(shownPeriods)('adds up on screen, and to what its ledger says, over %j', async (period) => {
    const { shown, expected } = await openGenerated(await open(), seed, period)
    expect(differencesOf(shown)).toEqual([])
    expect(errorsOf(shown, expected)).toEqual([])
    if (period === 'mtd') expect(forecastDifference(shown)).toBe(0)
  })
})

const wrong: [what: string, change: (dashboard: Dashboard) => void][] = [
  ['the headline', ({ totals }) => (totals.used = more(totals.used))],
  ['to pay', ({ totals }) => (totals.toPay = more(totals.toPay))],
  ['a row by provider', ({ byProvider: [line] }) => line && (line.used = more(line.used))],
  [
    'a row that is not shown at first',
    ({ byProvider }) => {
      const last = byProvider.at(-1)
      if (last) last.used = more(last.used)
    },
  ],
  ['a day of the chart', ({ series: { providers } }) => providers[0] && (providers[0].used[3] = '98765.000000')],
  ['a provider of the chart', ({ series }) => series.providers.splice(0, 1)],
]

const more = ({ amount, currency }: { amount: string; currency: string }) => ({ amount: (Number(amount) + 50).toFixed(6), currency })

describe('the sums of this test', () => {
  it.each(wrong)('notice when %s is wrong', async (_, change) => {
    const { shown, expected } = await openGenerated(await open(), 1, 'mtd', change)
    expect([...differencesOf(shown), ...errorsOf(shown, expected)]).not.toEqual([])
  })

  it('notice when the forecast, or what stands beside the total, is wrong', async () => {
    const { shown, expected } = await openGenerated(await open(), 1, 'mtd', ({ forecast, beside }) => {
      if (forecast.expected) forecast.expected = more(more(more(forecast.expected)))
      const [first] = beside
      if (first?.amounts[0]) first.amounts[0] = more(first.amounts[0])
    })
    expect(forecastDifference(shown)).toBeGreaterThan(0)
    expect(errorsOf(shown, expected)).not.toEqual([])
  })
})
