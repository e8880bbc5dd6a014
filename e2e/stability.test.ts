import { expect, it } from 'vitest'
import { open } from './support/open.ts'

const most = 0.02

/** Runs in the page, before its own scripts. */
const observeShifts = `
  globalThis.moved = 0
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (moved += value))).observe({ type: 'layout-shift', buffered: true })
`

it.each([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])('nothing of the Overview moves after it was painted, at $width px', async (size) => {
  const page = await open(size)
  await page.addInitScript(observeShifts)
  // Slow enough that every outline is painted before its figures come.
  await page.route('**/api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 250))
    await route.continue()
  })
  await page.goto('/')
  await page.getByRole('table', { name: 'Used by provider' }).waitFor()
  await page.locator('canvas').waitFor()
  const moved = await page.evaluate<number>(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved))))',
  )
  expect(moved).toBeLessThan(most)
})
