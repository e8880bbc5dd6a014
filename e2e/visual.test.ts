import { describe, expect, it } from 'vitest'
import { mockApi } from './support/mock.ts'
import { open } from './support/open.ts'
import { differenceOf, saveReference } from './support/pictures.ts'

const screens = [
  { screen: 'overview', path: '/', whole: 'main canvas' },
  { screen: 'connect', path: '/providers/connect/openai', whole: 'main form' },
  { screen: 'account', path: '/providers/accounts/con_openai', whole: 'main canvas' },
]
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]
const looks = (['light', 'dark'] as const).flatMap((colorScheme) => sizes.map((size) => ({ colorScheme, ...size })))

/** `npm run references` takes the pictures anew instead of comparing them. */
const isTaking = process.env['REFERENCES'] === 'take'

describe.each(screens)('the screen $screen', ({ screen, path, whole }) => {
  it.each(looks)('looks as in its reference, $colorScheme at $width px', async ({ colorScheme, width, height }) => {
    const page = await open({ as: 'nobody', colorScheme, reducedMotion: 'reduce', width, height })
    await mockApi(page, 'full')
    await page.goto(path)
    await page.locator(whole).first().waitFor()
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    // As tall as the page: the bar of a phone is then at its foot, and hides nothing.
    await page.setViewportSize({ width, height: await page.evaluate<number>('document.documentElement.scrollHeight') })
    await page.evaluate(
      'document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))',
    )
    const picture = await page.screenshot({ fullPage: true, animations: 'disabled' })
    const name = `${screen}-${colorScheme}-${width}`
    if (isTaking) saveReference(name, picture)
    expect(differenceOf(name, picture)).toBeUndefined()
  })
})
