import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { type Run, isMain, mustRun, run } from './run.ts'

export interface Machine {
  run: Run
  /** The full path of a program, when it is on the PATH. */
  which(name: string): string | undefined
  isRoot: boolean
  /** Where Playwright keeps its own browser. */
  downloaded(): string
  exists(path: string): boolean
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A Chromium for the browser tests: an installed one, else Debian's, else Playwright's own download. */
export async function findChromium(machine: Machine = thisMachine): Promise<string> {
  const installed = () => names.map(machine.which).find((path) => path !== undefined)
  const found = installed()
  if (found) return found
  if (machine.isRoot && machine.which('apt-get')) {
    const quietly = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } }
    const updated = await machine.run('apt-get', ['update', '--quiet'], quietly)
    if (updated.code === 0) await machine.run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'], quietly)
    const fresh = installed()
    if (fresh) return fresh
  }
  if (!machine.exists(machine.downloaded())) {
    await mustRun(machine.run, 'playwright-core', ['install', ...(machine.isRoot ? ['--with-deps'] : []), 'chromium'], { quiet: true })
  }
  return machine.downloaded()
}

const thisMachine: Machine = {
  run,
  which: (name) =>
    (process.env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path)),
  isRoot: process.getuid?.() === 0,
  downloaded: () => chromium.executablePath(),
  exists: existsSync,
}

if (isMain(import.meta.url)) console.log(await findChromium())
