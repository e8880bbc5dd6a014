import type { Page } from 'playwright-core'

/** A key that the sandbox's OpenAI takes. */
export const goodKey = 'sk-admin-demo-0123456789abcdef'

export async function connectOpenAI(page: Page): Promise<void> {
  await page.goto('/providers/connect/openai')
  await page.getByLabel('Admin API key').fill(goodKey)
  await page.getByRole('button', { name: 'Connect OpenAI' }).click()
  await page.getByRole('heading', { name: /is connected$/ }).waitFor()
}
