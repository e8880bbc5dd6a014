import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { build } from 'vite'
import solid from 'vite-plugin-solid'
import { findChromium } from '../scripts/find-chromium.ts'
import { startWorkers } from './machine.ts'
import { type Measurement, measured, say, takeTurns } from './measurement.ts'
import { seedWorkspaces, workspaceId } from './seed.ts'
import { createSessions } from './session.ts'
import { copySite, serveSite } from './static-site.ts'

const rounds = 11

/** The first paint of the Overview beside that of the smallest page Solid can make, and how much moves while figures arrive. */
export async function measurePaint(product: string): Promise<Measurement[]> {
  say('painting in Chromium …')
  const empty = await serveSite(await buildEmptyPage())
  const sessions = await createSessions(1)
  const workers = await startWorkers([{ name: 'outlay', script: product, database: 'paint' }], sessions)
  await seedWorkspaces((await workers.getD1Database('DB', 'outlay')) as unknown as D1Database, { workspaces: 1, days: 400, people: 1 })
  const base = await workers.unsafeGetDirectURL('outlay')
  const site = await serveSite(copySite('dist/web'), {
    base,
    headers: { cookie: sessions.cookies[0] ?? '', 'x-outlay-workspace': workspaceId(1) },
  })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  const shifts: number[] = []
  try {
    const overview = async () => {
      const { paint, shift } = await openPage(browser, site.url, 'main canvas')
      shifts.push(shift)
      return paint
    }
    const plain = async () => (await openPage(browser, empty.url, 'p')).paint
    await takeTurns(2, { overview, plain })
    const paints = await takeTurns(rounds, { overview, plain })
    say(JSON.stringify(paints))
    return [
      measured('first contentful paint of the Overview / an empty Solid page', paints.overview / paints.plain, 'ratio', 1.5),
      { ...measured('layout shift of the Overview (CLS)', Math.max(...shifts), 'ratio', 0.02) },
    ]
  } finally {
    await browser.close()
    site.close()
    empty.close()
    await workers.dispose()
  }
}

/** Opens a page as somebody who has never been there, and watches until what comes last is there. */
async function openPage(browser: Browser, url: string, whole: string): Promise<{ paint: number; shift: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  try {
    await page.addInitScript(`
      globalThis.shift = 0
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })
    `)
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
    await page.waitForFunction(`document.querySelector('${whole}') !== null`, undefined, { timeout: 120_000 })
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 250))')
    await page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0")
    const paint = await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    return { paint, shift: await page.evaluate<number>('globalThis.shift') }
  } finally {
    await page.close()
  }
}

/** A page that renders one paragraph with Solid. */
async function buildEmptyPage(): Promise<string> {
  const [root, outDir] = [resolve('.dev/bench/empty'), resolve('.dev/bench/empty-built')]
  mkdirSync(root, { recursive: true })
  writeFileSync(
    `${root}/index.html`,
    '<!doctype html><title>Empty</title><div id="root"></div><script type="module" src="./main.jsx"></script>',
  )
  writeFileSync(`${root}/main.jsx`, "import { render } from 'solid-js/web'\nrender(() => <p>Empty</p>, document.getElementById('root'))\n")
  await build({
    configFile: false,
    logLevel: 'silent',
    root,
    plugins: [solid()],
    build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false } },
  })
  return outDir
}
