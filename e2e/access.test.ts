import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violationsOf } from './support/axe.ts'
import { type MockState, fiveStates, mockApi } from './support/mock.ts'
import { open } from './support/open.ts'
import { pages } from './support/pages.ts'

const connection = 'con_openai'

async function settle(page: Page, state: MockState): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page
    .locator('.skeleton')
    .first()
    .waitFor({ state: state === 'loading' ? 'attached' : 'detached' })
}

describe.each(pages)('the page $path', ({ path, states = fiveStates }) => {
  it('has nothing that axe objects to in any of its states, light and dark, narrow and wide', { timeout: 120_000 }, async () => {
    const page = await open({ as: 'nobody', failures: 'expected' })
    const api = await mockApi(page, states[0] ?? 'full')
    const found: string[] = []
    for (const state of states) {
      api.state = state
      await page.goto(path.replace('{connectionId}', connection))
      await settle(page, state)
      found.push(...(await violationsOf(page, state)))
      // What asks for nothing looks the same whatever is answered.
      if (api.asked.length === 0) break
    }
    expect(found).toEqual([])
  })
})

/** What opens over a page, or comes and goes. */
const scenes: readonly { name: string; path: string; state?: MockState; act: (page: Page) => Promise<void> }[] = [
  {
    name: 'the menu of a connection',
    path: '/providers',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'the workspace menu',
    path: '/workspace',
    act: async (page) =>
      page
        .getByRole('button', { name: /Northwind Labs/ })
        .first()
        .click(),
  },
  {
    name: 'the command palette',
    path: '/',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'the crosshair and the table of the chart',
    path: '/',
    act: async (page) => {
      await page.locator('canvas').waitFor()
      await page.getByRole('slider').focus()
      await page.keyboard.press('End')
      await page.keyboard.press('t')
    },
  },
  ...(['ugly-many', 'ugly-names', 'ugly-money', 'ugly-negative', 'ugly-credits', 'ugly-stale', 'ugly-silent'] as const).map((state) => ({
    ...{ name: `the overview of ${state}`, path: '/', state },
    act: async () => undefined,
  })),
  ...(['ugly-many', 'ugly-names', 'ugly-stale'] as const).map((state) => ({
    ...{ name: `the providers of ${state}`, path: '/providers', state },
    act: async () => undefined,
  })),
]

it.each(scenes)('$name: axe objects to nothing', { timeout: 120_000 }, async ({ name, path, state = 'full', act }) => {
  const page = await open({ as: 'nobody', reducedMotion: 'reduce' })
  await mockApi(page, state)
  await page.goto(path)
  await settle(page, state)
  await act(page)
  expect(await violationsOf(page, name)).toEqual([])
})
