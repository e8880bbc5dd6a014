import './quiet.ts'
import { type Browser, chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { findChromium } from '../../scripts/find-chromium.ts'
import { connectEverything, untilRead } from './demo.ts'
import { startProduct } from './product.ts'
import { finishSetup, signInByClick } from './sign-in.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    app: string
    sandbox: string
    cronSecret: string
    /** Where the one browser listens. */
    browser: string
    /** The session of the demo person, whose workspace has every provider connected and read. */
    demo: Awaited<ReturnType<typeof signInDemo>>
  }
}

const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
]

/** One product, one browser and one filled demo workspace for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct()
  const server = await chromium.launchServer({ executablePath: await findChromium(), args }).catch(async (error: unknown) => {
    await product.close()
    throw error
  })
  const stop = async () => {
    await server.close()
    await product.close()
  }
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    project.provide('demo', await signInDemo(browser, product.app))
    await browser.close()
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('app', product.app)
  project.provide('sandbox', product.sandbox)
  project.provide('cronSecret', product.cronSecret)
  project.provide('browser', server.wsEndpoint())
  return stop
}

async function signInDemo(browser: Browser, app: string) {
  const context = await browser.newContext({ baseURL: app })
  await signInByClick(await context.newPage())
  await finishSetup(context.request, app)
  await connectEverything(context.request, app)
  await untilRead(context.request)
  return context.storageState()
}
