import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** The two widths and two themes: every rule once at each width, and in the other theme what a theme can change. */
const looks = [
  { width: 1440, colorScheme: 'light', rules: undefined },
  { width: 1440, colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
  { width: 390, colorScheme: 'dark', rules: undefined },
  { width: 390, colorScheme: 'light', rules: ['color-contrast', 'link-in-text-block'] },
] as const

/** What axe objects to in what is on screen, wide and narrow, light and dark. Theme and width change in place. */
export async function violationsOf(page: Page, what: string): Promise<string[]> {
  const found: string[] = []
  for (const { width, colorScheme, rules } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
    // One page has no frames, so that axe need not look for them in a page of its own.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
    for (const { id, nodes } of violations)
      found.push(...nodes.map((node) => `${what}, ${colorScheme} ${width}: ${id} ${node.html} ${node.failureSummary}`))
  }
  return found
}
