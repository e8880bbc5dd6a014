import { type Browser, type Page, chromium } from 'playwright-core'
import { mockApi } from '../e2e/support/mock.ts'
import { findChromium } from '../scripts/find-chromium.ts'
import { type Measurement, measured, median, say } from './measurement.ts'
import { copySite, serveSite } from './static-site.ts'

const rounds = 5
const budgetMs = 100

/**
 * Runs in the page, before its own scripts. `worst` is the longest that an input had to wait for its paint since it was set
 * to zero: as the browser reports it, which counts in steps of 8 ms, and, for moves of the mouse, which it does not report, to the frame after.
 */
const watchInputs = `
  globalThis.worst = 0
  const see = (ms) => (worst = Math.max(worst, ms))
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.interactionId) see(entry.duration) })
    .observe({ type: 'event', durationThreshold: 16 })
  for (const type of ['mousemove', 'click', 'keydown'])
    addEventListener(type, ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => see(performance.now() - timeStamp))), { capture: true })
`

/** Two frames and an idle moment later whatever was observed has been reported. */
const settled = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(resolve))))`

const period = (page: Page, name: string) =>
  page
    .getByRole('radiogroup', { name: 'Period' })
    .or(page.getByRole('group', { name: 'Period' }))
    .getByText(name, { exact: true })

/** What somebody does on the Overview, in this order. The year is asked for once; after that every period comes from the cache. */
const interactions: readonly { name: string; act: (page: Page) => Promise<void> }[] = [
  {
    name: 'open twelve months',
    act: async (page) => {
      await period(page, '12m').click()
      await page.getByRole('heading', { name: /^(Weekly|Monthly) / }).waitFor()
    },
  },
  {
    name: 'hide a provider by its legend entry',
    act: async (page) => page.getByRole('group', { name: 'Shown in the chart' }).getByRole('button').first().click(),
  },
  {
    name: 'move the crosshair by the mouse',
    act: async (page) => {
      const box = await page.locator('canvas').boundingBox()
      if (!box) throw new Error('the chart is not on screen')
      for (let step = 1; step <= 20; step += 1) await page.mouse.move(box.x + (box.width * step) / 22, box.y + box.height / 2)
    },
  },
  {
    name: 'move the crosshair by the arrow keys',
    act: async (page) => {
      await page.getByRole('slider').focus()
      for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight')
    },
  },
  {
    name: 'go to another period and back, from the cache',
    act: async (page) => {
      await period(page, 'This month').click()
      await page.getByRole('heading', { name: /^Daily / }).waitFor()
      await period(page, '12m').click()
      await page.getByRole('heading', { name: /^(Weekly|Monthly) / }).waitFor()
    },
  },
  {
    name: 'show the chart as a table',
    act: async (page) => page.getByRole('button', { name: 'Table', exact: true }).click(),
  },
]

/** How long an input waits for its paint on the Overview of sixty connections with four hundred days each: the slowest of what one does there. */
export async function measureInteraction(folder = 'dist/web'): Promise<Measurement[]> {
  say('clicking in Chromium …')
  const site = await serveSite(copySite(folder))
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  try {
    const taken: number[][] = []
    for (let round = 0; round < rounds; round += 1) taken.push(await goThrough(browser, site.url))
    const medians = interactions.map((_, index) => median(taken.map((one) => one[index] ?? 0)))
    say(JSON.stringify(Object.fromEntries(interactions.map(({ name }, index) => [name, Math.round(medians[index] ?? 0)]))))
    return [measured('60 connections × 400 days: interaction to next paint', Math.max(...medians), 'ms', budgetMs)]
  } finally {
    await browser.close()
    site.close()
  }
}

/** One visit: for each interaction the longest wait, in ms. */
async function goThrough(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  try {
    await mockApi(page, 'ugly-many')
    await page.addInitScript(watchInputs)
    await page.goto(url)
    await page.locator('main canvas').waitFor()
    await page.getByRole('table', { name: 'Used by provider' }).waitFor()
    const waits: number[] = []
    for (const { act } of interactions) {
      await page.evaluate(`${settled}.then(() => (worst = 0))`)
      await act(page)
      await page.evaluate(settled)
      waits.push(await page.evaluate<number>('worst'))
    }
    return waits
  } finally {
    await page.close()
  }
}
