import { expect, it } from 'vitest'
import { type Machine, findChromium } from './find-chromium.ts'

interface Given {
  programs?: string[]
  isRoot?: boolean
  /** What a command leaves behind on the PATH. */
  installs?: Record<string, string>
  downloadedAlready?: boolean
}

function machineWith({ programs = [], isRoot = false, installs = {}, downloadedAlready = false }: Given) {
  const calls: string[] = []
  const present = new Set(programs)
  let downloaded = downloadedAlready
  const machine: Machine = {
    run: async (command, args) => {
      const call = [command, ...args].join(' ')
      calls.push(call)
      for (const [part, program] of Object.entries(installs)) if (call.includes(part)) present.add(program)
      if (command === 'playwright-core') downloaded = true
      return { code: 0, stdout: '', stderr: '' }
    },
    which: (name) => (present.has(name) ? `/usr/bin/${name}` : undefined),
    isRoot,
    downloaded: () => '/cache/chrome',
    exists: () => downloaded,
  }
  return { machine, calls }
}

it('an installed browser is used as it is', async () => {
  const { machine, calls } = machineWith({ programs: ['google-chrome', 'apt-get'], isRoot: true })
  expect(await findChromium(machine)).toBe('/usr/bin/google-chrome')
  expect(calls).toEqual([])
})

it("Debian's browser is installed where root may do so", async () => {
  const { machine, calls } = machineWith({ programs: ['apt-get'], isRoot: true, installs: { 'apt-get install': 'chromium' } })
  expect(await findChromium(machine)).toBe('/usr/bin/chromium')
  expect(calls).toEqual(['apt-get update --quiet', 'apt-get install --yes --quiet --no-install-recommends chromium'])
})

it('without root the browser is downloaded once and found again', async () => {
  const { machine, calls } = machineWith({ programs: ['apt-get'] })
  expect(await findChromium(machine)).toBe('/cache/chrome')
  expect(await findChromium(machine)).toBe('/cache/chrome')
  expect(calls).toEqual(['playwright-core install chromium'])
})

it('a distribution without the package falls back to the download', async () => {
  const { machine, calls } = machineWith({ programs: ['apt-get'], isRoot: true })
  expect(await findChromium(machine)).toBe('/cache/chrome')
  expect(calls.at(-1)).toBe('playwright-core install --with-deps chromium')
})
