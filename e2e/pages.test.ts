import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, inject, it } from 'vitest'
import { open } from './support/open.ts'
import { pages, visit } from './support/pages.ts'

const looks = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 390 },
] as const

describe.each(pages)('the page $path', (where) => {
  it('has nothing that axe objects to, light and dark, narrow and wide', async () => {
    const page = await open()
    await visit(page, where)
    const found: string[] = []
    for (const { colorScheme, width } of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, nodes } of violations)
        found.push(...nodes.map((node) => `${colorScheme} ${width}: ${id} ${node.html} ${node.failureSummary}`))
    }
    expect(found).toEqual([])
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
