import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the focus shows it: by its own outline, or by that of the label drawn in its place. */
const isFocusSeen = `(() => {
  const focused = document.activeElement
  // Past the last stop the browser's own controls have it.
  if (focused === document.body) return true
  const outlined = (element) => element && getComputedStyle(element).outlineStyle !== 'none' && parseFloat(getComputedStyle(element).outlineWidth) >= 1
  return outlined(focused) || outlined(focused.closest('label')) || outlined(focused.closest('li'))
})()`

const mostStops = 60

/** Presses Tab until it has the focus. Every stop on the way must show that it has it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate<boolean>(isFocusSeen), await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 200)')).toBe(
      true,
    )
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
  }
  throw new Error(`${String(target)} was not reached by ${mostStops} presses of Tab`)
}
