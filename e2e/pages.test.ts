import { describe, expect, inject, it } from 'vitest'
import { violationsOf } from './support/axe.ts'
import { open } from './support/open.ts'
import { pages, readRoutes, visit } from './support/pages.ts'

it('every route of the dashboard is tried by these tests', () => {
  expect(new Set(pages.map(({ route }) => route))).toEqual(new Set(readRoutes()))
})

describe.each(pages)('the page $path', (where) => {
  it('has nothing that axe objects to, with what the providers answer', async () => {
    const page = await open()
    await visit(page, where)
    expect(await violationsOf(page, where.path)).toEqual([])
  })

  it('never scrolls sideways, from 360 px on', async () => {
    const page = await open({ width: 360, height: 740 })
    await visit(page, where)
    const widths: number[] = []
    for (const width of [360, 390, 719, 720, 1024, 2560]) {
      await page.setViewportSize({ width, height: 740 })
      widths.push(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'))
    }
    expect(Math.max(...widths)).toBeLessThanOrEqual(0)
  })

  it('asks for nothing that fails, and for nothing outside', async () => {
    const page = await open()
    const wrong: string[] = []
    page.on('response', (response) => {
      if (response.status() >= 400 || !response.url().startsWith(inject('app'))) wrong.push(`${response.status()} ${response.url()}`)
    })
    page.on('requestfailed', (request) => wrong.push(`failed ${request.url()}`))
    await visit(page, where)
    expect(wrong).toEqual([])
  })
})
