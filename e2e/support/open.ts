import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core'
import { afterAll, expect, inject, onTestFinished } from 'vitest'

export interface OpenOptions extends Pick<BrowserContextOptions, 'colorScheme' | 'reducedMotion' | 'storageState'> {
  /** Whose browser it is: the demo person's, or one that nobody has signed in with. Default: the demo person's. */
  as?: 'demo' | 'nobody'
  width?: number
  height?: number
  /** Some requests of this page are meant to fail. */
  failures?: 'expected'
}

/** Chromium says so of every answer of 400 and above, and of requests that a test breaks off. */
const failedRequest = /^Failed to load resource: (the server responded with a status of \d+|net::ERR_(FAILED|INTERNET_DISCONNECTED))/

let connected: Promise<Browser> | undefined
afterAll(async () => (await connected)?.close())

/**
 * Opens a page in a browser profile of its own, closed after the test. Whatever the console complains of fails the test:
 * errors, warnings, and what the Content-Security-Policy refused.
 */
export async function open({ as = 'demo', width = 1440, height = 900, failures, ...options }: OpenOptions = {}): Promise<Page> {
  const browser = await (connected ??= chromium.connect(inject('browser')))
  const complaints: string[] = []
  const context = await browser.newContext({
    baseURL: inject('app'),
    viewport: { width, height },
    ...(as === 'demo' ? { storageState: inject('demo') } : {}),
    ...options,
  })
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (failures === 'expected' && failedRequest.test(message.text())) return
    complaints.push(`${message.text()} (${page.url()})`)
  })
  return page
}
